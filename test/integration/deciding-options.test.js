'use strict';

const assert = require('node:assert/strict');
const { afterEarlier } = require('../../lib/auth/decision');
const { OPTION_NAMES } = require('../../lib/options/options');

/** Options that say how a request is answered or explained, or which tokens count for one handler. */
const OF_ANSWERS = [
  'acceptsToken',
  'afterSignInUrl',
  'afterSignUpUrl',
  'debug',
  'frontendApiProxy',
  'signInUrl',
  'signUpUrl',
];

describe('A later middleware', () => {
  for (const name of OPTION_NAMES) {
    const decides = !OF_ANSWERS.includes(name);
    it(`${decides ? 'looks at' : 'keeps'} the earlier decision where it has the option ${name}`, () => {
      const alone = () => {};
      assert.equal(afterEarlier({ [name]: 'x' }, alone, () => alone) !== undefined, decides);
    });
  }
});
