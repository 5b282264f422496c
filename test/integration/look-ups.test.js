'use strict';

const assert = require('node:assert/strict');
const { IncomingMessage, ServerResponse } = require('node:http');
const { Socket } = require('node:net');
const { setTimeout: pause } = require('node:timers/promises');
const { startCountingApi } = require('../support/counting-api');
const { cookieHeader, freshSecretKey, instances } = require('../support/instances');
const { implementations } = require('../support/implementations');
const { signingKey } = require('../support/keys');
const { secondsFromNow, sessionToken } = require('../support/tokens');

const { clerkMiddleware, getAuth } = implementations.ours;
const { publishableKey, suffix } = instances.production;

const REFUSED = { status: 404, body: { errors: [{ code: 'resource_not_found' }] } };
const TOO_MANY = 'too-many-lookups';

/** Limits of concurrent calls per instance, by kind (SECURITY.md). */
const MOST = { token: 48, nonce: 16, refresh: 64 };

/** The cookies of a user whose session token has expired. */
const EXPIRED_SESSION = cookieHeader({
  session: sessionToken({ iat: secondsFromNow(-7200), nbf: secondsFromNow(-7200), exp: secondsFromNow(-3600) }),
  clientUat: secondsFromNow(-7300),
});

/** Requests that make the app call Clerk, by what they carry: `text` is a part of it. */
const CAUSES = {
  'an API key': { kind: 'token', headers: (text) => ({ authorization: `Bearer ak_${text}` }) },
  'an M2M token': { kind: 'token', headers: (text) => ({ authorization: `Bearer mt_${text}` }) },
  'an OAuth access token': { kind: 'token', headers: (text) => ({ authorization: `Bearer oat_${text}` }) },
  'a nonce in a cookie': { kind: 'nonce', headers: (text) => ({ cookie: `__clerk_handshake_nonce=${text}` }) },
  'a nonce in the address': { kind: 'nonce', headers: () => ({}), url: (text) => `/?__clerk_handshake_nonce=${text}` },
  'an expired session': {
    kind: 'refresh',
    headers: (text) => ({ cookie: `${EXPIRED_SESSION}; __refresh_${suffix}=${text}` }),
  },
};

/**
 * The middleware's result for a request without a socket: its response headers, and the auth object.
 */
function decide(middleware, headers, url = '/') {
  const req = Object.assign(new IncomingMessage(new Socket()), {
    method: 'GET',
    url,
    headers: { host: 'a.example', ...headers },
  });
  const res = new ServerResponse(req);
  return new Promise((resolve, reject) => {
    const answer = (error) =>
      error ? reject(error) : resolve({ headers: res.getHeaders(), auth: getAuth(req, { acceptsToken: 'any' }) });
    middleware(req, res, answer);
  });
}

/** Authenticates requests that arrive at the same time. */
function decideAll(middleware, { headers, url }, texts) {
  return Promise.all(texts.map((text) => decide(middleware, headers(text), url?.(text))));
}

