'use strict';

const assert = require('node:assert/strict');
const path = require('node:path');
const ours = require('clerk-express-native');
const { createTestInstance } = require('clerk-express-native/testing');
const { runNode } = require('../support/run-node');
const { hasOf } = require('../../lib/testing/has');
const native = require('../../lib/native');

describe('The testing kit', () => {
  it('loads neither the addon nor the rest of the package, and makes no key before the first token', async () => {
    const { stdout } = await runNode(`
      const { generateKeyPairSync } = require('node:crypto');
      const { createTestInstance } = require('./testing.js');
      const start = process.cpuUsage();
      const clerk = createTestInstance();
      const { user } = process.cpuUsage(start);
      clerk.bearer();
      const files = Object.keys(require.cache).map((file) => require('node:path').relative(process.cwd(), file));
      console.log(JSON.stringify({ files, hasKeyPair: typeof generateKeyPairSync, isQuick: user < 100_000 }));
    `);
    const { files } = JSON.parse(stdout);
    for (const file of files) {
      assert.match(file.split(path.sep).join('/'), /^(testing\.js|lib\/testing\/[\w-]+\.js)$/);
    }
  });

  it('can be imported as an ES module', async () => {
    const { stdout } = await runNode(
      `import { createTestInstance } from 'clerk-express-native/testing'; console.log(typeof createTestInstance().token());`,
      { module: true },
    );
    assert.equal(stdout.trim(), 'string');
  });

  it('sets the environment and restores it, with `using` too', () => {
    const before = { ...process.env };
    const clerk = createTestInstance().install();
    for (const [name, value] of Object.entries(clerk.env)) {
      assert.equal(process.env[name], value);
    }
    clerk.install();
    clerk.undo();
    assert.deepEqual({ ...process.env }, before);
    clerk.undo();
    if (Symbol.dispose) {
      clerk.install()[Symbol.dispose]();
      assert.deepEqual({ ...process.env }, before);
    }
  });

  it('refuses to be installed where the environment is that of production', async () => {
    for (const env of [
      { NODE_ENV: 'production' },
      { CLERK_PUBLISHABLE_KEY: 'pk_live_Y2xlcmsuZXhhbXBsZS5jb20k' },
      { CLERK_SECRET_KEY: ' sk_live_x' },
    ]) {
      const { stdout } = await runNode(
        `try { require('./testing.js').createTestInstance().install(); } catch (error) { console.log(error.code); }`,
        { env },
      );
      assert.equal(stdout.trim(), 'testing-refuses-production', JSON.stringify(env));
    }
  });

  it('follows an artificial clock', () => {
    const { mock } = require('node:test');
    mock.timers.enable({ apis: ['Date'], now: Date.UTC(2030, 0, 1) });
    try {
      const [, payload] = createTestInstance().token().split('.');
      const { iat } = JSON.parse(Buffer.from(payload, 'base64url').toString());
      assert.equal(iat, Date.UTC(2030, 0, 1) / 1000);
    } finally {
      mock.timers.reset();
    }
  });

  const mistakes = {
    'an unknown member of an identity': (clerk) => clerk.token({ user: 'user_1' }),
    'an identity that is not an object': (clerk) => clerk.token('user_1'),
    'a role without an organization': (clerk) => clerk.token({ orgRole: 'org:admin' }),
    'a permission that is not a custom permission': (clerk) =>
      clerk.token({ orgId: 'org_1', orgPermissions: ['read'] }),
    'a feature that cannot be in a token': (clerk) => clerk.token({ features: ['a,b'] }),
    'an answer for a method that does not exist': (clerk) => clerk.backend({ 'users.get': {} }),
    'an auth object of a string': (clerk) => clerk.auth('user_1'),
    'an unknown option': () => createTestInstance({ host: 'x' }),
  };
  for (const [name, mistake] of Object.entries(mistakes)) {
    it(`rejects ${name}`, () => {
      assert.throws(() => mistake(createTestInstance()), { name: 'TypeError', code: 'testing-misused' });
    });
  }

  it('says how to test opaque tokens', () => {
    for (const kind of ['apiKey', 'm2mToken', 'oauthToken']) {
      assert.throws(() => createTestInstance().machine[kind](), {
        code: 'testing-token-opaque',
        message: /clerk-local/,
      });
    }
  });

  it('signs webhooks that both packages accept', async () => {
    const clerk = createTestInstance();
    const reference = require('@clerk/backend/webhooks');
    const own = require('clerk-express-native/webhooks');
    const { headers, body } = clerk.webhook('user.created', { id: 'user_ada', first_name: 'Ada' });
    for (const { verifyWebhook } of [own, reference]) {
      const request = new Request('https://app.example.com/hooks', { method: 'POST', headers, body });
      const event = await verifyWebhook(request, { signingSecret: clerk.webhookSigningSecret });
      assert.deepEqual([event.type, event.data.id, event.data.first_name], ['user.created', 'user_ada', 'Ada']);
    }
    const old = clerk.webhook('user.created', {}, { timestamp: Date.now() - 3_600_000, id: 'msg_1' });
    assert.equal(old.headers['svix-id'], 'msg_1');
    const request = new Request('https://app.example.com/hooks', { method: 'POST', ...old });
    await assert.rejects(own.verifyWebhook(request, { signingSecret: clerk.webhookSigningSecret }), {
      code: 'webhook-timestamp-too-old',
    });
  });

  it('has the has() of real auth objects', () => {
    const names = [
      undefined,
      null,
      '',
      'org:',
      'admin',
      'org:admin',
      'org:org:admin',
      'articles:read',
      'org:articles:read',
    ];
    const scoped = [
      undefined,
      null,
      '',
      'a',
      'b',
      'o:a',
      'org:a',
      'u:a',
      'user:b',
      'x:a',
      'org:',
      'u:',
      'o:a:b',
      'constructor:a',
    ];
    const demands = [
      undefined,
      null,
      'strict',
      'strict_mfa',
      'moderate',
      'lax',
      'toString',
      { level: 'first_factor', afterMinutes: 5 },
      { level: 'second_factor', afterMinutes: 5 },
      { level: 'multi_factor', afterMinutes: Infinity },
      { level: 'multi_factor', afterMinutes: 0 },
      { level: 'x', afterMinutes: 5 },
      { level: 'first_factor' },
    ];
    const sessions = [
      { userId: 'user_1', factorVerificationAge: [0, -1] },
      { userId: null, orgId: 'org_1', orgRole: 'org:admin' },
      {
        userId: 'user_1',
        orgId: 'org_1',
        orgRole: 'org:admin',
        orgPermissions: ['org:articles:read', 'articles:read'],
        features: 'o:a,u:b,ou:c,o:org',
        plans: 'u:a',
        factorVerificationAge: [4, 11],
      },
      { userId: 'user_1', orgRole: 'org:admin', features: '', factorVerificationAge: [-1, 3] },
      { userId: 'user_1', factorVerificationAge: [1] },
      { userId: 'user_1', factorVerificationAge: null },
    ];
    const questions = [
      {},
      ...names.map((role) => ({ role })),
      ...names.map((permission) => ({ permission })),
      ...scoped.flatMap((name) => [{ feature: name }, { plan: name }]),
      ...demands.map((reverification) => ({ reverification })),
      { role: 'admin', feature: 'a' },
      { role: 'admin', feature: 'nothing' },
      { permission: 5 },
    ];
    const asked = (value) => (value === undefined || typeof value === 'string' ? value : null);
    for (const facts of sessions) {
      for (const question of questions) {
        const { reverification: demand } = question;
        const isShape = demand && typeof demand.level === 'string' && typeof demand.afterMinutes === 'number';
        const text = JSON.stringify({
          role: asked(question.role),
          permission: asked(question.permission),
          feature: asked(question.feature),
          plan: asked(question.plan),
          reverification:
            demand === undefined || typeof demand === 'string'
              ? demand
              : isShape
                ? { ...demand, afterMinutes: Math.min(demand.afterMinutes, Number.MAX_VALUE) }
                : null,
        });
        const real = native.has(JSON.stringify(facts), text);
        assert.equal(hasOf(facts)(question), real, `${JSON.stringify(facts)} ${text}`);
      }
    }
  });

  it('works with requireAuth() and its guards', async () => {
    const clerk = createTestInstance();
    const options = { publishableKey: clerk.publishableKey, secretKey: clerk.secretKey, jwtKey: clerk.jwtKey };
    const express = require('express');
    const { serve } = require('../support/server');
    const app = express();
    app.use(ours.clerkMiddleware(options));
    app.get('/', ours.requireAuth({ unauthenticated: 'json', permission: 'org:reports:read' }), (req, res) =>
      res.json({}),
    );
    const { origin, stop } = await serve(app);
    const status = async (headers) => (await fetch(origin, { headers })).status;
    assert.equal(await status({}), 401);
    assert.equal(await status(clerk.bearer()), 403);
    assert.equal(await status(clerk.bearer({ orgId: 'org_1', orgPermissions: ['org:reports:read'] })), 200);
    await stop();
  });
});
