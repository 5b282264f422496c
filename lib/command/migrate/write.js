'use strict';

const fs = require('node:fs');
const path = require('node:path');

/**
 * Writes a change of the plan. A file is replaced in one step, so that it is never there in part: the new content is
 * written to another file, which takes its name when it is whole.
 *
 * @param {string} folder
 * @param {{ file: string, to: string, after: string }} change
 */
function write(folder, { file, to, after }) {
  const [source, target] = [path.join(folder, file), path.join(folder, to)];
  const temporary = path.join(path.dirname(source), `.${path.basename(file)}.${process.pid}.tmp`);
  const { mode } = fs.statSync(source);
  // A file that may not be written could be replaced all the same.
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

/** The folders `@clerk` and `@clerk/express` below `__mocks__`, when nothing else is in them. */
function removeEmptyFolders(folder) {
  if (path.basename(folder) === '__mocks__' || fs.readdirSync(folder).length > 0) {
    return;
  }
  fs.rmdirSync(folder);
  removeEmptyFolders(path.dirname(folder));
}

module.exports = { write };
