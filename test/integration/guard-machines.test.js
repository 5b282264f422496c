'use strict';

const assert = require('node:assert/strict');
const { serveApp } = require('../support/app');
const { startClerkApi } = require('../support/clerk-api');
const { sendToken } = require('../support/http');
const { implementations, overEachExpress } = require('../support/implementations');
const { optionsFor } = require('../support/instances');
const { sessionToken } = require('../support/tokens');

const { clerkMiddleware, getAuth, requireAuth } = implementations.ours;

const TOKENS = { api_key: 'ak_opaque', m2m_token: 'mt_opaque', oauth_token: 'oat_opaque' };

overEachExpress('requireAuth with options of a guard, for machines', (express) => {
  let options;

  before(async () => {
    options = optionsFor(await startClerkApi());
  });

  const start = (guard) =>
    serveApp(express, (app) => {
      app.use(requireAuth({ ...options, ...guard }), (req, res) => res.send('reached'));
    });

  for (const [acceptsToken, token] of Object.entries(TOKENS)) {
    it(`accepts only these kinds of token: ${acceptsToken}`, async () => {
      const { origin } = await start({ unauthenticated: 'json' });
      const { status, headers, json } = await sendToken(origin, token);
      assert.deepEqual([status, json.error, json.reason], [401, 'invalid_token', 'token-type-mismatch']);
      assert.match(headers['www-authenticate'], /error="invalid_token"/);
      for (const accepted of [acceptsToken, ['session_token', acceptsToken], 'any']) {
        const { origin } = await start({ unauthenticated: 'json', acceptsToken: accepted });
        assert.equal((await sendToken(origin, token)).status, 200);
      }
      const machinesOnly = await start({ unauthenticated: 'json', acceptsToken });
      assert.equal((await sendToken(machinesOnly.origin, sessionToken())).json.reason, 'token-type-mismatch');
    });
  }

  it('checks scopes of machines, and permissions of sessions', async () => {
    const { origin } = await start({
      permission: 'org:articles:read',
      acceptsToken: ['session_token', 'oauth_token'],
      scope: 'read',
    });
    const scopes = await scopesOf('oat_opaque');
    assert.ok(scopes.length > 0);
    const { origin: fitting } = await start({ acceptsToken: 'oauth_token', scope: scopes });
    assert.equal((await sendToken(fitting, 'oat_opaque')).status, 200);
    assert.equal((await sendToken(origin, sessionToken())).json.required.permission, 'org:articles:read');
    const { origin: more } = await start({ acceptsToken: 'any', scope: [...scopes, 'articles:write'] });
    const { status, headers, json } = await sendToken(more, 'oat_opaque');
    const all = [...scopes, 'articles:write'].join(' ');
    assert.deepEqual([status, json.required], [403, { scope: all }]);
    assert.equal(
      headers['www-authenticate'],
      `Bearer realm="clerk", error="insufficient_scope", error_description="Requires the scope ${all}", scope="${all}"`,
    );
    assert.equal((await sendToken(more, sessionToken())).status, 200, 'sessions have no scopes');
  });

  it('reads an array of scopes on each request, and rejects everything if it was emptied', async () => {
    const scope = await scopesOf('oat_opaque');
    const { origin } = await start({ acceptsToken: 'oauth_token', scope });
    assert.equal((await sendToken(origin, 'oat_opaque')).status, 200);
    scope.push('articles:write');
    assert.equal((await sendToken(origin, 'oat_opaque')).status, 403);
    scope.splice(0);
    assert.equal((await sendToken(origin, 'oat_opaque')).status, 403);
  });

  async function scopesOf(token) {
    const { origin } = await serveApp(express, (app) => {
      app.use(clerkMiddleware(options), (req, res) => res.json(getAuth(req, { acceptsToken: 'any' }).scopes));
    });
    return (await sendToken(origin, token)).json;
  }
});
