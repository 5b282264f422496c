'use strict';

const assert = require('node:assert/strict');
const { findingsIn } = require('../../scripts/lint/prose');

describe('The vocabulary check', () => {
  const wrong = [
    'The message tells what was seen.',
    'No key stands in it.',
    'Nobody is signed in.',
    'A text that is no URL.',
    'what is none',
    'Read anew, beside the others.',
    'the argument behind the options',
    'kept for so long',
    "the peer's client",
  ];
  for (const sentence of wrong) {
    it(`finds: ${sentence}`, () => {
      assert.equal(findingsIn(`first line\n${sentence}`)[0]?.line, 2);
    });
  }

  const right = [
    'clerk-local is a stand-in for Clerk; stand-ins and standalone apps',
    'There is no key.',
    'It is no longer valid.',
    'behind a reverse proxy',
    'the npm peer dependency',
    'as long as the key is valid, as many as there are',
    "parts: ['hot', 'nobody']",
  ];
  for (const sentence of right) {
    it(`accepts: ${sentence}`, () => {
      assert.deepEqual(findingsIn(sentence), []);
    });
  }
});
