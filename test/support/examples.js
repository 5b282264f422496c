'use strict';

/**
 * The examples as their users have them: folders outside the repository, with the packed package installed by npm.
 * Their other dependencies are links to the repository's, so that no network is needed.
 */

const fs = require('node:fs');
const net = require('node:net');
const path = require('node:path');
const { once } = require('node:events');
const { spawn, spawnSync } = require('node:child_process');
const { npm } = require('../../scripts/prepare/npm');
const { codeOf } = require('../../scripts/prepare/run');
const { freshSecretKey, instances } = require('./instances');
const { packedForThisMachine, scratchFolder } = require('./packed');
const { clerkLocalForThisMachine } = require('./packed-clerk-local');

const root = path.join(__dirname, '..', '..');
const source = path.join(root, 'examples');

/** The examples with a manifest; `examples/express` belongs to the demo. */
const names = fs.readdirSync(source).filter((name) => fs.existsSync(path.join(source, name, 'package.json')));

/**
 * @typedef {{ dependencies?: Record<string, string>, devDependencies?: Record<string, string>, engines?:
 *   Record<string, string>, [key: string]: any }} Manifest a `package.json`, of which tests compare all keys
 *
 * @param {string} name
 * @returns {Manifest}
 */
const manifestOf = (name) => JSON.parse(fs.readFileSync(path.join(source, name, 'package.json'), 'utf8'));

/** The packages that are packed. */
const OWN = ['clerk-express-native', 'clerk-local'];

/** Excludes folders that npm has created in the repository. */
const COPY = {
  recursive: true,
  filter: (/** @type {string} */ file) => !['node_modules', 'dist'].includes(path.basename(file)),
};

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

/** @type {Set<ChildProcess>} */
const running = new Set();

process.once('exit', () => running.forEach(kill));

/** @type {string | undefined} */
let installed;

/** Installs all examples into one folder, once per process. Returns the folder. */
function installExamples() {
  if (!installed) {
    const folder = scratchFolder('examples');
    installed = folder;
    const { main, addons } = packedForThisMachine();
    const local = clerkLocalForThisMachine();
    const tarballs = [main, ...addons, local.main, ...local.programs];
    fs.writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
    const { program, first, shell } = npm();
    const install = [...first, 'install', '--offline', '--no-audit', '--no-fund', '--loglevel=error', ...tarballs];
    const { status, stdout, stderr } = spawnSync(program, install, { cwd: folder, shell, encoding: 'utf8' });
    if (status !== 0) {
      throw new Error(`Installing the packed packages failed: ${stdout}${stderr}`);
    }
    names.forEach((name) => fs.cpSync(path.join(source, name), path.join(folder, name), COPY));
    new Set(names.flatMap(thirdPartyDependenciesOf)).forEach((dependency) => link(dependency, folder));
  }
  return installed;
}

/**
 * Runs `npm start`, or another npm script, in an example's folder and waits until it listens.
 *
 * @param {string} name
 * @param {Record<string, string>} env the example's environment variables, without `PORT`
 * @param {string} [script]
 * @returns {Promise<{ origin: string, host: string, output: () => string, stop: () => Promise<void> }>}
 */
async function startExample(name, env, script = 'start') {
  const cwd = path.join(installExamples(), name);
  const port = await freePort();
  const { program, first, shell } = npm();
  const child = spawn(program, [...first, 'run', script], {
    cwd,
    shell,
    // A process group, because npm runs the example in a shell.
    detached: process.platform !== 'win32',
    env: { ...inheritedEnvironment(), npm_config_update_notifier: 'false', PORT: String(port), ...env },
  });
  running.add(child);
  const ended = once(child, 'close').finally(() => running.delete(child));
  let output = '';
  const listening = new Promise((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text;
        if (output.includes(`Listening on port ${port}`)) {
          resolve(true);
        }
      });
    }
  });
  if (!(await Promise.race([listening, ended.then(() => false)]))) {
    throw new Error(`The example ${name} did not start: ${output}`);
  }
  return {
    host: `127.0.0.1:${port}`,
    origin: `http://127.0.0.1:${port}`,
    output: () => output,
    async stop() {
      kill(child);
      await ended;
    },
  };
}

/**
 * Runs an npm script in an example's folder until it ends.
 *
 * @param {string} name
 * @param {string} script
 * @param {Record<string, string>} [env]
 * @returns {Promise<{ code: number | null, output: string }>}
 */
async function runExample(name, script, env = {}) {
  const { program, first, shell } = npm();
  const child = spawn(program, [...first, 'run', script], {
    cwd: path.join(installExamples(), name),
    shell,
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...inheritedEnvironment(), npm_config_update_notifier: 'false', ...env },
  });
  running.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => (output += text));
  }
  const [code] = await once(child, 'close');
  running.delete(child);
  return { code, output };
}

/**
 * The environment of an example whose Clerk instance has its API at `endpoint`.
 *
 * @param {{ origin: string }} endpoint
 */
function environmentFor(endpoint) {
  return {
    CLERK_PUBLISHABLE_KEY: instances.production.publishableKey,
    CLERK_SECRET_KEY: freshSecretKey(),
    CLERK_API_URL: endpoint.origin,
  };
}

module.exports = { environmentFor, manifestOf, names, runExample, source, startExample };

/** @param {string} name */
function thirdPartyDependenciesOf(name) {
  const { dependencies, devDependencies } = manifestOf(name);
  return Object.keys({ ...dependencies, ...devDependencies }).filter((key) => !OWN.includes(key));
}

/**
 * @param {string} dependency
 * @param {string} folder
 */
function link(dependency, folder) {
  const modules = path.join(folder, 'node_modules');
  const place = path.join(modules, dependency);
  fs.mkdirSync(path.dirname(place), { recursive: true });
  fs.symlinkSync(path.join(root, 'node_modules', dependency), place, 'junction');
  // npm scripts find programs such as `tsc` here.
  for (const [program, file] of Object.entries(binariesOf(place))) {
    const shim = path.join(modules, '.bin', program);
    fs.mkdirSync(path.dirname(shim), { recursive: true });
    if (process.platform === 'win32') {
      fs.writeFileSync(`${shim}.cmd`, `@"${process.execPath}" "${path.join(place, file)}" %*\r\n`);
    } else {
      fs.symlinkSync(path.join(place, file), shim);
    }
  }
}

/**
 * @param {string} folder
 * @returns {Record<string, string>}
 */
function binariesOf(folder) {
  const { name, bin = {} } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  return typeof bin === 'string' ? { [path.basename(name)]: bin } : bin;
}

/** Without Clerk's variables, and without npm's, which refer to the folder of the tests. */
function inheritedEnvironment() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(CLERK_|npm_)/i.test(name)));
}

/** Finds a free port below the range from which systems choose ports automatically. */
async function freePort() {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    const server = net.createServer().listen(port);
    const free = await once(server, 'listening').then(
      () => true,
      () => false,
    );
    if (free) {
      server.close();
      await once(server, 'close');
      return port;
    }
  }
}

/** @param {ChildProcess} child */
function kill(child) {
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f']);
    return;
  }
  try {
    process.kill(-(child.pid ?? 0), 'SIGKILL');
  } catch (error) {
    // The whole group has exited.
    if (codeOf(error) !== 'ESRCH') {
      throw error;
    }
  }
}
