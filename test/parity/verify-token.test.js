'use strict';

const assert = require('node:assert/strict');
const { implementations } = require('../support/implementations');
const { freshSecretKey } = require('../support/instances');
const { refusingEndpoint, startKeyEndpoint } = require('../support/key-endpoint');
const { signingKey } = require('../support/keys');
const { forgedToken, sessionToken } = require('../support/tokens');

/** The tokens of the middleware tests, in another form. */
const bearers = ['header-tokens', 'options', 'claims']
  .flatMap((name) => require(`../support/cases/${name}`))
  .filter(({ request }) => request.headers.authorization)
  .map((row) => ({
    title: row.title,
    options: row.options,
    get token() {
      return row.request.headers.authorization.slice('Bearer '.length);
    },
  }));

describe('Parity with @clerk/express: verifyToken', () => {
  let keys;

  before(async () => {
    keys = { secretKey: freshSecretKey(), apiUrl: (await startKeyEndpoint()).origin };
  });

  /** The result of a package for a token. */
  async function ask({ verifyToken }, token, options) {
    try {
      return { claims: JSON.stringify(await verifyToken(token, options)) };
    } catch (error) {
      return { error };
    }
  }

  async function askBoth(token, options) {
    const all = { ...keys, ...options };
    return Promise.all([ask(implementations.ours, token, all), ask(implementations.reference, token, all)]);
  }

  function compare([ours, reference]) {
    assert.equal(ours.claims, reference.claims);
    assert.equal(ours.error?.reason, reference.error?.reason);
  }

  const rows = require('../support/cases/verify-token');

  for (const { title, token, options, reason, reference: referenceReason } of rows.filter(
    ({ reference }) => reference !== undefined,
  )) {
    it(`a token ${title} has another outcome on purpose`, async () => {
      const [ours, reference] = await askBoth(token, options);
      assert.deepEqual([ours.error?.reason ?? null, reference.error?.reason ?? null], [reason, referenceReason]);
    });
  }

  for (const row of rows.filter(({ reference }) => reference === undefined)) {
    it(`a token ${row.title} has the same outcome`, async () => {
      const { token, options, reason, advised } = row;
      const [ours, reference] = await askBoth(token, options);
      compare([ours, reference]);
      assert.equal(ours.error?.reason ?? null, reason);
      if (advised !== undefined) {
        assert.equal(typeof reference.error.action, typeof ours.error.action, 'both suggest a fix, or neither does');
      }
    });
  }

  for (const row of bearers) {
    it(`the token of a request with ${row.title} has the same outcome`, async () => {
      compare(await askBoth(row.token, row.options));
    });
  }

  it('errors have the same form', async () => {
    const [ours, reference] = (await askBoth(forgedToken())).map(({ error }) => error);
    assert.equal(ours.name, reference.name);
    assert.deepEqual(Object.keys(ours), Object.keys(reference));
    for (const name of ['reason', 'action', 'tokenCarrier']) {
      assert.equal(ours[name], reference[name], name);
    }
  });

  it('full messages have the same form', async () => {
    const shape = ({ error }) => {
      error.message = 'Message.';
      error.action = error.action && 'Action.';
      const before = error.getFullMessage();
      error.tokenCarrier = 'header';
      return [before, error.getFullMessage()];
    };
    for (const token of [forgedToken(), sessionToken({ sub: 5 })]) {
      const [ours, reference] = await askBoth(token);
      assert.deepEqual(shape(ours), shape(reference));
    }
  });

  it('a failure to load the keys is not a fault of the token', async () => {
    const { origin } = refusingEndpoint();
    for (const { error } of await askBoth(sessionToken(), { apiUrl: origin })) {
      assert.ok(error instanceof Error);
      assert.equal(error.reason, undefined);
    }
  });

  it('a rejected secret key has the same error', async () => {
    const { origin } = await startKeyEndpoint({ mode: 'unauthorized' });
    const [ours, reference] = await askBoth(sessionToken(), { apiUrl: origin, secretKey: freshSecretKey() });
    compare([ours, reference]);
    assert.equal(ours.error.reason, 'secret-key-invalid');
    assert.equal(typeof ours.error.action, typeof reference.error.action);
  });

  it('authorizedParties as one string is an array of one here, and any substring is accepted there', async () => {
    const token = sessionToken({ azp: 'http://localhost' });
    const [ours, reference] = await askBoth(token, {
      authorizedParties: 'http://localhost:3000',
      jwtKey: signingKey.pem,
    });
    assert.equal(ours.error.reason, 'token-invalid-authorized-parties');
    assert.equal(reference.error, undefined);
  });
});
