'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { thisPlatform } = require('../../scripts/pack/platforms');

const root = path.join(__dirname, '..', '..');

/** 6 MB as npm and browsers count: a megabyte has a million bytes, so that 6 × 2²⁰ would be more than is promised. */
const MOST_BYTES = 6_000_000;

describe('The addon', () => {
  it('takes at most 6 MB, because everybody downloads it and every start loads it', function () {
    // Other compilers and formats need more or less for the same, and what was not measured must not keep a release
    // back.
    if (thisPlatform() !== 'linux-x64-gnu') {
      this.skip();
    }
    const addon = 'clerk-express-native.linux-x64-gnu.node';
    const bytes = fs.readFileSync(path.join(root, addon));
    // With its symbols it is a build for a debugger or a profiler, which nobody downloads.
    if (bytes.includes('\0.symtab\0')) {
      this.skip();
    }
    assert.ok(bytes.length <= MOST_BYTES, `${addon} has ${bytes.length} bytes; at most ${MOST_BYTES} are allowed.`);
  });
});
