'use strict';

// @clerk/backend before the fix of clerk/javascript pull request 8332: claims were compared with the configuration
// before the signature was checked, and the response said what was wrong with them. With invented tokens, anyone could
// find out which parties, audiences and clock skew an app accepts.
//
// The rule: the response to a token that Clerk has not signed says only that, and nothing about required claims.

const assert = require('node:assert/strict');
const { startApp } = require('../support/app');
const { send, sendToken } = require('../support/http');
const { implementations, overEachExpress } = require('../support/implementations');
const { cookieHeader, optionsFor } = require('../support/instances');
const { startKeyEndpoint } = require('../support/key-endpoint');
const { foreignKey } = require('../support/keys');
const { assertSignedIn, assertSignedOut } = require('../support/outcome');
const { forgedToken, hmacToken, secondsFromNow, sessionToken, unsignedToken } = require('../support/tokens');

const CONFIGURED = {
  authorizedParties: ['https://secret-party.example'],
  audience: ['secret-audience'],
  issuer: 'https://secret-issuer.example',
};
const GOOD = { azp: 'https://secret-party.example', aud: 'secret-audience', iss: 'https://secret-issuer.example' };

/** Claims that are rejected in a token of Clerk, each with the reason. */
const BROKEN = {
  'another party': [{ azp: 'https://evil.example' }, 'token-invalid-authorized-parties'],
  'another audience': [{ aud: 'evil' }, 'token-verification-failed'],
  'another issuer': [{ iss: 'https://evil.example' }, 'token-invalid-issuer'],
  'no sub': [{ sub: undefined }, 'token-verification-failed'],
  'no exp': [{ exp: undefined }, 'token-verification-failed'],
  'exp in the past': [{ exp: secondsFromNow(-60) }, 'session-token-expired-refresh-non-eligible-no-refresh-cookie'],
  'nbf in the future': [{ nbf: secondsFromNow(3600) }, 'session-token-nbf'],
  'iat in the future': [{ iat: secondsFromNow(3600) }, 'session-token-iat-in-the-future'],
};

/** Tokens that Clerk has not signed, each with its reason, whatever the claims. */
const NOT_SIGNED = {
  'the signature of another token': [forgedToken, 'token-invalid-signature'],
  'the signature of another key': [
    (claims) => sessionToken(claims, { kid: 'ins_signing' }, foreignKey),
    'token-invalid-signature',
  ],
  'a key of another instance': [(claims) => sessionToken(claims, {}, foreignKey), 'jwk-kid-mismatch'],
  'no signature': [unsignedToken, 'token-invalid-algorithm'],
  'a signature with a shared secret': [hmacToken, 'token-invalid-algorithm'],
};

overEachExpress('A token that Clerk has not signed', (express) => {
  let app;

  before(async () => {
    app = await startApp(implementations.ours, express, optionsFor(await startKeyEndpoint(), CONFIGURED));
  });

  for (const [title, [make, reason]] of Object.entries(NOT_SIGNED)) {
    it(`because it has ${title} gets the same response whatever its claims`, async () => {
      const texts = new Set();
      for (const claims of [{}, ...Object.values(BROKEN).map(([broken]) => broken)]) {
        const token = make({ ...GOOD, ...claims });
        const responses = [
          await sendToken(app.origin, token),
          await send(app.origin, { headers: { cookie: cookieHeader({ session: token, clientUat: 1 }) } }),
        ];
        for (const response of responses) {
          assertSignedOut(response, reason);
          const message = response.headers['x-clerk-auth-message'];
          assert.doesNotMatch(message, /secret-|evil/);
          texts.add(message.replace(/token-carrier=\w+/, ''));
        }
      }
      assert.equal(texts.size, 1, 'all responses are the same');
    });
  }

  for (const [title, [claims, reason]] of Object.entries(BROKEN)) {
    it(`is distinguished from a signed one with ${title}`, async () => {
      assertSignedOut(await sendToken(app.origin, sessionToken({ ...GOOD, ...claims })), reason);
    });
  }

  it('is distinguished from a valid one', async () => {
    assertSignedIn(await sendToken(app.origin, sessionToken(GOOD)));
  });
});
