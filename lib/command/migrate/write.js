'use strict';

const fs = require('node:fs');
const path = require('node:path');

/**
 * Writes a change of the plan. A file is replaced atomically: the new content is written to another file, which is then
 * renamed.
 *
 * @param {string} folder
 * @param {{ file: string, to: string, after: string }} change
 */
function write(folder, { file, to, after }) {
  const [source, target] = [path.join(folder, file), path.join(folder, to)];
  const temporary = path.join(path.dirname(source), `.${path.basename(file)}.${process.pid}.tmp`);
  const { mode } = fs.statSync(source);
  // Renaming would also replace a read-only file.
  fs.accessSync(source, fs.constants.W_OK);
  fs.closeSync(fs.openSync(temporary, 'wx', mode));
  try {
    fs.writeFileSync(temporary, after);
    fs.chmodSync(temporary, mode);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.renameSync(temporary, target);
  } catch (error) {
    fs.rmSync(temporary, { force: true });
    throw error;
  }
  if (target === source) {
    return;
  }
  fs.rmSync(source);
  removeEmptyFolders(path.dirname(source));
}

/**
 * Removes the folders `@clerk` and `@clerk/express` below `__mocks__` if they are empty.
 *
 * @param {string} folder
 */
function removeEmptyFolders(folder) {
  if (path.basename(folder) === '__mocks__' || fs.readdirSync(folder).length > 0) {
    return;
  }
  fs.rmdirSync(folder);
  removeEmptyFolders(path.dirname(folder));
}

module.exports = { write };
