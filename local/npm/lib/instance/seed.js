'use strict';

const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

/**
 * Calls a function with the name of a file that contains the seed.
 *
 * @template T
 * @param {object | string | undefined} seed a seed, or the name of its file
 * @param {(file: string | undefined) => Promise<T>} use
 * @returns {Promise<T>}
 */
async function withSeedFile(seed, use) {
  if (typeof seed !== 'object') {
    return use(seed);
  }
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'clerk-local-'));
  try {
    const file = path.join(folder, 'seed.json');
    // It may contain a secret key.
    fs.writeFileSync(file, JSON.stringify(seed), { mode: 0o600 });
    return await use(file);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

module.exports = { withSeedFile };
