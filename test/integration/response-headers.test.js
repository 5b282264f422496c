'use strict';

const assert = require('node:assert/strict');
const { startApp } = require('../support/app');
const { send, sendToken } = require('../support/http');
const { implementations, overEachExpress } = require('../support/implementations');
const { optionsFor } = require('../support/instances');
const { startKeyEndpoint } = require('../support/key-endpoint');
const { clerkHeaders } = require('../support/outcome');
const { forgedToken, secondsFromNow, sessionToken } = require('../support/tokens');

overEachExpress('Response headers', (express) => {
  let app;

  before(async () => {
    const options = optionsFor(await startKeyEndpoint(), { authorizedParties: ['http://localhost:3000'] });
    app = await startApp(implementations.ours, express, options);
  });

  it('a session adds none', async () => {
    assert.deepEqual(clerkHeaders(await sendToken(app.origin, sessionToken())), {});
  });

  it('a request without a token gets a reason and a status, but no message', async () => {
    assert.deepEqual(clerkHeaders(await send(app.origin)), {
      'x-clerk-auth-reason': 'session-token-and-uat-missing',
      'x-clerk-auth-status': 'signed-out',
    });
  });

  const refused = {
    'a forged token': forgedToken(),
    'an expired token': sessionToken({ exp: secondsFromNow(-60) }),
    'a token with hostile claims': sessionToken({
      azp: `evil\r\nset-cookie: a=b\u0000\u2028\u{1f980}${'x'.repeat(5000)}`,
    }),
    'a token with a hostile kid': sessionToken({}, { kid: `\r\nset-cookie: a=b\u0007\u00ff${'x'.repeat(5000)}` }),
    'a token with a hostile typ': sessionToken({}, { typ: { '\r\nset-cookie': 'a=b\u0000' } }),
    'a token with a hostile alg': sessionToken({}, { alg: '\r\nset-cookie: a=b\u0085' }),
    garbage: 'garbage',
  };
  for (const [title, token] of Object.entries(refused)) {
    it(`${title} gets a message that is short, printable and without the token`, async () => {
      const response = await sendToken(app.origin, token);
      const message = response.headers['x-clerk-auth-message'];
      assert.equal(response.status, 200);
      assert.match(message, /^[\x20-\x7e]+$/);
      assert.ok(message.length < 1000, `${message.length} characters`);
      assert.equal(response.headers['set-cookie'], undefined);
      assert.ok(!token.includes('.') || !message.includes(token.split('.')[2]), 'the signature is not repeated');
    });
  }

  it('the message names the reason and where the token came from', async () => {
    const { headers } = await sendToken(app.origin, forgedToken());
    assert.match(headers['x-clerk-auth-message'], /\(reason=token-invalid-signature, token-carrier=header\)$/);
  });

  it('headers that the app has set earlier are kept', async () => {
    const options = optionsFor(await startKeyEndpoint());
    const { origin } = await startApp(implementations.ours, express, (req) => {
      req.res.setHeader('x-clerk-auth-reason', 'of-the-app');
      return options;
    });
    const { headers } = await send(origin);
    assert.equal(headers['x-clerk-auth-reason'], 'of-the-app, session-token-and-uat-missing');
  });
});
