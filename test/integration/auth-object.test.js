'use strict';

const assert = require('node:assert/strict');
const { startApp } = require('../support/app');
const { propertyOf } = require('../support/describe-auth');
const { send, sendToken } = require('../support/http');
const { implementations, overEachExpress } = require('../support/implementations');
const { cookieHeader, optionsFor } = require('../support/instances');
const { startKeyEndpoint } = require('../support/key-endpoint');
const { sessionClaims, sessionToken } = require('../support/tokens');

const SIGNED_IN_PROPERTIES =
  'tokenType actor sessionClaims sessionId sessionStatus userId orgId orgRole orgSlug orgPermissions factorVerificationAge getToken has debug isAuthenticated';
const SIGNED_OUT_PROPERTIES =
  'tokenType sessionClaims sessionId sessionStatus userId actor orgId orgRole orgSlug orgPermissions factorVerificationAge getToken has debug isAuthenticated';

overEachExpress('The auth object', (express) => {
  let app;

  before(async () => {
    app = await startApp(implementations.ours, express, optionsFor(await startKeyEndpoint()));
  });

  const names = ({ properties }) => properties.map(([name]) => name).join(' ');
  const answerFor = (response, options) => new Map(response.json.answers).get(JSON.stringify(options));

  it('of a session has the documented properties in their order', async () => {
    const { auth } = (await sendToken(app.origin, sessionToken())).json;
    assert.equal(names(auth), SIGNED_IN_PROPERTIES);
  });

  it('of a signed-out request has the documented properties in their order, all null', async () => {
    const { auth } = (await send(app.origin)).json;
    assert.equal(names(auth), SIGNED_OUT_PROPERTIES);
    for (const [name, value] of auth.properties) {
      const expected = {
        tokenType: 'session_token',
        isAuthenticated: false,
        getToken: '(function)',
        has: '(function)',
        debug: '(function)',
      };
      assert.equal(value, expected[name] ?? null, name);
    }
  });

  it('has the claims of the token, and the properties derived from them', async () => {
    const claims = sessionClaims({ act: { sub: 'user_support' }, custom: { a: [1, null] } });
    const { auth } = (await sendToken(app.origin, sessionToken(claims))).json;
    assert.deepEqual(propertyOf(auth, 'sessionClaims'), claims);
    assert.equal(propertyOf(auth, 'userId'), 'user_1');
    assert.equal(propertyOf(auth, 'sessionId'), 'sess_1');
    assert.equal(propertyOf(auth, 'sessionStatus'), 'active');
    assert.deepEqual(propertyOf(auth, 'actor'), { sub: 'user_support' });
    assert.deepEqual(propertyOf(auth, 'factorVerificationAge'), [0, -1]);
  });

  it('resolves getToken() with the token of the header', async () => {
    const token = sessionToken();
    assert.equal((await sendToken(app.origin, token)).json.auth.token, token);
  });

  it('resolves getToken() with the token of the cookie', async () => {
    const session = sessionToken();
    const headers = { cookie: cookieHeader({ session, clientUat: 1 }) };
    assert.equal((await send(app.origin, { headers })).json.auth.token, session);
  });

  it('resolves getToken() with null if signed out', async () => {
    assert.equal((await send(app.origin)).json.auth.token, null);
  });

  it('unpacks the organization of a token of version 2', async () => {
    const claims = {
      fea: 'o:articles,u:profile,o:billing',
      o: { id: 'org_1', slg: 'acme', rol: 'admin', per: 'read,write', fpm: '1,2' },
    };
    const { auth } = (await sendToken(app.origin, sessionToken(claims))).json;
    assert.equal(propertyOf(auth, 'orgId'), 'org_1');
    assert.equal(propertyOf(auth, 'orgSlug'), 'acme');
    assert.equal(propertyOf(auth, 'orgRole'), 'org:admin');
    assert.deepEqual(propertyOf(auth, 'orgPermissions'), ['org:articles:read', 'org:billing:write']);
    const granted = auth.has
      .filter(([question, answer]) => answer && question.includes('permission'))
      .map(([question]) => question);
    assert.deepEqual(granted, [
      '{"permission":"org:articles:read"}',
      '{"permission":"articles:read"}',
      '{"role":"org:admin","permission":"org:articles:read"}',
      '{"permission":"org:articles:read","reverification":"lax"}',
    ]);
  });

  it('of a pending session is signed out unless requested otherwise', async () => {
    const response = await sendToken(app.origin, sessionToken({ sts: 'pending' }));
    assert.equal(propertyOf(response.json.auth, 'userId'), null);
    assert.equal(propertyOf(response.json.auth, 'sessionStatus'), 'pending');
    assert.equal(response.headers['x-clerk-auth-status'], undefined);
    const pending = answerFor(response, { treatPendingAsSignedOut: false });
    assert.equal(propertyOf(pending, 'userId'), 'user_1');
    assert.equal(propertyOf(pending, 'isAuthenticated'), true);
  });

  it('depends on the accepted kind of token', async () => {
    const response = await sendToken(app.origin, sessionToken());
    const kind = (options) => {
      const answer = answerFor(response, options);
      return [propertyOf(answer, 'tokenType'), propertyOf(answer, 'isAuthenticated')];
    };
    assert.deepEqual(kind({ acceptsToken: 'any' }), ['session_token', true]);
    assert.deepEqual(kind({ acceptsToken: ['api_key', 'session_token'] }), ['session_token', true]);
    assert.deepEqual(kind({ acceptsToken: 'api_key' }), ['api_key', false]);
    assert.deepEqual(kind({ acceptsToken: 'm2m_token' }), ['m2m_token', false]);
    assert.deepEqual(kind({ acceptsToken: ['api_key', 'm2m_token'] }), [null, false]);
  });

  it('parses the claims once, however often it is read, and never if it is not', async () => {
    const parse = JSON.parse;
    const asked = async (times) => {
      const { origin } = await startApp(
        implementations.ours,
        express,
        optionsFor(await startKeyEndpoint()),
        (server) => {
          server.get('/times', (req, res) => {
            let parsed = 0;
            JSON.parse = (text, ...rest) => {
              parsed += Number(text.includes('"sid"'));
              return parse(text, ...rest);
            };
            try {
              const users = Array.from({ length: times }, () => implementations.ours.getAuth(req).userId);
              res.json({ parsed, users });
            } finally {
              JSON.parse = parse;
            }
          });
        },
      );
      return (await sendToken(origin, sessionToken(), { path: '/times' })).json;
    };
    assert.deepEqual(await asked(5), { parsed: 1, users: Array(5).fill('user_1') });
    assert.deepEqual(await asked(0), { parsed: 0, users: [] });
  });
});
