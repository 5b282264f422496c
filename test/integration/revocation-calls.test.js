'use strict';

const assert = require('node:assert/strict');
const { startApp } = require('../support/app');
const { send, sendToken } = require('../support/http');
const { expressVersions, implementations } = require('../support/implementations');
const { optionsFor } = require('../support/instances');
const { startKeyEndpoint } = require('../support/key-endpoint');
const { assertSignedIn, assertSignedOut } = require('../support/outcome');
const { secondsFromNow, sessionToken } = require('../support/tokens');
const { SECRET, post } = require('../support/webhooks');
const { onceAMinute } = require('../../lib/revocations/once-a-minute');

const { createRevocations } = implementations.ours;
const { verifyWebhook } = require('clerk-express-native/webhooks');

const express = expressVersions['Express 5'];
const REASON = 'session-revoked';
const OF_ORGANIZATION_1 = { v: 2, o: { id: 'org_1', rol: 'admin' } };

describe('An event of Clerk', () => {
  let origin;
  let handled;

  beforeEach(async () => {
    const revocations = createRevocations();
    handled = [];
    const options = optionsFor(await startKeyEndpoint(), { revocations });
    ({ origin } = await startApp(implementations.ours, express, options, (app) =>
      app.post('/webhooks', express.raw({ type: 'application/json' }), async (req, res) => {
        handled.push(await revocations.handle(await verifyWebhook(req, { signingSecret: SECRET })));
        res.sendStatus(204);
      }),
    ));
  });

  /** Delivers an event, which happened now unless it says otherwise. */
  async function deliver(type, data, { timestamp = Date.now() } = {}) {
    const { status } = await post(origin, JSON.stringify({ type, object: 'event', data, timestamp }));
    assert.equal(status, 204);
    return handled.at(-1);
  }

  const outcomeOf = async (claims) =>
    (await sendToken(origin, sessionToken(claims))).headers['x-clerk-auth-reason'] ?? 'signed in';

  for (const type of ['session.ended', 'session.removed', 'session.revoked']) {
    it(`${type} refuses the tokens of the session`, async () => {
      assert.equal(await outcomeOf(), 'signed in');
      assert.equal(await deliver(type, { object: 'session', id: 'sess_1', user_id: 'user_1' }), true);
      assert.equal(await outcomeOf(), REASON);
      assert.equal(await outcomeOf({ sid: 'sess_2' }), 'signed in');
    });
  }

  for (const [type, data] of [
    ['user.deleted', { object: 'user', id: 'user_1', deleted: true }],
    ['user.updated', { object: 'user', id: 'user_1', banned: true, locked: false }],
  ]) {
    it(`${type} ${data.banned ? 'of a banned user' : ''} refuses the tokens that were issued before it happened`, async () => {
      const happened = secondsFromNow(-5);
      assert.equal(await deliver(type, data, { timestamp: happened * 1000 }), true);
      assert.equal(await outcomeOf({ iat: happened - 1 }), REASON);
      assert.equal(await outcomeOf({ iat: happened }), 'signed in');
      assert.equal(await outcomeOf({ iat: happened - 1, sub: 'user_2' }), 'signed in');
    });
  }

  for (const type of ['organizationMembership.updated', 'organizationMembership.deleted']) {
    it(`${type} refuses the tokens of the member in the organization`, async () => {
      const data = { id: 'orgmem_1', organization: { id: 'org_1' }, public_user_data: { user_id: 'user_1' } };
      assert.equal(await deliver(type, data), true);
      assert.equal(await outcomeOf(OF_ORGANIZATION_1), REASON);
      assert.equal(await outcomeOf({ ...OF_ORGANIZATION_1, sub: 'user_2' }), 'signed in');
      assert.equal(await outcomeOf(), 'signed in');
    });
  }

  it('organization.deleted refuses the tokens in which it is active', async () => {
    assert.equal(await deliver('organization.deleted', { id: 'org_1', deleted: true }), true);
    assert.equal(await outcomeOf(OF_ORGANIZATION_1), REASON);
    assert.equal(await outcomeOf(), 'signed in');
  });

  for (const [type, data] of [
    ['user.updated', { id: 'user_1', banned: false, locked: true }],
    ['user.updated', { id: 'user_1', banned: 'true' }],
    ['user.created', { id: 'user_1', banned: true }],
    ['session.created', { id: 'sess_1' }],
    ['session.ended', { user_id: 'user_1' }],
    ['session.ended', null],
    ['organizationMembership.updated', { organization: { id: 'org_1' } }],
    ['organizationMembership.updated', { organization: null, public_user_data: 5 }],
    ['toString', { id: 'sess_1' }],
    [null, { id: 'sess_1' }],
  ]) {
    it(`${type} with ${JSON.stringify(data)} revokes nothing`, async () => {
      assert.equal(await deliver(type, data), false);
      assert.equal(await outcomeOf(OF_ORGANIZATION_1), 'signed in');
    });
  }

  for (const timestamp of ['yesterday', 1_716_883_200, Number.MAX_SAFE_INTEGER]) {
    it(`counts from now if its timestamp is ${timestamp}`, async () => {
      assert.equal(await deliver('user.deleted', { id: 'user_1' }, { timestamp }), true);
      assert.equal(await outcomeOf({ iat: secondsFromNow(-1) }), REASON);
      assert.equal(await outcomeOf({ iat: secondsFromNow(2) }), 'signed in');
    });
  }
});

