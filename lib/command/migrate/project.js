'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { spawnSync } = require('node:child_process');

/** Files beyond this size are not source code that a person has written. */
const MOST_BYTES = 8 * 1024 * 1024;

/** Folders of a project without git that are not looked into. */
const LEFT_OUT = new Set(['node_modules', '.git', '.hg', '.svn']);

/**
 * The text files of a project below a folder: those that git knows or would add, without git all but those of installed
 * packages. Links are left out, because what they lead to is either a file of the project too or none of it.
 *
 * @param {string} folder
 * @returns {string[]} paths relative to the folder, with slashes, sorted
 */
function filesOf(folder) {
  const inGit = filesInGit(folder) ?? [];
  // A folder that git ignores altogether has been asked for by name.
  const files = (inGit.length > 0 ? inGit : filesBelow(folder)).filter(
    (file) => !file.split('/').includes('node_modules'),
  );
  return [...new Set(files)].sort().filter((file) => {
    const stat = fs.lstatSync(path.join(folder, file), { throwIfNoEntry: false });
    return stat?.isFile() && stat.size <= MOST_BYTES;
  });
}

/** Whether git knows of changes that are not committed. */
function hasUncommittedChanges(folder) {
  const status = git(folder, ['status', '--porcelain', '--untracked-files=no', '--', '.']);
  return status !== undefined && status !== '';
}

/**
 * The content of a file as text.
 *
 * @returns {string | undefined} nothing for a file that is not text, or not in UTF-8
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

function filesInGit(folder) {
  return git(folder, ['ls-files', '--cached', '--others', '--exclude-standard', '-z'])?.split('\0').filter(Boolean);
}

function filesBelow(folder, prefix = '') {
  return fs.readdirSync(path.join(folder, prefix), { withFileTypes: true }).flatMap((entry) => {
    const file = prefix + entry.name;
    if (entry.isDirectory()) {
      return LEFT_OUT.has(entry.name) ? [] : filesBelow(folder, `${file}/`);
    }
    return entry.isFile() ? [file] : [];
  });
}

/** What git prints; nothing without git, or for a folder outside of any repository. */
function git(folder, command) {
  const { status, stdout } = spawnSync('git', command, { cwd: folder, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 });
  return status === 0 ? stdout : undefined;
}

module.exports = { filesOf, hasUncommittedChanges, readText };
