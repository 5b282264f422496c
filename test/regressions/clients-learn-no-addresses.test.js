'use strict';

const assert = require('node:assert/strict');
const { startApp } = require('../support/app');
const { send } = require('../support/http');
const { implementations, overEachExpress } = require('../support/implementations');
const { cookieHeader, freshSecretKey, optionsFor } = require('../support/instances');
const { startKeyEndpoint } = require('../support/key-endpoint');
const { sessionToken } = require('../support/tokens');

/** What clients must not see: URLs, system errors, and the configuration of the app. */
const INSIDE = /127\.0\.0\.1|localhost|internal\.example|https?:|ECONN|refused|jwks|CLERK_|jwtKey|configured_/i;

overEachExpress('Responses contain no internal URLs and no configuration', (express) => {
  const cases = {
    'keys that fail to load': [{ mode: 'serverError' }, 'jwk-remote-failed-to-load'],
    'a rejected secret key': [{ mode: 'unauthorized' }, 'secret-key-invalid'],
    'no keys': [{ mode: 'empty' }, 'jwk-remote-failed-to-load'],
    'a key endpoint that is not there': [{ options: { apiUrl: 'http://127.0.0.1:1' } }],
    'an invalid jwtKey': [{ options: { jwtKey: 'configured_junk' } }, 'token-invalid-signature'],
    'authorized parties': [
      { options: { authorizedParties: ['https://configured_party.internal.example'] } },
      'token-invalid-authorized-parties',
    ],
    'an audience': [
      { options: { audience: 'configured_audience' }, claims: { aud: 'other' } },
      'token-verification-failed',
    ],
    'an issuer': [
      { options: { issuer: 'https://configured_issuer.internal.example' }, claims: { iss: 'other' } },
      'token-invalid-issuer',
    ],
    'a type of token': [{ options: { headerType: 'configured_type' } }, 'token-invalid'],
  };
  for (const [title, [{ mode, options, claims }, reason]] of Object.entries(cases)) {
    it(`of ${title}`, async () => {
      const endpoint = await startKeyEndpoint(mode && { mode });
      const logged = [];
      const { error, log } = console;
      Object.assign(console, { error: (line) => logged.push(line), log: (line) => logged.push(line) });
      try {
        const app = await startApp(
          implementations.ours,
          express,
          optionsFor(endpoint, { secretKey: freshSecretKey(), debug: true, ...options }),
        );
        const token = sessionToken({ azp: 'party', ...claims });
        for (const headers of [
          { authorization: `Bearer ${token}` },
          { cookie: cookieHeader({ session: token, clientUat: 1 }) },
        ]) {
          const response = await send(app.origin, { headers });
          assert.equal(response.status, 200);
          if (reason) {
            assert.equal(response.headers['x-clerk-auth-reason'], reason);
            assert.match(response.headers['x-clerk-auth-message'], /^The token/);
          }
          assert.doesNotMatch(response.headers['x-clerk-auth-message'] ?? '', INSIDE);
        }
      } finally {
        Object.assign(console, { error, log });
      }
      if (reason && title !== 'no keys' && title !== 'a rejected secret key') {
        assert.match(logged.join('\n'), INSIDE, 'the console output for operators contains it');
      }
    });
  }
});
