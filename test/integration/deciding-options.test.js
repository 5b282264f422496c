'use strict';

const assert = require('node:assert/strict');
const { afterEarlier } = require('../../lib/auth/decision');
const { OPTION_NAMES } = require('../../lib/options/options');

/** Options that affect the response, diagnostics or single handlers only. */
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
    it(`${decides ? 'checks' : 'keeps'} the earlier result if it has the option ${name}`, () => {
      const alone = () => {};
      assert.equal(afterEarlier({ [name]: 'x' }, alone, () => alone) !== undefined, decides);
    });
  }
});
