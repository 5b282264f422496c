'use strict';

const assert = require('node:assert/strict');
const { startApp } = require('../support/app');
const { addedHeaders, directivesOf, startSite } = require('../support/browser');
const { startClerkApi, takeCalls } = require('../support/clerk-api');
const { send, sendToken } = require('../support/http');
const { expressVersions, implementations, overEachExpress } = require('../support/implementations');
const { cookieHeader, instances, optionsFor } = require('../support/instances');
const { startKeyEndpoint } = require('../support/key-endpoint');
const { signingKey } = require('../support/keys');
const { assertSignedIn, assertSignedOut } = require('../support/outcome');
const { secondsFromNow, sessionToken } = require('../support/tokens');
const { json } = require('../parity/harness/answer-forms');

const { createClerkClient, createRevocations, requireAuth, verifyToken } = implementations.ours;
const { production, development } = instances;

const ORGANIZATION_1 = { v: 2, o: { id: 'org_1', rol: 'admin' } };
const REASON = 'session-revoked';

overEachExpress('A session that was revoked', (express) => {
  let endpoint;
  let revocations;

  beforeEach(async () => {
    endpoint = await startKeyEndpoint();
    revocations = createRevocations();
  });

  const start = async (options) =>
    (await startApp(implementations.ours, express, optionsFor(endpoint, { revocations, ...options }))).origin;

  for (const [name, tokenCache] of [
    ['is refused with its next request, although its token is remembered', undefined],
    ['is refused without a cache of tokens', false],
  ]) {
    it(name, async () => {
      const origin = await start({ tokenCache });
      const token = sessionToken();
      for (let times = 0; times < 3; times += 1) {
        assertSignedIn(await sendToken(origin, token));
      }
      revocations.endSession('sess_1');
      assertSignedOut(await sendToken(origin, token), REASON);
      assertSignedOut(await sendToken(origin, sessionToken({ iat: secondsFromNow() })), REASON);
      assertSignedIn(await sendToken(origin, sessionToken({ sid: 'sess_2' })));
    });
  }

  it('is refused in cookies of a request that is not for a page', async () => {
    const origin = await start();
    const visit = () => send(origin, { headers: { cookie: cookieHeader({ session: sessionToken(), clientUat: 1 }) } });
    assertSignedIn(await visit());
    revocations.endSession('sess_1');
    assertSignedOut(await visit(), REASON);
  });

  it('is answered by a guard with 401, and with what clients need to know', async () => {
    const { origin } = await startApp(implementations.ours, express, optionsFor(endpoint), (app) =>
      app.use(requireAuth({ revocations, unauthenticated: 'json' })),
    );
    const token = sessionToken();
    assertSignedIn(await sendToken(origin, token));
    revocations.endSession('sess_1');
    const response = await sendToken(origin, token);
    assert.equal(response.status, 401);
    assert.deepEqual(response.json, {
      error: 'invalid_token',
      message: 'The session has ended or changed',
      reason: REASON,
    });
  });

  it('is explained to clients without any detail', async () => {
    const origin = await start();
    revocations.endSession('sess_1');
    const { headers } = await sendToken(origin, sessionToken());
    assert.equal(
      headers['x-clerk-auth-message'],
      'The session has ended, or the access of its user has changed, since the token was issued. ' +
        '(reason=session-revoked, token-carrier=header)',
    );
  });

  it('is refused by every app that has the revocations, and by no other', async () => {
    const [one, two, other, none] = await Promise.all([
      start(),
      start({ authorizedParties: ['http://localhost:3000'] }),
      start({ revocations: createRevocations() }),
      start({ revocations: undefined }),
    ]);
    revocations.endSession('sess_1');
    const token = sessionToken();
    for (const origin of [one, two]) {
      assertSignedOut(await sendToken(origin, token), REASON);
    }
    for (const origin of [other, none]) {
      assertSignedIn(await sendToken(origin, token));
    }
  });

  it('is refused where a function returns the options', async () => {
    const options = optionsFor(endpoint, { revocations });
    const { origin } = await startApp(implementations.ours, express, () => ({ ...options }));
    assertSignedIn(await sendToken(origin, sessionToken()));
    revocations.endSession('sess_1');
    assertSignedOut(await sendToken(origin, sessionToken()), REASON);
  });

  it('is refused where the client has the revocations', async () => {
    const clerkClient = createClerkClient({ ...optionsFor(endpoint), revocations });
    const origin = await start({ revocations: undefined, clerkClient });
    revocations.endSession('sess_1');
    assertSignedOut(await sendToken(origin, sessionToken()), REASON);
    const request = new Request('http://app.example.com', { headers: { authorization: sessionToken() } });
    assert.equal((await clerkClient.authenticateRequest(request)).reason, REASON);
    const { isAuthenticated } = await clerkClient.authenticateRequest(request, { revocations: createRevocations() });
    assert.equal(isAuthenticated, true, 'the options of the call take precedence');
  });
});

