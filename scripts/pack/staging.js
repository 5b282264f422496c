'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { Problem } = require('../prepare/run');

/**
 * Where a file of a package comes from.
 *
 * @typedef {{ source: string, mode?: number } | { text: string }} Origin
 */

/**
 * Creates the folder that is packed, with a package's manifest and files.
 *
 * @param {string} folder
 * @param {import('./manifest').Manifest} manifest
 * @param {(file: string) => Origin} originOf
 * @returns {string} the folder
 * @throws {Problem} if a file is missing
 */
function stage(folder, manifest, originOf) {
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  for (const file of new Set([...manifest.files, 'README.md', 'LICENSE'])) {
    const target = path.join(folder, file);
    const origin = originOf(file);
    if ('text' in origin) {
      fs.writeFileSync(target, origin.text);
      continue;
    }
    if (!fs.existsSync(origin.source)) {
      throw new Problem(`${path.relative(process.cwd(), origin.source)} is missing; ${manifest.name} must contain it.`);
    }
    // npm does not pack symbolic links.
    fs.cpSync(origin.source, target, { recursive: true, dereference: true });
    if (origin.mode !== undefined) {
      fs.chmodSync(target, origin.mode);
    }
  }
  return folder;
}

module.exports = { stage };
