'use strict';

// @clerk/backend before the fix of clerk/javascript pull request 8744: to distinguish OAuth from machine tokens, `sub`
// was used as a string without checking its type, before anything was verified. A token that anyone can create threw
// an exception and caused an error response.
//
// The rule: a token of any kind without a usable `sub` is signed out, and is not an error.

const assert = require('node:assert/strict');
const { startApp } = require('../support/app');
const { propertyOf } = require('../support/describe-auth');
const { send, sendToken } = require('../support/http');
const { implementations, overEachExpress } = require('../support/implementations');
const { cookieHeader, optionsFor } = require('../support/instances');
const { startKeyEndpoint } = require('../support/key-endpoint');
const { encode, sessionClaims, sessionToken } = require('../support/tokens');

/** The difference between machine tokens and those of sessions. */
const KINDS = {
  'an OAuth access token': { typ: 'at+jwt' },
  'an OAuth access token with a long type': { typ: 'application/at+jwt' },
  'a machine-to-machine token': { cat: 'cl_B7d4PD333AAA' },
};

/** The same, not signed by Clerk. */
function unverifiable(claims, header) {
  const parameters = { alg: 'RS256', kid: 'ins_signing', ...header };
  return [JSON.stringify(parameters), JSON.stringify(sessionClaims(claims)), 'signature'].map(encode).join('.');
}

overEachExpress('A machine token with a bad sub', (express) => {
  let app;

  before(async () => {
    app = await startApp(implementations.ours, express, optionsFor(await startKeyEndpoint()));
  });

  for (const [title, header] of Object.entries(KINDS)) {
    for (const sub of [undefined, null, 5, true, [], ['mch_1'], {}, { startsWith: 'mch_' }]) {
      it(`of ${JSON.stringify(sub)}, being ${title}, is signed out`, async () => {
        for (const token of [sessionToken({ sub }, header), unverifiable({ sub }, header)]) {
          const cookie = cookieHeader({ session: token, clientUat: 1 });
          for (const response of [
            await sendToken(app.origin, token),
            await send(app.origin, { headers: { cookie } }),
          ]) {
            assert.equal(response.status, 200);
            assert.equal(response.headers['x-clerk-auth-status'], 'signed-out');
            assert.notEqual(response.headers['x-clerk-auth-reason'], 'unexpected-error');
            assert.equal(propertyOf(response.json.auth, 'isAuthenticated'), false);
          }
        }
      });
    }
  }
});
