'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { spawnSync } = require('node:child_process');
const { run } = require('../../lib/command');
const { scratchFolder } = require('./packed');

/**
 * A project in a temporary folder.
 *
 * @param {Record<string, string | object>} files contents by path; objects are written as JSON
 */
function layout(files) {
  const folder = scratchFolder('layout');
  const file = (/** @type {string} */ name) => path.join(folder, name);
  const write = (/** @type {string} */ name, /** @type {string | object} */ content) => {
    fs.mkdirSync(path.dirname(file(name)), { recursive: true });
    fs.writeFileSync(file(name), typeof content === 'string' ? content : `${JSON.stringify(content, null, 2)}\n`);
  };
  for (const [name, content] of Object.entries(files)) {
    write(name, content);
  }
  return {
    folder,
    write,
    read: (/** @type {string} */ name) => fs.readFileSync(file(name), 'utf8'),
    /** All files in the folder with their contents, except those of git and of installed packages. */
    files: () => Object.fromEntries(filesBelow(folder).map((name) => [name, fs.readFileSync(file(name), 'utf8')])),
    git: (/** @type {string[]} */ ...command) => {
      const settings = ['-c', 'user.name=test', '-c', 'user.email=test@example.com', '-c', 'core.autocrlf=false'];
      const { status, stdout, stderr } = spawnSync('git', [...settings, ...command], { cwd: folder, encoding: 'utf8' });
      if (status !== 0) {
        throw new Error(`git ${command.join(' ')}: ${stderr}`);
      }
      return stdout;
    },
  };
}

/**
 * Runs a command of the package in a folder, within this process.
 *
 * @param {string} folder
 * @param {string[]} programArguments
 */
function command(folder, ...programArguments) {
  const printed = { stdout: '', stderr: '' };
  const status = run(programArguments, {
    cwd: folder,
    out: (/** @type {string} */ text) => (printed.stdout += text),
    err: (/** @type {string} */ text) => (printed.stderr += text),
    readInput: async () => '',
  });
  return { status, ...printed };
}

module.exports = { command, layout };

/**
 * @param {string} folder
 * @param {string} [prefix]
 * @returns {string[]}
 */
function filesBelow(folder, prefix = '') {
  return fs.readdirSync(path.join(folder, prefix), { withFileTypes: true }).flatMap((entry) => {
    const name = prefix + entry.name;
    if (!entry.isDirectory()) {
      return [name];
    }
    return ['.git', 'node_modules'].includes(entry.name) ? [] : filesBelow(folder, `${name}/`);
  });
}
