'use strict';

const path = require('node:path');

/** The arguments of `clerk-local` for {@link ADA} and {@link GRACE}. */
const SEED = ['--seed', path.join(__dirname, '..', 'seed.json')];

/** Has a password, and two organizations: Acme, which is active at first, and Globex. */
const ADA = { id: 'user_ada', emailAddress: 'ada@example.com', password: 'correct horse battery' };

/** Has no password; her codes are 424242. */
const GRACE = { id: 'user_grace', emailAddress: 'grace+clerk_test@example.com', phoneNumber: '+12015550100' };

/** The code of every address with `+clerk_test` and of fictional phone numbers. */
const TEST_CODE = '424242';

let visitors = 0;

/** An address that no user has, whose codes are in the inbox. */
function newEmailAddress() {
  visitors += 1;
  return `visitor-${process.pid}-${visitors}@example.com`;
}

module.exports = { ADA, GRACE, newEmailAddress, SEED, TEST_CODE };
