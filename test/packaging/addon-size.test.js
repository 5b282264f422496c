'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { thisPlatform } = require('../../scripts/pack/platforms');

const root = path.join(__dirname, '..', '..');

/** 6 MB as npm and browsers count: a megabyte has a million bytes, so 6 × 2²⁰ would exceed the promise. */
const MOST_BYTES = 6_000_000;

describe('The addon', () => {
  it('takes at most 6 MB, because every user downloads it and every start loads it', function () {
    // Other compilers and formats need more or less for the same code; an unmeasured size must not block a release.
    if (thisPlatform() !== 'linux-x64-gnu') {
      this.skip();
    }
    const { name, bytes } = releasedAddon(this);
    assert.ok(bytes.length <= MOST_BYTES, `${name} has ${bytes.length} bytes; at most ${MOST_BYTES} are allowed.`);
  });

  it('contains no folder of the machine that built it', function () {
    const { bytes } = releasedAddon(this);
    for (const folder of [os.homedir(), root]) {
      assert.ok(!bytes.includes(`${folder}${path.sep}`), folder);
    }
    assert.ok(bytes.includes('crates'), 'the paths are remapped, not missing');
  });
});

/** The addon of this machine; skips the test for a build with symbols, which is for debuggers and profilers. */
function releasedAddon(test) {
  const name = `clerk-express-native.${thisPlatform()}.node`;
  const bytes = fs.readFileSync(path.join(root, name));
  if (bytes.includes('\0.symtab\0')) {
    test.skip();
  }
  return { name, bytes };
}