describe('The tokens of a user who was revoked', () => {
  let origin;
  let revocations;

  beforeEach(async () => {
    revocations = createRevocations();
    const options = optionsFor(await startKeyEndpoint(), { revocations });
    ({ origin } = await startApp(implementations.ours, expressVersions['Express 5'], options));
  });

  const outcomeOf = async (claims) =>
    (await sendToken(origin, sessionToken(claims))).headers['x-clerk-auth-reason'] ?? 'signed in';

  it('are refused in all sessions if they were issued before, and later ones count', async () => {
    const iat = secondsFromNow(-10);
    revocations.endUser('user_1', { issuedBefore: iat * 1000 });
    assert.equal(await outcomeOf({ iat: iat - 1 }), REASON);
    assert.equal(await outcomeOf({ iat: iat - 1, sid: 'sess_2' }), REASON);
    assert.equal(await outcomeOf({ iat }), 'signed in');
    assert.equal(await outcomeOf({ iat: iat - 1, sub: 'user_2' }), 'signed in');
  });

  it('are refused if they may have been issued before in the same second', async () => {
    const iat = secondsFromNow(-10);
    revocations.endUser('user_1', { issuedBefore: new Date(iat * 1000 + 1) });
    assert.equal(await outcomeOf({ iat }), REASON);
    assert.equal(await outcomeOf({ iat: iat + 1 }), 'signed in');
  });

  it('are refused if they were issued before now, by default', async () => {
    revocations.endUser('user_1');
    assert.equal(await outcomeOf({ iat: secondsFromNow(-1) }), REASON);
    assert.equal(await outcomeOf({ iat: secondsFromNow(2) }), 'signed in');
  });

  for (const [version, claims] of [
    [1, (id) => ({ v: 1, org_id: id, org_role: 'org:admin' })],
    [2, (id) => ({ v: 2, o: { id, rol: 'admin' } })],
  ]) {
    it(`are refused where an organization is active, if only the membership changed (version ${version})`, async () => {
      revocations.endMembership({ userId: 'user_1', organizationId: 'org_1' });
      assert.equal(await outcomeOf(claims('org_1')), REASON);
      assert.equal(await outcomeOf(claims('org_2')), 'signed in');
      assert.equal(await outcomeOf({ ...claims('org_1'), sub: 'user_2' }), 'signed in');
      assert.equal(await outcomeOf(), 'signed in');
    });

    it(`are refused where an organization that was revoked is active (version ${version})`, async () => {
      revocations.endOrganization('org_1');
      assert.equal(await outcomeOf(claims('org_1')), REASON);
      assert.equal(await outcomeOf({ ...claims('org_1'), sub: 'user_2' }), REASON);
      assert.equal(await outcomeOf(claims('org_2')), 'signed in');
    });
  }
});

