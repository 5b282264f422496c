'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { root } = require('../prepare/run');

/** Folders of tests that compile, pack, install and start programs: about half of the time. */
const PROGRAMS = ['acceptance', 'definition', 'documents', 'packaging', 'types'];

/** Tests that measure times, memory or descriptors, and have the machine for themselves. */
const MEASURING = [
  'backend/connections.test.js',
  'backend/hostile-answers.test.js',
  'backend/load.test.js',
  'backend/retries.test.js',
  'integration/few-descriptors.test.js',
  'integration/frontend-api-proxy-load.test.js',
  'integration/frontend-api-proxy.test.js',
  'integration/key-endpoint-faults.test.js',
  'integration/key-fetching.test.js',
];

/**
 * The files of mocha's tests, without those of the browser, each in one part. A new file belongs to `functions` unless
 * its folder is one of {@link PROGRAMS}.
 *
 * @returns {{ functions: string[], programs: string[], measuring: string[] }} paths relative to the project's root
 */
function testFiles() {
  const folder = path.join(root, 'test');
  const all = fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll(path.sep, '/'))
    .filter((name) => name.endsWith('.test.js') && !name.startsWith('browser/'))
    .sort();
  const partOf = (/** @type {string} */ name) => {
    if (MEASURING.includes(name)) {
      return 'measuring';
    }
    return PROGRAMS.includes(name.split('/')[0]) ? 'programs' : 'functions';
  };
  const filesOf = (/** @type {string} */ part) =>
    all.filter((name) => partOf(name) === part).map((name) => `test/${name}`);
  return { functions: filesOf('functions'), programs: filesOf('programs'), measuring: filesOf('measuring') };
}

module.exports = { MEASURING, PROGRAMS, testFiles };