describe('createRevocations()', () => {
  const codeOf = (call) => {
    try {
      call();
    } catch (error) {
      assert.match(error.message, /^Clerk: .*expected/, error.message);
      return error.code;
    }
    return 'none';
  };

  for (const options of [
    null,
    5,
    { tokenLifetimeMs: 59_999 },
    { tokenLifetimeMs: Infinity },
    { tokenLifetimeMs: '60000' },
    { maxEntries: 0 },
    { maxEntries: 1.5 },
    { maxEntries: 1e9 },
    { maxEntries: null },
  ]) {
    it(`does not accept the options ${JSON.stringify(options)}`, () => {
      assert.equal(
        codeOf(() => createRevocations(options)),
        'revocations-invalid',
      );
    });
  }

  for (const [title, call] of [
    ['no id', (list) => list.endSession()],
    ['the id of a user for a session', (list) => list.endSession('user_1')],
    ['an id without its end', (list) => list.endUser('user_')],
    ['an object for an id', (list) => list.endUser({ id: 'user_1' })],
    ['a time in seconds', (list) => list.endUser('user_1', { issuedBefore: secondsFromNow() })],
    ['an invalid Date', (list) => list.endUser('user_1', { issuedBefore: new Date('never') })],
    ['a time in microseconds', (list) => list.endUser('user_1', { issuedBefore: Date.now() * 1000 })],
    ['a string for a time', (list) => list.endOrganization('org_1', { issuedBefore: '2026-01-01' })],
    ['a membership without an organization', (list) => list.endMembership({ userId: 'user_1' })],
    ['no membership', (list) => list.endMembership()],
    ['no event', (list) => list.handle()],
    ['the text of an event', (list) => list.handle('{"type":"session.ended"}')],
  ]) {
    it(`throws for ${title}, and revokes nothing`, () => {
      const list = createRevocations();
      assert.equal(
        codeOf(() => call(list)),
        'revocation-invalid',
      );
      assert.equal(list.size, 0);
    });
  }

  it('shows no more than the beginning of an id that is wrong', () => {
    assert.throws(
      () => createRevocations().endSession(`eyJhbGciOiJSUzI1NiIsImtpZCI6Imluc18xIn0.${'x'.repeat(99)}`),
      (error) => !error.message.includes('kpXVCJ9') && error.message.length < 150,
    );
  });

  it('honours what is listed after close(), and lists nothing more', async () => {
    const revocations = createRevocations();
    const options = optionsFor(await startKeyEndpoint(), { revocations });
    const { origin } = await startApp(implementations.ours, express, options);
    await revocations.endSession('sess_1');
    await revocations.close();
    assertSignedOut(await sendToken(origin, sessionToken()), REASON);
    assert.throws(() => revocations.endSession('sess_2'), { code: 'revocations-closed' });
    assertSignedIn(await sendToken(origin, sessionToken({ sid: 'sess_2' })));
  });

  it('drops the oldest entry when it is full, and warns once a minute', async () => {
    const { warn } = console;
    const warnings = [];
    console.warn = (text) => warnings.push(text);
    try {
      const revocations = createRevocations({ maxEntries: 2 });
      const options = optionsFor(await startKeyEndpoint(), { revocations });
      const { origin } = await startApp(implementations.ours, express, options);
      for (const [index, before] of [1, 2, 3, 4].entries()) {
        revocations.endUser(`user_${index + 1}`, { issuedBefore: (secondsFromNow() + before) * 1000 });
      }
      assert.equal(revocations.size, 2);
      assert.equal(warnings.length, 1);
      assert.match(warnings[0], /2 entries.*maxEntries/);
      assertSignedIn(await sendToken(origin, sessionToken()));
      assertSignedOut(await sendToken(origin, sessionToken({ sub: 'user_4' })), REASON);
    } finally {
      console.warn = warn;
    }
  });

  it('is the only value that the option accepts', async () => {
    const endpoint = await startKeyEndpoint();
    for (const revocations of [{}, true, '', 0, { ...createRevocations() }]) {
      const { origin } = await startApp(implementations.ours, express, optionsFor(endpoint, { revocations }));
      const { status, json } = await send(origin);
      assert.deepEqual([status, json.error.code], [500, 'revocations-invalid'], String(revocations));
    }
    for (const revocations of [undefined, null, false]) {
      const { origin } = await startApp(implementations.ours, express, optionsFor(endpoint, { revocations }));
      assertSignedIn(await sendToken(origin, sessionToken()));
    }
  });

  it('is refused for a client that does not check it', async () => {
    const clerkClient = { authenticateRequest: async () => assert.fail('not asked') };
    const options = optionsFor(await startKeyEndpoint(), { clerkClient, revocations: createRevocations() });
    const { origin } = await startApp(implementations.ours, express, options);
    assert.equal((await sendToken(origin, sessionToken())).json.error.code, 'revocations-invalid');
  });

  it('is an object whose list lasts as long as an app uses it', async () => {
    const endpoint = await startKeyEndpoint();
    const revocations = createRevocations();
    const { origin } = await startApp(implementations.ours, express, optionsFor(endpoint, { revocations }));
    for (let index = 0; index < 10; index += 1) {
      createRevocations();
    }
    revocations.endSession('sess_1');
    assertSignedOut(await sendToken(origin, sessionToken()), REASON);
  });
});

describe('A message once a minute', () => {
  it('is repeated after a minute', () => {
    let time = 0;
    const calls = [];
    const call = onceAMinute(
      (text) => calls.push(text),
      () => time,
    );
    for (const [at, text] of [
      [0, 'first'],
      [59_999, 'too early'],
      [60_000, 'second'],
      [60_001, 'too early'],
    ]) {
      time = at;
      call(text);
    }
    assert.deepEqual(calls, ['first', 'second']);
  });
});
