'use strict';

const assert = require('node:assert/strict');
const { isReverificationHint } = require('@clerk/shared/authorization-errors');
const { reverificationErrorResponse } = require('@clerk/backend/internal');
const { serveApp } = require('../support/app');
const { startClerkApi } = require('../support/clerk-api');
const { withEnvironment } = require('../support/environment');
const { send, sendToken } = require('../support/http');
const { implementations, overEachExpress } = require('../support/implementations');
const { cookieHeader, instances, optionsFor } = require('../support/instances');
const { serve } = require('../support/server');
const { forgedToken, secondsFromNow, sessionToken } = require('../support/tokens');

const { getAuth, requireAuth } = implementations.ours;

const EXPIRED = { iat: secondsFromNow(-7200), nbf: secondsFromNow(-7200), exp: secondsFromNow(-3600) };

/** Headers that browsers send for pages, and that they and other clients send for anything else. */
const DOCUMENTS = {
  'a page': { 'sec-fetch-dest': 'document', accept: 'text/html' },
  'a frame': { 'sec-fetch-dest': 'iframe' },
  'a page on an insecure origin': { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' },
};
const NO_DOCUMENTS = {
  'fetch() of a browser': { 'sec-fetch-dest': 'empty', accept: '*/*' },
  'fetch() that asks for HTML': { 'sec-fetch-dest': 'empty', accept: 'text/html' },
  'an image': { 'sec-fetch-dest': 'image', accept: 'image/*' },
  curl: { accept: '*/*' },
  'an API client': { accept: 'application/json' },
  'a client that accepts HTML last': { accept: 'application/json, text/html' },
  'a client without headers': {},
};

overEachExpress('requireAuth with options of a guard', (express) => {
  let api;
  let options;

  before(async () => {
    api = await startClerkApi();
    options = optionsFor(api);
  });

  /** An app with a guard, whose response is the user or machine that was let through. */
  const start = (guard, ...before) =>
    serveApp(express, (app) => {
      app.use(...before, requireAuth(typeof guard === 'function' ? guard : { ...options, ...guard }));
      app.use((req, res) =>
        res.json({ reached: getAuth(req, { acceptsToken: 'any' }).subject ?? getAuth(req).userId }),
      );
    });

  describe('of an unauthenticated request', () => {
    for (const [who, headers] of Object.entries(NO_DOCUMENTS)) {
      for (const unauthenticated of ['redirect', 'json', undefined]) {
        it(`never redirects ${who}: ${unauthenticated ?? 'permission alone'}`, async () => {
          const { origin } = await start(unauthenticated ? { unauthenticated } : { permission: 'org:articles:read' });
          const response = await send(origin, { headers });
          assert.equal(response.status, 401);
          assert.equal(response.headers.location, undefined);
          assert.equal(response.headers['www-authenticate'], 'Bearer realm="clerk"');
        });
      }
    }

    for (const [what, headers] of Object.entries(DOCUMENTS)) {
      it(`redirects ${what} to the sign-in page, unless JSON is required`, async () => {
        for (const [guard, expected] of [
          [{ unauthenticated: 'redirect', signInUrl: '/enter' }, [302, '/enter']],
          [{ permission: 'org:articles:read' }, [302, '/']],
          [{ unauthenticated: 'json' }, [401, undefined]],
        ]) {
          const { origin } = await start(guard);
          const response = await send(origin, { headers });
          assert.deepEqual([response.status, response.headers.location], expected);
        }
      });
    }

    it('redirects a submitted form, too', async () => {
      const { origin } = await start({ unauthenticated: 'redirect' });
      assert.equal((await send(origin, { method: 'POST', headers: DOCUMENTS['a page'] })).status, 302);
    });

    it('responds with a small JSON body that is not cached, and with a challenge without an error code if there is no token', async () => {
      const { origin } = await start({ unauthenticated: 'json' });
      const { status, headers, json, text } = await send(origin);
      assert.equal(status, 401);
      assert.equal(headers['content-type'], 'application/json; charset=utf-8');
      assert.equal(headers['cache-control'], 'no-store');
      assert.equal(Number(headers['content-length']), Buffer.byteLength(text));
      assert.equal(headers['x-clerk-auth-reason'], 'session-token-and-uat-missing');
      assert.deepEqual(json, {
        error: 'unauthenticated',
        message: 'Sign in, or send a token as Authorization: Bearer',
        reason: 'session-token-and-uat-missing',
      });
    });

    it('reports that a token was rejected, and why, without showing it', async () => {
      const { origin } = await start({ unauthenticated: 'json' });
      for (const [token, reason, message] of [
        ['garbage', 'token-invalid', 'The token was rejected'],
        [forgedToken(), 'token-invalid-signature', 'The token was rejected'],
        [
          sessionToken(EXPIRED),
          'session-token-expired-refresh-non-eligible-no-refresh-cookie',
          'The token has expired',
        ],
      ]) {
        const response = await sendToken(origin, token);
        const { status, headers, json } = response;
        assert.equal(status, 401);
        assert.equal(
          headers['www-authenticate'],
          `Bearer realm="clerk", error="invalid_token", error_description="${message}"`,
        );
        assert.deepEqual(json, { error: 'invalid_token', message, reason });
        assert.ok(!JSON.stringify([response.rawHeaders, response.text]).includes(token));
      }
    });

    it('reports the same about a session in cookies', async () => {
      const { origin } = await start({ unauthenticated: 'json' });
      const { status, json } = await send(origin, {
        headers: { cookie: cookieHeader({ session: sessionToken(), clientUat: 0 }) },
      });
      assert.deepEqual([status, json.error, json.reason], [401, 'invalid_token', 'session-token-but-no-client-uat']);
      const without = await send(origin, { headers: { cookie: cookieHeader({ clientUat: 1 }) } });
      assert.deepEqual(
        [without.status, without.json.error, without.json.reason],
        [401, 'unauthenticated', 'client-uat-but-no-session-token'],
      );
      const old = await send(origin, { headers: { cookie: cookieHeader({ session: forgedToken(), clientUat: 1 }) } });
      assert.deepEqual(
        [old.status, old.json.error, old.json.reason],
        [401, 'invalid_token', 'token-invalid-signature'],
      );
    });

    it('treats a pending session as signed out, unless the app says otherwise', async () => {
      const token = sessionToken({ sts: 'pending' });
      const { origin } = await start({ unauthenticated: 'json' });
      const { status, json } = await sendToken(origin, token);
      assert.deepEqual([status, json.error, json.reason], [401, 'invalid_token', 'session-pending']);
      const lenient = await start({ unauthenticated: 'json', treatPendingAsSignedOut: false });
      assert.equal((await sendToken(lenient.origin, token)).status, 200);
    });

    it('lets a function respond, which may let the request through', async () => {
      const { origin } = await start({
        unauthenticated: (req, res, next) =>
          req.path === '/open' ? next() : res.status(418).send(`no ${getAuth(req).userId}`),
      });
      const { status, text, headers } = await send(origin);
      assert.deepEqual([status, text, headers['www-authenticate']], [418, 'no null', undefined]);
      assert.equal((await send(origin, { path: '/open' })).status, 200);
      assert.equal((await sendToken(origin, sessionToken())).json.reached, 'user_1');
    });

    for (const thrown of [new Error('of the app'), undefined, 'route']) {
      it(`rejects the request if that function throws or rejects with ${thrown}`, async () => {
        for (const fail of [
          () => {
            throw thrown;
          },
          () => Promise.reject(thrown),
        ]) {
          for (const guard of [
            { unauthenticated: fail },
            { permission: 'org:articles:read', unauthenticated: 'json', forbidden: fail },
          ]) {
            const { origin } = await start(guard);
            assert.equal(
              (await send(origin, guard.forbidden && { headers: { authorization: `Bearer ${sessionToken()}` } }))
                .status,
              500,
            );
          }
        }
      });
    }

    it('leaves handshakes to the middleware, and does not redirect if they are off', async () => {
      const own = {
        ...optionsFor(api, { publishableKey: instances.development.publishableKey }),
        unauthenticated: 'json',
      };
      const visit = (origin) => send(origin, { headers: DOCUMENTS['a page'] });
      assert.equal((await visit((await start(own)).origin)).status, 307);
      assert.equal((await visit((await start({ ...own, enableHandshake: false })).origin)).status, 401);
    });
  });

  describe('of a signed-in user', () => {
    const member = {
      o: { id: 'org_1', slg: 'acme', rol: 'admin', per: 'read', fpm: '1' },
      fea: 'o:articles',
      pla: 'o:pro',
      fva: [1, -1],
    };

    for (const [guard, name] of [
      [{ role: 'org:admin' }, 'role org:admin'],
      [{ permission: 'org:articles:read' }, 'permission org:articles:read'],
      [{ feature: 'articles' }, 'feature articles'],
      [{ plan: 'pro' }, 'plan pro'],
      [{ permission: 'org:articles:read', plan: 'pro' }, 'permission org:articles:read and the plan pro'],
    ]) {
      it(`lets through users who have the ${name}, and responds 403 to others`, async () => {
        const { origin } = await start(guard);
        assert.equal((await sendToken(origin, sessionToken(member))).json.reached, 'user_1');
        for (const claims of [
          {},
          { ...member, o: { ...member.o, rol: 'member', per: 'other' }, fea: 'o:other', pla: 'o:free' },
        ]) {
          const { status, headers, json } = await sendToken(origin, sessionToken(claims));
          assert.equal(status, 403);
          assert.equal(
            headers['www-authenticate'],
            `Bearer realm="clerk", error="insufficient_scope", error_description="Requires the ${name}"`,
          );
          assert.deepEqual(json, { error: 'insufficient_scope', message: `Requires the ${name}`, required: guard });
        }
      });
    }

    it('responds 403 to documents too, because signing in would not help', async () => {
      const { origin } = await start({ role: 'org:admin', unauthenticated: 'redirect' });
      assert.equal((await sendToken(origin, sessionToken(), { headers: DOCUMENTS['a page'] })).status, 403);
    });

    it('requires all that is set', async () => {
      const { origin } = await start({ permission: 'org:articles:read', plan: 'enterprise' });
      assert.equal((await sendToken(origin, sessionToken(member))).status, 403);
    });

    it('lets a function respond instead of 403', async () => {
      const { origin } = await start({
        role: 'org:owner',
        forbidden: (req, res) => res.status(404).json({ user: getAuth(req).userId }),
      });
      const { status, json } = await sendToken(origin, sessionToken(member));
      assert.deepEqual([status, json], [404, { user: 'user_1' }]);
      assert.equal((await send(origin)).status, 401);
    });

    for (const reverification of ['strict', { level: 'first_factor', afterMinutes: 10 }]) {
      it(`makes Clerk's front end verify the user again: ${JSON.stringify(reverification)}`, async () => {
        const { origin } = await start({ reverification });
        assert.equal((await sendToken(origin, sessionToken({ fva: [1, -1] }))).status, 200);
        const { status, headers, json } = await sendToken(origin, sessionToken({ fva: [11, -1] }));
        const reference = reverificationErrorResponse(reverification);
        assert.deepEqual([status, json], [reference.status, await reference.json()]);
        assert.ok(isReverificationHint(json));
        assert.match(
          headers['www-authenticate'],
          /^Bearer realm="clerk", error="insufficient_user_authentication", error_description="[^"]+"$/,
        );
      });
    }

    it('does not ask for a reverification if another requirement is not met', async () => {
      const { origin } = await start({ role: 'org:admin', reverification: 'strict' });
      const stale = [90, -1];
      assert.equal((await sendToken(origin, sessionToken({ fva: stale }))).json.error, 'insufficient_scope');
      assert.ok(isReverificationHint((await sendToken(origin, sessionToken({ ...member, fva: stale }))).json));
    });
  });

  describe('among other middleware', () => {
    it('uses the result of clerkMiddleware, of this package or of @clerk/express', async () => {
      for (const name of ['ours', 'reference']) {
        const { origin } = await serveApp(express, (app) => {
          app.use(implementations[name].clerkMiddleware(options));
          app.use(requireAuth({ unauthenticated: 'json' }), requireAuth({ feature: 'articles' }), (req, res) =>
            res.send('reached'),
          );
        });
        const { status, json } = await sendToken(origin, forgedToken());
        assert.deepEqual([status, json.error, json.reason], [401, 'invalid_token', 'token-invalid-signature'], name);
        assert.equal((await sendToken(origin, sessionToken())).status, 403, name);
        assert.equal((await sendToken(origin, sessionToken({ fea: 'u:articles' }))).text, 'reached', name);
      }
    });

    it('takes its options from a function of the request', async () => {
      const { origin } = await start(async (req) => ({
        ...options,
        permission: `org:${req.path.slice(1)}:read`,
        reverification: { level: 'first_factor', afterMinutes: 5 },
      }));
      const token = sessionToken({ o: { id: 'org_1', rol: 'x', per: 'read', fpm: '1' }, fea: 'o:articles' });
      assert.equal((await sendToken(origin, token, { path: '/articles' })).status, 200);
      assert.equal((await sendToken(origin, token, { path: '/books' })).status, 403);
    });

    it('rejects the request if that function returns invalid options', async () => {
      const { origin } = await start(() => ({ ...options, permission: undefined }));
      const { status, json } = await sendToken(origin, sessionToken());
      assert.deepEqual([status, json.error.code], [500, 'permission-invalid']);
    });

    it('rejects the request if that function returns no options, such as the result of has()', async () => {
      for (const given of [false, true, undefined, null, 'org:admin', Promise.resolve(false)]) {
        const { origin } = await start(() => given, implementations.ours.clerkMiddleware(options));
        const { status, json } = await sendToken(origin, sessionToken());
        assert.deepEqual([status, json.error?.code], [500, 'options-invalid'], String(given));
      }
    });

    it('comes after the proxy of the Frontend API, which is needed to sign in', async () => {
      const upstream = await serve((req, res) => res.end(`proxied ${req.url}`));
      const { origin } = await start({ unauthenticated: 'json', frontendApiProxy: { enabled: true } });
      await withEnvironment({ CLERK_FAPI_URL: upstream.origin }, async () => {
        assert.equal((await send(origin, { path: '/__clerk/v1/client' })).text, 'proxied /v1/client');
        assert.equal((await send(origin, { path: '/__clerky' })).status, 401);
      });
    });

    it('passes on configuration errors', async () => {
      const { origin } = await start({ publishableKey: 'unusable', unauthenticated: 'json' });
      assert.equal((await send(origin)).status, 500);
    });

    it('works on a plain Node server', async () => {
      const guard = requireAuth({ ...options, unauthenticated: 'redirect', signInUrl: '/enter' });
      const { origin } = await serve((req, res) => guard(req, res, () => res.end('reached')));
      assert.equal((await send(origin)).status, 401);
      assert.equal((await send(origin, { headers: DOCUMENTS['a page'] })).headers.location, '/enter');
      assert.equal((await sendToken(origin, sessionToken())).text, 'reached');
      assert.deepEqual(
        [(await send(origin, { method: 'HEAD' })).status, (await send(origin, { method: 'HEAD' })).text],
        [401, ''],
      );
    });
  });
});
