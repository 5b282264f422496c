'use strict';

// @clerk/backend before 3.11.1 (clerk/javascript pull request 8877): a token without `azp` was accepted although
// `authorizedParties` was configured. Another app on the same instance could use such a token.
//
// The rule: if parties are configured, the token names one of them.

const assert = require('node:assert/strict');
const { startApp } = require('../support/app');
const { send, sendToken } = require('../support/http');
const { implementations, overEachExpress } = require('../support/implementations');
const { cookieHeader, freshSecretKey, optionsFor } = require('../support/instances');
const { startKeyEndpoint } = require('../support/key-endpoint');
const { assertSignedIn, assertSignedOut } = require('../support/outcome');
const { sessionToken } = require('../support/tokens');

const PARTY = 'https://app.example.com';
const REFUSED = 'token-invalid-authorized-parties';

overEachExpress('Authorized parties', (express) => {
  let endpoint;

  before(async () => {
    endpoint = await startKeyEndpoint();
  });

  const start = (authorizedParties) =>
    startApp(implementations.ours, express, optionsFor(endpoint, { authorizedParties }));

  const tokens = {
    'no azp': sessionToken({ azp: undefined }),
    'an empty azp': sessionToken({ azp: '' }),
    'azp null': sessionToken({ azp: null }),
    'azp false': sessionToken({ azp: false }),
    'azp zero': sessionToken({ azp: 0 }),
    'azp in an array': sessionToken({ azp: [PARTY] }),
    'the parties instead of azp': sessionToken({ azp: undefined, aud: PARTY, authorized_party: PARTY }),
    'another azp': sessionToken({ azp: 'https://app.example.com.evil.example' }),
  };
  for (const [title, token] of Object.entries(tokens)) {
    it(`${title} is rejected if parties are configured`, async () => {
      const { origin } = await start([PARTY]);
      assertSignedOut(await sendToken(origin, token), REFUSED);
      const cookie = cookieHeader({ session: token, clientUat: 1 });
      assertSignedOut(await send(origin, { headers: { cookie } }), REFUSED);
      const options = { secretKey: freshSecretKey(), apiUrl: endpoint.origin, authorizedParties: [PARTY] };
      await assert.rejects(implementations.ours.verifyToken(token, options), { reason: REFUSED });
    });
  }

  it('no azp is rejected if all configured parties are empty', async () => {
    for (const parties of [[''], [undefined], [null]]) {
      assertSignedOut(await sendToken((await start(parties)).origin, sessionToken({ azp: '' })), REFUSED);
      assertSignedOut(await sendToken((await start(parties)).origin, sessionToken({ azp: undefined })), REFUSED);
    }
  });

  it('no azp is accepted if no parties are configured, as a configured one is otherwise', async () => {
    assertSignedIn(await sendToken((await start([])).origin, sessionToken({ azp: undefined })));
    assertSignedIn(await sendToken((await start([PARTY])).origin, sessionToken({ azp: PARTY })));
  });
});
