'use strict';

const assert = require('node:assert/strict');
const { send, sendToken } = require('../support/http');
const { implementations } = require('../support/implementations');
const { cookieHeader, optionsFor } = require('../support/instances');
const { startKeyEndpoint } = require('../support/key-endpoint');
const { signingKey } = require('../support/keys');
const { serve } = require('../support/server');
const { forgedToken, sessionToken } = require('../support/tokens');

const { clerkMiddleware } = implementations.ours;

/** Serves whether `next` had been called when the middleware returned. */
function serveTiming(options) {
  const middleware = clerkMiddleware(options);
  return serve((req, res) => {
    let returned = false;
    middleware(req, res, (error) => res.end(error ? error.message : `next ${returned ? 'later' : 'at once'}`));
    returned = true;
  });
}

describe('next() is called before the middleware returns', () => {
  let warm;

  before(async () => {
    warm = await serveTiming(optionsFor(await startKeyEndpoint()));
    await sendToken(warm.origin, sessionToken());
  });

  it('unless keys have to be fetched', async () => {
    const { origin } = await serveTiming(optionsFor(await startKeyEndpoint()));
    assert.equal((await sendToken(origin, sessionToken())).text, 'next later');
    assert.equal((await sendToken(origin, sessionToken())).text, 'next at once');
  });

  const requests = {
    'for a bearer token': { headers: { authorization: `Bearer ${sessionToken()}` } },
    'for cookies': { headers: { cookie: cookieHeader({ session: sessionToken(), clientUat: 1 }) } },
    'for a forged token': { headers: { authorization: `Bearer ${forgedToken()}` } },
    'for garbage': { headers: { authorization: 'Bearer garbage' } },
    'for a request without a token': {},
  };
  for (const [title, request] of Object.entries(requests)) {
    it(title, async () => {
      assert.equal((await send(warm.origin, request)).text, 'next at once');
    });
  }

  it('for the first token when there is a jwtKey', async () => {
    const { origin } = await serveTiming(optionsFor(await startKeyEndpoint(), { jwtKey: signingKey.pem }));
    assert.equal((await sendToken(origin, sessionToken())).text, 'next at once');
  });

  it('also on a cold start, for requests that need no key', async () => {
    const { origin } = await serveTiming(optionsFor(await startKeyEndpoint({ mode: 'silent' })));
    assert.equal((await send(origin)).text, 'next at once');
    assert.equal((await sendToken(origin, 'garbage')).text, 'next at once');
  });
});
