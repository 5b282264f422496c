'use strict';

const assert = require('node:assert/strict');
const http = require('node:http');
const { implementations } = require('../support/implementations');
const { serve } = require('../support/server');
const express = require('express');
const { createTestInstance } = require('clerk-express-native/testing');

/** An app of one of the packages, with the environment of an instance, as its tests would have it. */
async function appOf({ clerkMiddleware, getAuth }, clerk, options) {
  const app = express();
  app.use(
    clerkMiddleware({
      publishableKey: clerk.publishableKey,
      secretKey: clerk.secretKey,
      jwtKey: clerk.jwtKey,
      ...options,
    }),
  );
  app.use((req, res) => {
    const auth = getAuth(req, { acceptsToken: 'any' });
    const isGranted = auth.has({ permission: 'org:reports:read' });
    res.json({ ...auth, isGranted });
  });
  const { origin, stop } = await serve(app);
  return {
    stop,
    async get(headers) {
      const response = await new Promise((resolve) => http.get(origin, { headers }, resolve));
      const chunks = await response.toArray();
      const text = Buffer.concat(chunks).toString();
      return {
        status: response.statusCode,
        reason: response.headers['x-clerk-auth-reason'],
        auth: text && JSON.parse(text),
      };
    },
  };
}

for (const name of ['ours', 'reference']) {
  describe(`The testing kit with ${name === 'ours' ? 'clerk-express-native' : '@clerk/express'}`, () => {
    const clerk = createTestInstance();
    let app;
    before(async () => {
      app = await appOf(implementations[name], clerk);
    });
    after(() => app.stop());

    it('signs a user in by a bearer token and by cookies', async () => {
      for (const headers of [clerk.bearer({ userId: 'user_ada' }), clerk.cookies({ userId: 'user_ada' })]) {
        const { status, auth } = await app.get(headers);
        assert.deepEqual([status, auth.userId, auth.sessionId], [200, 'user_ada', 'sess_test']);
      }
    });

    it('has a valid user by default', async () => {
      const { auth } = await app.get(clerk.bearer());
      assert.equal(auth.userId, 'user_test');
      assert.equal(auth.sessionClaims.azp, 'http://localhost:3000');
    });

    it('packs organization, role, permissions and features as Clerk does', async () => {
      const { auth } = await app.get(
        clerk.bearer({
          orgId: 'org_1',
          orgSlug: 'acme',
          orgRole: 'org:admin',
          orgPermissions: ['org:articles:write', 'org:reports:read', 'org:articles:read'],
          features: ['user:export', 'user:reports'],
        }),
      );
      assert.deepEqual([auth.orgId, auth.orgSlug, auth.orgRole, auth.isGranted], ['org_1', 'acme', 'org:admin', true]);
      assert.deepEqual(auth.orgPermissions.toSorted(), ['org:articles:read', 'org:articles:write', 'org:reports:read']);
      assert.equal(auth.sessionClaims.fea, 'o:articles,ou:reports,u:export');
    });

    it('adds, replaces and removes claims and header parameters', async () => {
      const added = await app.get(clerk.bearer({ claims: { plan: 'pro', azp: null }, header: { kid: 'ins_other' } }));
      assert.equal(added.auth.sessionClaims.plan, 'pro');
      assert.ok(!('azp' in added.auth.sessionClaims));
      const removed = await app.get(clerk.bearer({ claims: { sub: null } }));
      assert.equal(removed.auth.userId, null);
    });

    const refused = {
      expired: 'session-token-expired-refresh-non-eligible-no-refresh-cookie',
      notYetValid: 'session-token-nbf',
      forged: 'token-invalid-signature',
    };
    for (const [method, reason] of Object.entries(refused)) {
      it(`makes tokens that are refused: ${method}`, async () => {
        const { status, reason: given, auth } = await app.get(clerk.bearer(clerk[method]({ userId: 'user_ada' })));
        assert.deepEqual([status, given, auth.userId], [200, reason, null]);
      });
    }

    it('makes tokens for another front end, which authorizedParties rejects', async () => {
      const strict = await appOf(implementations[name], clerk, { authorizedParties: [clerk.origin] });
      const rejected = await strict.get(clerk.bearer(clerk.otherParty()));
      assert.equal(rejected.reason, 'token-invalid-authorized-parties');
      assert.equal((await strict.get(clerk.bearer())).auth.userId, 'user_test');
      await strict.stop();
    });

    it('makes pending and impersonated sessions', async () => {
      const pending = await app.get(clerk.bearer(clerk.pending()));
      assert.deepEqual([pending.auth.userId, pending.auth.sessionStatus], [null, 'pending']);
      const { auth } = await app.get(clerk.bearer(clerk.impersonated({ userId: 'user_ada' }, 'user_boss')));
      assert.deepEqual([auth.userId, auth.actor], ['user_ada', { sub: 'user_boss' }]);
    });

    it('makes requests of a browser that is signed out', async () => {
      const headers = { ...clerk.cookies(null), accept: 'text/html', 'sec-fetch-dest': 'document' };
      const { status, auth } = await app.get(headers);
      assert.deepEqual([status, auth.userId], [200, null]);
    });

    it('makes requests that start a handshake', async () => {
      const { status } = await app.get(clerk.cookies({}, { handshake: true }));
      assert.equal(status, 307);
    });

    it('makes JWTs of machines and of OAuth clients', async () => {
      const m2m = await app.get(clerk.bearer(clerk.machine.m2mJwt({ machineId: 'mch_1', scopes: ['mch_2'] })));
      assert.deepEqual([m2m.auth.tokenType, m2m.auth.machineId, m2m.auth.scopes], ['m2m_token', 'mch_1', ['mch_2']]);
      const oauth = await app.get(clerk.bearer(clerk.machine.oauthJwt({ userId: 'user_ada', scopes: ['email'] })));
      assert.deepEqual(
        [oauth.auth.tokenType, oauth.auth.userId, oauth.auth.scopes],
        ['oauth_token', 'user_ada', ['email']],
      );
      const old = await app.get(clerk.bearer(clerk.machine.m2mJwt({ expiresInSeconds: -60 })));
      assert.equal(old.auth.isAuthenticated, false);
    });

    it('does not accept the tokens of another test instance', async () => {
      const { auth } = await app.get(clerk.bearer(createTestInstance().token()));
      assert.equal(auth.userId, null);
    });

    it('makes the auth object and the request that a handler would get', async () => {
      const { getAuth } = implementations[name];
      const identity = {
        userId: 'user_ada',
        orgId: 'org_1',
        orgRole: 'org:admin',
        orgPermissions: ['org:b:read', 'org:a:write', 'org:b:write'],
        features: ['user:export'],
        plans: ['org:team'],
      };
      const { auth: served } = await app.get(clerk.bearer(identity));
      const { isGranted, ...real } = served;
      const made = getAuth(clerk.request(identity));
      assert.equal(isGranted, made.has({ permission: 'org:reports:read' }));
      const withoutTimes = ({ sessionClaims: { exp, iat, nbf, ...claims }, ...auth }) => ({
        ...auth,
        claims,
        lives: exp - iat,
        early: iat - nbf,
      });
      assert.deepEqual(withoutTimes(JSON.parse(JSON.stringify(made))), withoutTimes(real));
      assert.deepEqual(Object.keys(made), Object.keys(clerk.auth(identity)));
      assert.equal(getAuth(clerk.request(null)).userId, null);
      assert.equal(getAuth(clerk.request({ status: 'pending' })).userId, null);
      assert.equal(
        getAuth(clerk.request({ status: 'pending' }), { treatPendingAsSignedOut: false }).userId,
        'user_test',
      );
    });
  });
}
