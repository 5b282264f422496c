'use strict';

const assert = require('node:assert/strict');
const { clerkMiddleware: peersMiddleware } = require('@clerk/express');
const { serveApp, startApp } = require('../support/app');
const { startClerkApi } = require('../support/clerk-api');
const { send, sendToken } = require('../support/http');
const { implementations, overEachExpress } = require('../support/implementations');
const { cookieHeader, instances, optionsFor } = require('../support/instances');
const { refusingEndpoint, startKeyEndpoint } = require('../support/key-endpoint');
const { foreignKey } = require('../support/keys');
const { assertSignedOut } = require('../support/outcome');
const { FAILURES, json } = require('../parity/harness/answer-forms');
const { secondsFromNow, sessionToken } = require('../support/tokens');
const { openSocket, serveSockets } = require('../support/upgrade');

const { authenticateUpgrade, refuseUpgrade, requireAuth } = implementations.ours;

const EXPIRED = { iat: secondsFromNow(-7200), nbf: secondsFromNow(-7200), exp: secondsFromNow(-3600) };
const DOCUMENT = { 'sec-fetch-dest': 'document', accept: 'text/html' };
const OPAQUE = { api_key: 'ak_opaque', m2m_token: 'mt_opaque', oauth_token: 'oat_opaque' };
const MACHINE_JWTS = {
  m2m_token: sessionToken({ sub: 'mch_1', jti: 'mt_1' }, { cat: 'cl_B7d4PD333AAA' }),
  oauth_token: sessionToken({ jti: 'oat_1', client_id: 'client_1' }, { typ: 'at+jwt' }),
};

function assertUnavailable(response, reason) {
  const { status, headers, json: body } = response;
  assert.equal(status, 503, response.text);
  assert.equal(headers['retry-after'], '5');
  assert.equal(headers['www-authenticate'], undefined, 'a client discards its token after a challenge');
  assert.equal(headers['cache-control'], 'no-store');
  assert.equal(headers.location, undefined);
  assert.equal(headers['x-clerk-auth-reason'], reason);
  assert.deepEqual(body, {
    error: 'temporarily_unavailable',
    message: 'The token could not be checked; try again later',
    reason,
  });
}

