'use strict';

const { TestInstance } = require('./instance');
const { misuse } = require('./misuse');

const OPTIONS = new Set(['origin']);

/**
 * Makes a Clerk instance that exists in a test alone.
 *
 * @param {{ origin?: string }} [options]
 */
function createTestInstance(options = {}) {
  const unknown = Object.keys(options).find((name) => !OPTIONS.has(name));
  if (unknown !== undefined) {
    throw misuse(`createTestInstance() has no option ${JSON.stringify(unknown)}; known is origin.`);
  }
  return new TestInstance(options);
}

module.exports = { createTestInstance };
