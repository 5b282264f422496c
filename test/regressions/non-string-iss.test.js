'use strict';

// @clerk/backend before the fix of clerk/javascript pull request 9466: to find which of a browser's session cookies
// belongs to the instance, `iss` of an unverified token was used as a string without checking its type. A cookie that
// anyone can create threw an exception and caused an error response.
//
// The rule: no type of claim is a reason for an error. A token whose `iss` is not a string belongs to another instance;
// one whose `iss` is empty does not say, so its signature decides (authentication.md §2.6).

const assert = require('node:assert/strict');
const { startApp } = require('../support/app');
const { send, sendToken } = require('../support/http');
const { implementations, overEachExpress } = require('../support/implementations');
const { cookieHeader, instances, optionsFor } = require('../support/instances');
const { startKeyEndpoint } = require('../support/key-endpoint');
const { assertSignedIn, assertSignedOut } = require('../support/outcome');
const { encode, sessionToken } = require('../support/tokens');

const { issuer, suffix } = instances.production;

/** A token without a valid signature. */
const unsigned = (claims) =>
  `${encode('{"alg":"RS256","kid":"ins_signing","typ":"JWT"}')}.${encode(JSON.stringify(claims))}.AAAA`;

overEachExpress('An iss that is not a string', (express) => {
  let endpoint;
  let app;

  before(async () => {
    endpoint = await startKeyEndpoint();
    app = await startApp(implementations.ours, express, optionsFor(endpoint));
  });

  for (const iss of [5, 0, -1.5, true, false, null, [], [issuer], {}, { toString: issuer }, { startsWith: 1 }]) {
    const text = JSON.stringify(iss);
    const forged = unsigned({ iss, sub: 'user_attacker', iat: 9_999_999_999 });

    it(`such as ${text} is not an error`, async () => {
      for (const cookie of [
        `__session=${forged}; __client_uat=1`,
        `__session_${suffix}=${forged}; __client_uat_${suffix}=1`,
        cookieHeader({ session: forged, clientUat: 1 }),
        `__session=${forged}; __client_uat=1; __session_${suffix}=${sessionToken()}`,
      ]) {
        const { status, headers, text: body } = await send(app.origin, { headers: { cookie } });
        assert.equal(status, 200, cookie);
        assert.equal(headers['x-clerk-auth-status'], 'signed-out');
        assert.notEqual(headers['x-clerk-auth-reason'], 'unexpected-error');
        assert.doesNotMatch(body, /user_attacker/);
      }
      assertSignedOut(await sendToken(app.origin, forged), 'token-invalid-signature');
    });

    it(`such as ${text} in the plain cookie ${iss ? 'leaves the suffixed one alone' : 'leaves the decision to the signature'}`, async () => {
      const cookie = `__session=${forged}; __client_uat=1; __session_${suffix}=${sessionToken()}; __client_uat_${suffix}=1`;
      const response = await send(app.origin, { headers: { cookie } });
      if (iss) {
        assertSignedIn(response);
      } else {
        assertSignedOut(response, 'token-invalid-signature');
      }
    });

    it(`such as ${text} is rejected if an issuer is required`, async () => {
      const { origin } = await startApp(implementations.ours, express, optionsFor(endpoint, { issuer }));
      assertSignedOut(await sendToken(origin, sessionToken({ iss })), 'token-invalid-issuer');
    });
  }
});
