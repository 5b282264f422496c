'use strict';

/**
 * How npm is started: the very npm that runs this script, if one does; otherwise the one on the PATH.
 *
 * @returns {{ program: string, first: string[], shell: boolean }} `first` goes before npm's own arguments
 */
function npm() {
  const running = process.env.npm_execpath;
  if (running?.endsWith('npm-cli.js')) return { program: process.execPath, first: [running], shell: false };
  return { program: 'npm', first: [], shell: process.platform === 'win32' };
}

module.exports = { npm };
