'use strict';

const assert = require('node:assert/strict');
const path = require('node:path');
const { execFile } = require('node:child_process');
const { promisify } = require('node:util');

const compiler = require.resolve('typescript/bin/tsc');

/** Compiles a project below this folder. Returns the compiler's messages. */
async function compile(project) {
  const result = promisify(execFile)(process.execPath, [compiler, '-p', path.join(__dirname, project)]);
  return result.then(
    ({ stdout }) => stdout,
    ({ stdout }) => stdout,
  );
}

describe('Types', () => {
  it('need nothing but those of Express, for CommonJS and for ES modules', async () => {
    assert.equal(await compile('standalone'), '');
  }).timeout(60_000);
});
