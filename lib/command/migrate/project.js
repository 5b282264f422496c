'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { spawnSync } = require('node:child_process');

/** Larger files are not source code that a person has written. */
const MAX_BYTES = 8 * 1024 * 1024;

/** Folders that are skipped in a project without git. */
const SKIPPED = new Set(['node_modules', '.git', '.hg', '.svn']);

/**
 * Returns the files of a project below a folder: those that git tracks or would add; without git, all but installed
 * packages. Links are skipped, because their targets are either files of the project too, or not part of it.
 *
 * @param {string} folder
 * @returns {string[]} paths relative to the folder, with slashes, sorted
 */
function filesOf(folder) {
  const inGit = filesInGit(folder) ?? [];
  // A folder that git ignores completely was chosen on purpose.
  const files = (inGit.length > 0 ? inGit : filesBelow(folder)).filter(
    (file) => !file.split('/').includes('node_modules'),
  );
  return [...new Set(files)].sort().filter((file) => {
    const stat = fs.lstatSync(path.join(folder, file), { throwIfNoEntry: false });
    return stat?.isFile() && stat.size <= MAX_BYTES;
  });
}

/**
 * Whether git reports uncommitted changes.
 *
 * @param {string} folder
 */
function hasUncommittedChanges(folder) {
  const status = git(folder, ['status', '--porcelain', '--untracked-files=no', '--', '.']);
  return status !== undefined && status !== '';
}

/**
 * Reads a text file.
 *
 * @param {string} file
 * @returns {string | undefined} `undefined` for a binary file, or one that is not UTF-8
 */
function readText(file) {
  const bytes = fs.readFileSync(file);
  if (bytes.includes(0)) {
    return undefined;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** @param {string} folder */
function filesInGit(folder) {
  return git(folder, ['ls-files', '--cached', '--others', '--exclude-standard', '-z'])?.split('\0').filter(Boolean);
}

/**
 * @param {string} folder
 * @param {string} [prefix]
 * @returns {string[]}
 */
function filesBelow(folder, prefix = '') {
  return fs.readdirSync(path.join(folder, prefix), { withFileTypes: true }).flatMap((entry) => {
    const file = prefix + entry.name;
    if (entry.isDirectory()) {
      return SKIPPED.has(entry.name) ? [] : filesBelow(folder, `${file}/`);
    }
    return entry.isFile() ? [file] : [];
  });
}

/**
 * Returns the output of git; `undefined` without git, or outside of a repository.
 *
 * @param {string} folder
 * @param {string[]} command
 */
function git(folder, command) {
  const { status, stdout } = spawnSync('git', command, { cwd: folder, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 });
  return status === 0 ? stdout : undefined;
}

module.exports = { filesOf, hasUncommittedChanges, readText };