overEachExpress('A guard while Clerk is unreachable', (express) => {
  const start = (guard, ...before) =>
    serveApp(express, (app) => {
      app.use(...before, requireAuth(guard), (req, res) => res.send('reached'));
    });

  const keyless = {
    'that refuses connections': [() => refusingEndpoint(), 'unexpected-error'],
    'that hangs': [() => startKeyEndpoint({ mode: 'silent' }), 'unexpected-error', { jwksTimeoutInMs: 50 }],
    'that fails': [() => startKeyEndpoint({ mode: 'serverError' }), 'jwk-remote-failed-to-load'],
    'that throttles': [() => startKeyEndpoint({ mode: 'throttled' }), 'jwk-remote-failed-to-load'],
    'that serves an HTML page': [() => startKeyEndpoint({ mode: 'html' }), 'unexpected-error'],
    'that has no keys': [() => startKeyEndpoint({ mode: 'empty' }), 'jwk-remote-failed-to-load'],
    'that rejects the secret key': [() => startKeyEndpoint({ mode: 'unauthorized' }), 'secret-key-invalid'],
  };

  for (const [title, [endpoint, reason, more]] of Object.entries(keyless)) {
    it(`responds 503 with Retry-After and without a challenge, to documents too: a key endpoint ${title}`, async () => {
      const options = optionsFor(await endpoint(), more);
      for (const unauthenticated of ['json', 'redirect']) {
        const { origin } = await start({ ...options, unauthenticated });
        assertUnavailable(await sendToken(origin, sessionToken()), reason);
        const cookie = cookieHeader({ session: sessionToken(), clientUat: 1 });
        assertUnavailable(await send(origin, { headers: { ...DOCUMENT, cookie } }), reason);
      }
      const { origin } = await startApp(implementations.ours, express, options);
      assertSignedOut(await sendToken(origin, sessionToken()), reason);
    });
  }

  for (const [tokenType, token] of Object.entries(MACHINE_JWTS)) {
    it(`responds 503 to a machine JWT whose keys cannot be fetched: ${tokenType}`, async () => {
      for (const mode of ['serverError', 'unauthorized', 'reset']) {
        const options = optionsFor(await startKeyEndpoint({ mode }));
        const { origin } = await start({ ...options, unauthenticated: 'json', acceptsToken: tokenType });
        assertUnavailable(await sendToken(origin, token), 'token-verification-failed');
      }
      const foreign = await startKeyEndpoint({ keys: [foreignKey.jwk] });
      const { origin } = await start({ ...optionsFor(foreign), unauthenticated: 'json', acceptsToken: tokenType });
      assert.equal((await sendToken(origin, token)).status, 401, 'a token of an unknown key was checked');
    });
  }

  for (const [tokenType, token] of Object.entries(OPAQUE)) {
    it(`responds 503 if Clerk does not say whether a token is valid, and 401 if Clerk rejects it: ${tokenType}`, async () => {
      const api = await startClerkApi();
      const { origin } = await start({
        ...optionsFor(api),
        unauthenticated: 'json',
        acceptsToken: [tokenType, 'session_token'],
      });
      for (const failure of [
        'limited',
        'broken',
        'noErrors',
        'html',
        'badJson',
        'badJsonFailure',
        'reset',
        'forbidden',
      ]) {
        api.answers.machine = FAILURES[failure];
        assertUnavailable(await sendToken(origin, token), 'unexpected-error');
      }
      api.answers.machine = FAILURES.unauthorized;
      assertUnavailable(await sendToken(origin, token), 'secret-key-invalid');
      for (const refusal of [FAILURES.notFound, FAILURES.unprocessable, FAILURES.emptyErrors, json(410, {})]) {
        api.answers.machine = refusal;
        const { status, headers } = await sendToken(origin, token);
        assert.equal(status, 401, JSON.stringify(refusal));
        assert.equal(headers['retry-after'], undefined);
      }
    });

    it(`responds 401 to a token of a kind that it does not accept, whatever Clerk says: ${tokenType}`, async () => {
      const api = await startClerkApi();
      api.answers.machine = FAILURES.broken;
      const { origin } = await start({ ...optionsFor(api), unauthenticated: 'json' });
      const { status, json: body } = await sendToken(origin, token);
      assert.deepEqual([status, body.error, body.reason], [401, 'invalid_token', 'token-type-mismatch']);
    });
  }

  it('responds 503 if an expired session could be refreshed once Clerk is reachable', async () => {
    const api = await startClerkApi();
    const { suffix } = instances.production;
    const cookie = `${cookieHeader({ session: sessionToken(EXPIRED), clientUat: 1 })}; __refresh_${suffix}=refresh`;
    const { origin } = await start({ ...optionsFor(api), unauthenticated: 'json' });
    for (const [failure, code] of [
      ['reset', 'fetch-error'],
      ['broken', 'internal_clerk_error'],
      ['limited', 'too_many_requests'],
    ]) {
      api.answers.refresh = FAILURES[failure];
      assertUnavailable(await send(origin, { headers: { cookie } }), `session-token-expired-refresh-${code}`);
    }
    api.answers.refresh = FAILURES.notFound;
    assert.equal((await send(origin, { headers: { cookie } })).status, 401);
  });

  it('calls neither of the functions that respond instead of 401 and 403', async () => {
    const never = () => assert.fail('called');
    const { origin } = await start({
      ...optionsFor(refusingEndpoint()),
      unauthenticated: never,
      forbidden: never,
      permission: 'org:a:read',
    });
    assertUnavailable(await sendToken(origin, sessionToken()), 'unexpected-error');
  });

  it('responds 401 to requests without a token, which need no key', async () => {
    const { origin } = await start({ ...optionsFor(refusingEndpoint()), unauthenticated: 'json' });
    assert.equal((await send(origin)).status, 401);
    assert.equal((await sendToken(origin, 'garbage')).status, 401);
  });

  it("uses the reason of Clerk's own middleware if that came first", async () => {
    const endpoint = await startKeyEndpoint({ mode: 'empty' });
    const options = optionsFor(endpoint);
    const { origin } = await start({ ...options, unauthenticated: 'json' }, peersMiddleware(options));
    assertUnavailable(await sendToken(origin, sessionToken()), 'jwk-remote-failed-to-load');
  });
});

describe('An upgrade while Clerk is unreachable', () => {
  it('gets a 503 from refuseUpgrade(), whatever the kind of token', async () => {
    const api = await startClerkApi();
    api.answers.machine = FAILURES.broken;
    const keyless = await startKeyEndpoint({ mode: 'serverError' });
    for (const [options, token] of [
      [optionsFor(refusingEndpoint()), sessionToken()],
      [{ ...optionsFor(api), acceptsToken: 'any' }, 'ak_opaque'],
      [{ ...optionsFor(keyless), acceptsToken: 'm2m_token' }, MACHINE_JWTS.m2m_token],
    ]) {
      const server = await serveSockets((req) => authenticateUpgrade(req, options), refuseUpgrade);
      const { status, headers } = await openSocket(server, { headers: { authorization: `Bearer ${token}` } });
      assert.deepEqual([status, headers['retry-after']], [503, '5']);
    }
  });

  it('gets a 401 if its token would not count anyway', async () => {
    const api = await startClerkApi();
    api.answers.machine = FAILURES.broken;
    const server = await serveSockets((req) => authenticateUpgrade(req, optionsFor(api)), refuseUpgrade);
    assert.equal((await openSocket(server, { headers: { authorization: 'Bearer ak_opaque' } })).status, 401);
  });
});
