'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { execFile } = require('node:child_process');
const { platforms, thisPlatform } = require('../../scripts/pack/platforms');
const { install } = require('../support/installation');
const { instances } = require('../support/instances');
const { signingKey } = require('../support/keys');
const { scratchFolder } = require('../support/packed');
const { sessionToken } = require('../support/tokens');

const root = path.join(__dirname, '..', '..');

/** An app with both entries that prints its responses to two requests. */
const APP = `
  import http from 'node:http';
  import { clerkMiddleware, getAuth } from 'clerk-express-native';
  import { verifyWebhook } from 'clerk-express-native/webhooks';

  const authenticate = clerkMiddleware();
  const server = http.createServer((req, res) => {
    if (req.method === 'POST') return verifyWebhook(req).catch((error) => res.end(error.code));
    authenticate(req, res, (error) => res.end(error?.message ?? getAuth(req).userId));
  });
  server.listen(0, '127.0.0.1', async () => {
    const address = 'http://127.0.0.1:' + server.address().port;
    const page = await fetch(address, { headers: { authorization: 'Bearer ' + process.env.SESSION_TOKEN } });
    const webhook = await fetch(address, { method: 'POST' });
    console.log(await page.text(), await webhook.text());
    server.closeAllConnections();
    server.close();
  });
`;

const ANSWERS = 'user_1 webhook-headers-missing\n';

/** How to run each bundler with the file of its section of the guide, and where its output is. */
const BUNDLERS = {
  webpack: { run: webpack, output: 'dist/server.js' },
  Rollup: { run: (app) => app.program('rollup/dist/bin/rollup', '--config', '--silent'), output: 'dist/server.mjs' },
  esbuild: { run: (app) => app.node('build.mjs'), output: 'dist/server.mjs' },
  Vite: { run: (app) => app.program('vite/bin/vite.js', 'build', '--logLevel', 'error'), output: 'dist/server.mjs' },
  ncc: { run: (app) => app.ncc(configurations.ncc.text), output: 'dist/index.js' },
};

/** The same bundlers with a mistake: the parts of the guide's configuration to replace, and with what. */
const MISTAKES = {
  'webpack without externals': {
    bundler: 'webpack',
    replace: [
      [/ +externals.*\n/g, ''],
      ['production', 'development'],
    ],
    found: /Cannot find module/,
  },
  'Rollup with a string that matches no subpath': {
    bundler: 'Rollup',
    replace: [['[/^clerk-express-native(\\/|$)/]', `['clerk-express-native']`]],
    found: /require is not defined/,
  },
  'esbuild without externals, for ES modules': {
    bundler: 'esbuild',
    replace: [[/ +external: .*\n/, '']],
    found: /Dynamic require of "node:fs" is not supported/,
  },
  'Vite with noExternal alone': {
    bundler: 'Vite',
    replace: [[/, external: .*(?= })/, '']],
    found: /require is not defined/,
  },
};

const configurations = readGuide();

describe('The guide to bundlers', function () {
  this.timeout(120_000);

  it('has a configuration for each tested bundler', () => {
    assert.deepEqual(Object.keys(configurations), Object.keys(BUNDLERS));
  });

  for (const [name, { run, output }] of Object.entries(BUNDLERS)) {
    it(`has a configuration for ${name} with which an app serves requests`, async () => {
      const app = makeApp(configurations[name]);
      assert.equal(await run(app), '');
      // The output of ncc needs no node_modules.
      const folder = name === 'ncc' ? app.moved('dist') : app.folder;
      assert.equal(await app.serve(path.join(folder, name === 'ncc' ? 'index.js' : output)), ANSWERS);
    });
  }

  for (const [what, { bundler, replace, found }] of Object.entries(MISTAKES)) {
    it(`is named by the error of a bundle that was made by mistake: ${what}`, async () => {
      const { file, text } = configurations[bundler];
      const wrong = replace.reduce((changed, [part, by]) => {
        assert.ok(
          typeof part === 'string' ? changed.includes(part) : changed.search(part) >= 0,
          `${part} is not in the guide`,
        );
        return changed.replace(part, by);
      }, text);
      const app = makeApp({ file, text: wrong });
      await BUNDLERS[bundler].run(app);
      const output = await app.serve(BUNDLERS[bundler].output);
      assertBundledError(output);
      assert.match(output, found);
    });
  }

  it('is named by the error of an app that ncc has bundled without the addon for this machine', async () => {
    const app = makeApp(
      configurations.ncc,
      platforms()
        .filter((platform) => platform !== thisPlatform())
        .slice(0, 1),
    );
    await BUNDLERS.ncc.run(app);
    assertBundledError(await app.serve(path.join(app.moved('dist'), 'index.js')));
  });

  it('is named by the error of a CommonJS bundle that runs where the package is not installed', async () => {
    const { file, text } = configurations.esbuild;
    const app = makeApp({
      file,
      text: text
        .replace(/ +external: .*\n/, '')
        .replace('esm', 'cjs')
        .replace('.mjs', '.cjs'),
    });
    await app.node('build.mjs');
    assertBundledError(await app.serve(path.join(app.moved('dist'), 'server.cjs')));
  });
});

