'use strict';

// @clerk/backend before the fix of clerk/javascript pull request 8471: a token without `typ` was accepted even if
// `headerType` required one. A token made for another purpose could omit it.
//
// The rule: if a type is required, the token has it. Otherwise it is `JWT`, or missing.

const assert = require('node:assert/strict');
const { startApp } = require('../support/app');
const { sendToken } = require('../support/http');
const { implementations, overEachExpress } = require('../support/implementations');
const { freshSecretKey, optionsFor } = require('../support/instances');
const { startKeyEndpoint } = require('../support/key-endpoint');
const { assertSignedIn, assertSignedOut } = require('../support/outcome');
const { sessionToken } = require('../support/tokens');

const REFUSED = 'token-invalid';

/** The required types, the types that are then accepted, and those that are not. */
const RULES = [
  { headerType: undefined, pass: [undefined, 'JWT'], fail: ['jwt', 'JWS', '', null, 5, ['JWT'], { typ: 'JWT' }] },
  { headerType: 'JWT', pass: ['JWT'], fail: [undefined, 'jwt', 'JOSE', '', null, ['JWT']] },
  {
    headerType: ['session+jwt', 'JWT'],
    pass: ['session+jwt', 'JWT'],
    fail: [undefined, 'SESSION+JWT', 'session', null],
  },
  { headerType: 'session+jwt', pass: ['session+jwt'], fail: [undefined, 'JWT', 'session+jw', ['session+jwt']] },
];

overEachExpress('The type of a token', (express) => {
  let endpoint;

  before(async () => {
    endpoint = await startKeyEndpoint();
  });

  for (const { headerType, pass, fail } of RULES) {
    const asked = headerType === undefined ? 'no type is required' : `${JSON.stringify(headerType)} is required`;
    const start = () => startApp(implementations.ours, express, optionsFor(endpoint, { headerType }));
    const options = () => ({ secretKey: freshSecretKey(), apiUrl: endpoint.origin, headerType });

    for (const typ of pass) {
      it(`is accepted if ${asked} and typ is ${JSON.stringify(typ)}`, async () => {
        const token = sessionToken({}, { typ });
        assertSignedIn(await sendToken((await start()).origin, token));
        assert.equal((await implementations.ours.verifyToken(token, options())).sub, 'user_1');
      });
    }

    for (const typ of fail) {
      it(`is rejected if ${asked} and typ is ${JSON.stringify(typ)}`, async () => {
        const token = sessionToken({}, { typ });
        assertSignedOut(await sendToken((await start()).origin, token), REFUSED);
        await assert.rejects(implementations.ours.verifyToken(token, options()), { reason: REFUSED });
      });
    }
  }
});