describe('A browser whose session was revoked', () => {
  let api;
  let revocations;

  beforeEach(async () => {
    api = await startClerkApi();
    revocations = createRevocations();
  });

  const start = (options) => startSite(expressVersions['Express 5'], api, { revocations, ...options });
  const cookies = (session = sessionToken()) => cookieHeader({ session, clientUat: 1 });

  it('is redirected to Clerk for fresh cookies, with the reason', async () => {
    const { visit, reached } = await start();
    assertSignedIn(await visit(cookies()));
    revocations.endSession('sess_1');
    const response = await visit(cookies(), { path: '/page' });
    assert.equal(response.status, 307);
    const { pathname, searchParams } = new URL(response.headers.location);
    assert.equal(pathname, '/v1/client/handshake');
    assert.equal(searchParams.get('__clerk_hs_reason'), REASON);
    assert.deepEqual(reached, ['/']);
  });

  it('is signed out when it comes back without a session', async () => {
    const { visit } = await start();
    revocations.endSession('sess_1');
    api.answers.payload = json(200, { directives: ['__session=; Path=/; Max-Age=0', '__client_uat=0; Path=/'] });
    const response = await visit(cookies(), { path: '/page?__clerk_handshake_nonce=nonce_1' });
    assertSignedOut(response, 'session-token-missing');
  });

  for (const [kind, instance, devBrowser] of [
    ['production', production, undefined],
    ['development', development, 'browser'],
  ]) {
    it(`is signed out, and not redirected again, if Clerk still issues tokens of it (${kind})`, async () => {
      const { publishableKey, issuer } = instance;
      const { visit, reached } = await start({ publishableKey });
      revocations.endSession('sess_1');
      const session = sessionToken({ iss: issuer });
      api.answers.payload = json(200, { directives: directivesOf(instance, session) });
      const cookie = cookieHeader({ session, clientUat: 1, devBrowser }, instance);
      const response = await visit(cookie, { path: '/page?__clerk_handshake_nonce=nonce_1' });
      assertSignedOut(response, REASON);
      assert.deepEqual(reached, ['/page?__clerk_handshake_nonce=nonce_1']);
      const names = addedHeaders(response).map(([name]) => name);
      assert.ok(!names.includes('location') && names.includes('set-cookie'), names.join());
    });
  }

  it('stays signed in with the cookies of a session that counts', async () => {
    const { visit } = await start();
    revocations.endSession('sess_1');
    const session = sessionToken({ sid: 'sess_2' });
    api.answers.payload = json(200, { directives: directivesOf(production, session) });
    assertSignedIn(await visit(cookies(), { path: '/page?__clerk_handshake_nonce=nonce_1' }));
    assertSignedIn(await visit(cookies(session)));
  });

  it('is not redirected more than three times in a row', async () => {
    const { visit } = await start();
    revocations.endSession('sess_1');
    assertSignedOut(await visit(`${cookies()}; __clerk_redirect_count=3`), REASON);
  });

  it('is signed out where handshakes are off, and for requests that send data', async () => {
    const off = await start({ enableHandshake: false });
    const on = await start();
    revocations.endSession('sess_1');
    assertSignedOut(await off.visit(cookies()), REASON);
    assertSignedOut(await on.visit(cookies(), { method: 'POST' }), REASON);
  });

  it('does not get in with a refreshed token', async () => {
    const { visit } = await start();
    revocations.endSession('sess_1');
    const fresh = sessionToken();
    api.answers.refresh = json(200, { cookies: directivesOf(production, fresh) });
    const expired = cookies(sessionToken({ exp: secondsFromNow(-10) }));
    const response = await visit(`${expired}; __refresh_${production.suffix}=refresh`, {
      headers: { 'sec-fetch-dest': 'empty' },
    });
    assertSignedOut(response, 'session-token-expired-refresh-invalid-session-token');
    assert.equal(takeCalls(api).length, 1);
  });
});

describe('verifyToken() with revocations', () => {
  it('rejects with the reason', async () => {
    const revocations = createRevocations();
    const token = sessionToken();
    const options = { jwtKey: signingKey.pem, revocations };
    assert.equal((await verifyToken(token, options)).sid, 'sess_1');
    revocations.endSession('sess_1');
    const error = await verifyToken(token, options).then(assert.fail, (thrown) => thrown);
    assert.equal(error.constructor.name, 'TokenVerificationError');
    assert.equal(error.reason, REASON);
    assert.equal((await verifyToken(token, { jwtKey: signingKey.pem })).sid, 'sess_1');
  });
});

describe('Revocations and @clerk/express', () => {
  it('differ: there, the token of a session that has ended counts until it expires', async () => {
    const endpoint = await startKeyEndpoint();
    const revocations = createRevocations();
    const [ours, reference] = await Promise.all([
      startApp(implementations.ours, expressVersions['Express 5'], optionsFor(endpoint, { revocations })),
      startApp(implementations.reference, expressVersions['Express 5'], optionsFor(endpoint)),
    ]);
    const token = sessionToken(ORGANIZATION_1);
    assertSignedIn(await sendToken(ours.origin, token));
    assertSignedIn(await sendToken(reference.origin, token));
    await revocations.endSession('sess_1');
    assertSignedOut(await sendToken(ours.origin, token), REASON);
    assertSignedIn(await sendToken(reference.origin, token));
  });
});
