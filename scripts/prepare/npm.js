'use strict';

const fs = require('node:fs');
const path = require('node:path');

/** Where Node's own installations have npm, from the folder of the program `node`. */
const BESIDE_NODE = ['node_modules/npm/bin/npm-cli.js', '../lib/node_modules/npm/bin/npm-cli.js'];

/**
 * How npm is started: the very npm that runs this script, if one does; else the one of this Node; else the one on the
 * PATH.
 *
 * @returns {{ program: string, first: string[], shell: boolean }} `first` goes before npm's own arguments
 */
function npm() {
  const candidates = BESIDE_NODE.map((file) => path.join(path.dirname(process.execPath), file));
  const script = [process.env.npm_execpath, ...candidates].find(
    (file) => file?.endsWith('npm-cli.js') && fs.existsSync(file),
  );
  if (script) {
    return { program: process.execPath, first: [script], shell: false };
  }
  return { program: 'npm', first: [], shell: process.platform === 'win32' };
}

module.exports = { npm };
