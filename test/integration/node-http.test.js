'use strict';

const assert = require('node:assert/strict');
const { send, sendBytes, sendToken } = require('../support/http');
const { implementations } = require('../support/implementations');
const { optionsFor } = require('../support/instances');
const { startKeyEndpoint } = require('../support/key-endpoint');
const { serve } = require('../support/server');
const { sessionToken } = require('../support/tokens');

const { clerkMiddleware, getAuth, requireAuth } = implementations.ours;

/** A plain Node server with one middleware. */
function serveBehind(middleware) {
  return serve((req, res) => {
    middleware(req, res, (error) => res.end(error ? `error: ${error.message}` : `user: ${getAuth(req).userId}`));
  });
}

describe('A plain Node server, without Express', () => {
  let options;

  before(async () => {
    options = optionsFor(await startKeyEndpoint());
  });

  it('authenticates requests', async () => {
    const { origin } = await serveBehind(clerkMiddleware(options));
    assert.equal((await sendToken(origin, sessionToken())).text, 'user: user_1');
    assert.equal((await send(origin)).text, 'user: null');
  });

  it('rejects requests that Fetch forbids', async () => {
    const server = await serveBehind(clerkMiddleware(options));
    const response = await sendBytes(server, 'GET // HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
    assert.equal(response.status, 400);
    assert.match(response.head, /content-length: 0|transfer-encoding: chunked/i);
  });

  it('does not redirect to the sign-in page', async () => {
    const { origin } = await serveBehind(
      requireAuth({ ...options, signInUrl: 'https://accounts.example.com/sign-in' }),
    );
    const { status, headers, text } = await send(origin);
    assert.deepEqual([status, headers.location, text], [302, 'https://accounts.example.com/sign-in', '']);
    assert.equal((await sendToken(origin, sessionToken())).text, 'user: user_1');
  });
});