describe('A call of Clerk that a client can cause', () => {
  let errors;
  let original;

  beforeEach(() => {
    errors = [];
    original = console.error;
    console.error = (text) => errors.push(text);
  });

  afterEach(() => {
    console.error = original;
  });

  const start = async (respond, delayMs) => {
    const api = await startCountingApi(respond, delayMs);
    const options = { publishableKey, secretKey: freshSecretKey(), apiUrl: api.origin, jwtKey: signingKey.pem };
    return { ...api, options, middleware: clerkMiddleware(options) };
  };

  for (const [what, cause] of Object.entries(CAUSES)) {
    it(`is made once for ${what} that Clerk rejects, however often it arrives`, async () => {
      const { count, middleware } = await start(() => REFUSED);
      for (let time = 0; time < 300; time += 1) {
        const [{ auth }] = await decideAll(middleware, cause, ['same']);
        assert.equal(auth.isAuthenticated, false);
      }
      assert.equal(count.calls, 1);
    });

    it(`is limited for 2,000 requests at once with ${what} in each, which all get a response`, async () => {
      const { count, middleware } = await start(() => REFUSED, 20);
      const texts = Array.from({ length: 2000 }, (_, index) => `different_${index}`);
      const decisions = await decideAll(middleware, cause, texts);
      assert.ok(decisions.every(({ auth }) => !auth.isAuthenticated));
      const most = MOST[cause.kind];
      assert.ok(count.mostUnderWay <= most, `${count.mostUnderWay} calls at the same time`);
      assert.ok(count.connections.size <= 2 * most, `${count.connections.size} connections`);
      assert.ok(count.calls >= most && count.calls < 2000, `${count.calls} calls`);
    });
  }

  for (const what of ['an API key', 'an M2M token', 'an OAuth access token', 'a nonce in a cookie']) {
    it(`is made once for ${what} that Clerk rejects in 300 requests at once`, async () => {
      const { count, middleware } = await start(() => REFUSED, 20);
      const decisions = await decideAll(middleware, CAUSES[what], Array(300).fill('same'));
      assert.ok(decisions.every(({ auth }) => !auth.isAuthenticated));
      assert.equal(count.calls, 1);
    });
  }

  it('is made once for a valid API key in 300 requests at once, and again for the next request', async () => {
    const { count, middleware } = await start(
      () => ({ status: 200, body: { object: 'api_key', id: 'ak_1', subject: 'user_1' } }),
      20,
    );
    const decisions = await decideAll(middleware, CAUSES['an API key'], Array(300).fill('same'));
    assert.ok(decisions.every(({ auth }) => auth.isAuthenticated && auth.userId === 'user_1'));
    assert.equal(count.calls, 1);
    await decideAll(middleware, CAUSES['an API key'], ['same']);
    assert.equal(count.calls, 2);
  });

  it('is made for each request with a nonce, which Clerk accepts only once', async () => {
    const directives = [`__session=${sessionToken()}; Path=/`, `__client_uat=1; Path=/`];
    const { count, middleware } = await start(
      ({ number }) => (number === 1 ? { status: 200, body: { directives } } : REFUSED),
      20,
    );
    const decisions = await decideAll(middleware, CAUSES['a nonce in a cookie'], Array(5).fill('same'));
    assert.deepEqual(decisions.map(({ auth }) => auth.isAuthenticated).sort(), [false, false, false, false, true]);
    assert.deepEqual(decisions.filter(({ headers }) => headers['set-cookie']).length, 1);
    assert.equal(count.calls, 5);
  });

  it('has a reason if there are too many, and the console reports it once a minute', async () => {
    const { middleware } = await start(() => REFUSED, 20);
    const texts = Array.from({ length: 500 }, (_, index) => `of_many_${index}`);
    const decisions = await decideAll(middleware, CAUSES['an API key'], texts);
    const reasons = decisions.map(({ headers }) => headers['x-clerk-auth-reason']);
    const tooMany = decisions.filter(({ headers }) => headers['x-clerk-auth-reason'] === TOO_MANY);
    assert.ok(tooMany.length >= 500 - 3 * MOST.token, `${tooMany.length} of ${new Set(reasons).size} reasons`);
    assert.ok(
      tooMany.every(
        ({ headers, auth }) => headers['x-clerk-auth-status'] === 'signed-out' && auth.tokenType === 'api_key',
      ),
    );
    assert.match(
      tooMany[0].headers['x-clerk-auth-message'],
      /could not be checked.*\(code=too-many-lookups, status=n\/a\)$/,
    );
    assert.ok(errors.filter((text) => text.includes(TOO_MANY)).length <= 1, errors.join('\n'));
  });

  it('is limited per instance, whatever its options and middlewares', async () => {
    const { count, options, middleware } = await start(() => REFUSED, 20);
    const others = [
      clerkMiddleware({ ...options, audience: 'a' }),
      clerkMiddleware({ ...options, machineTokenCache: { ttlMs: 1000 } }),
    ];
    const texts = Array.from({ length: 300 }, (_, index) => `shared_${index}`);
    await Promise.all([middleware, ...others].map((one) => decideAll(one, CAUSES['an API key'], texts)));
    assert.ok(count.mostUnderWay <= MOST.token, `${count.mostUnderWay} calls at the same time`);
    const calls = count.calls;
    await decideAll(others[0], CAUSES['an API key'], ['shared_0']);
    assert.equal(count.calls, calls, 'a rejection is shared by all middlewares');
  });

  it('is not shared with another instance', async () => {
    const { origin, count, options, middleware } = await start(() => REFUSED);
    await decideAll(middleware, CAUSES['an API key'], ['same']);
    await decideAll(clerkMiddleware({ ...options, secretKey: freshSecretKey() }), CAUSES['an API key'], ['same']);
    assert.equal(count.calls, 2, origin);
  });

  it('leaves room for browsers to sign in during a flood of invented tokens', async () => {
    const directives = [`__session=${sessionToken()}; Path=/`];
    const { middleware } = await start(
      ({ path }) => (path.includes('handshake_payload') ? { status: 200, body: { directives } } : REFUSED),
      50,
    );
    const texts = Array.from({ length: 1000 }, (_, index) => `flood_${index}`);
    const flood = decideAll(middleware, CAUSES['an API key'], texts);
    const [browser] = await decideAll(middleware, CAUSES['a nonce in a cookie'], ['good']);
    assert.equal(browser.auth.isAuthenticated, true);
    await flood;
  });

  it('leaves few idle connections open', async () => {
    const { count, middleware } = await start(() => REFUSED, 20);
    await decideAll(
      middleware,
      CAUSES['an API key'],
      Array.from({ length: 200 }, (_, index) => `burst_${index}`),
    );
    let open;
    for (let time = 0; time < 100; time += 1) {
      open = [...count.connections].filter((socket) => !socket.destroyed && !socket.readableEnded).length;
      if (open <= 16) {
        break;
      }
      await pause(20);
    }
    assert.ok(open <= 16, `${open} connections are open`);
  });
});