function assertBundledError(output) {
  assert.match(
    output,
    /Error: clerk-express-native [\d.]+: the package is part of a bundle, which cannot contain its native addon\.\n {2}found: /,
  );
  assert.match(output, /code: 'addon-bundled'/);
  for (const advice of [
    `externalsType: 'commonjs', externals: [/^clerk-express-native(\\/|$)/]`,
    '--external:clerk-express-native',
    'docs/guides/bundlers.md',
  ]) {
    assert.ok(output.includes(advice), output);
  }
}

/** The first code block of each section whose heading is that of a bundler, with the name of its file. */
function readGuide() {
  const guide = fs.readFileSync(path.join(root, 'docs', 'guides', 'bundlers.md'), 'utf8');
  const blocks = [...guide.matchAll(/^## (\S+)\n\n```(?:js|sh)\n(?:\/\/ (\S+)\n)?(.*?)^```$/gms)];
  return Object.fromEntries(blocks.map(([, name, file, text]) => [name, { file, text }]));
}

/** An app with the packed package, and the bundlers linked from the project's development dependencies. */
function makeApp({ file, text }, installed) {
  const { folder, module } = install(installed);
  const write = (name, content) => {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), content);
  };
  write('package.json', '{ "private": true }');
  write('src/package.json', '{ "type": "module" }');
  write('src/server.js', APP);
  if (file) {
    write(file, text);
  }
  for (const name of ['@rollup', 'esbuild', 'rollup', 'vite', 'webpack']) {
    fs.symlinkSync(path.join(root, 'node_modules', name), module(name), 'junction');
  }
  const run = (programArguments) => runNode(folder, programArguments);
  return {
    folder,
    node: (...programArguments) => run(programArguments),
    program: (name, ...programArguments) => run([path.join(root, 'node_modules', name), ...programArguments]),
    ncc: (command) => {
      const [program, ...programArguments] = command.trim().split(' ');
      assert.equal(program, 'ncc');
      return run([require.resolve('@vercel/ncc/dist/ncc/cli'), ...programArguments, '--quiet', '--no-cache']);
    },
    /** Moves a folder of the app to where nothing of it is found. */
    moved: (name) => {
      const target = path.join(scratchFolder('moved'), name);
      fs.renameSync(path.join(folder, name), target);
      return target;
    },
    serve: (name) => run([name]),
  };
}

/** The program of webpack is a separate package. This one prints what webpack reports. */
function webpack(app) {
  const program = `
    require('webpack')(require('./webpack.config.js'), (error, stats) => {
      console.error(error ?? stats.toString({ all: false, errors: true, warnings: true }));
    });`;
  return app.node('-e', program).then((output) => output.trim());
}

/** The output of a program, on either stream. */
function runNode(folder, programArguments) {
  const env = {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('CLERK_'))),
    CLERK_PUBLISHABLE_KEY: instances.production.publishableKey,
    CLERK_SECRET_KEY: 'sk_test_bundlers',
    CLERK_JWT_KEY: signingKey.pem,
    CLERK_WEBHOOK_SIGNING_SECRET: 'whsec_c2lnbnMgd2hhdCBhIHdlYmhvb2sgc2F5cw==',
    SESSION_TOKEN: sessionToken(),
    NODE_OPTIONS: '',
  };
  return new Promise((resolve) => {
    execFile(process.execPath, programArguments, { cwd: folder, env }, (error, stdout, stderr) =>
      resolve(`${stdout}${stderr}`),
    );
  });
}
