'use strict';

const fs = require('node:fs');
const path = require('node:path');

/** Where installations of Node put npm, relative to the folder of the `node` executable. */
const BUNDLED_NPM = ['node_modules/npm/bin/npm-cli.js', '../lib/node_modules/npm/bin/npm-cli.js'];

/**
 * How to start npm: the npm that runs this script, otherwise the one bundled with this Node, otherwise the one on the
 * PATH.
 *
 * @returns {{ program: string, first: string[], shell: boolean }} `first` precedes npm's own arguments
 */
function npm() {
  const bundled = BUNDLED_NPM.map((file) => path.join(path.dirname(process.execPath), file));
  const script = [process.env.npm_execpath, ...bundled].find(
    (file) => file?.endsWith('npm-cli.js') && fs.existsSync(file),
  );
  if (script) {
    return { program: process.execPath, first: [script], shell: false };
  }
  return { program: 'npm', first: [], shell: process.platform === 'win32' };
}

module.exports = { npm };
