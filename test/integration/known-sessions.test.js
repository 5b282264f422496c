'use strict';

const assert = require('node:assert/strict');
const { createClerkClient } = require('clerk-express-native');
const { configure } = require('../../lib/options/configuration');
const { claimsOf } = require('../../lib/request/session-cache');
const native = require('../../lib/native');
const { fromNode } = require('../../lib/request/view');
const { settle } = require('../../lib/auth/settle');
const { eventually } = require('../support/eventually');
const { freshSecretKey, instances } = require('../support/instances');
const { startKeyEndpoint } = require('../support/key-endpoint');
const { signingKey } = require('../support/keys');
const { runNode } = require('../support/run-node');
const { sessionClaims, sessionToken, signedTexts } = require('../support/tokens');

describe('A session whose token was seen before', () => {
  /** Passes a token to the addon, and returns its result as is. */
  const asker = (options) => {
    const view = (token) => fromNode({ method: 'GET', url: '/', headers: { authorization: `Bearer ${token}` } });
    const { publishableKey } = instances.production;
    const configuration = configure(
      { publishableKey, secretKey: freshSecretKey(), jwtKey: signingKey.pem, ...options },
      'any',
    );
    return (token) => configuration.at(view(token)).authenticate(...view(token));
  };

  const withClaims = (payload) =>
    signedTexts(JSON.stringify({ alg: 'RS256', kid: signingKey.kid, typ: 'JWT' }), payload);

  it('crosses as a string twice, and as the same number from then on', () => {
    const ask = asker();
    const [claims, others] = [sessionClaims(), sessionClaims({ sid: 'sess_2' })];
    const [token, other] = [sessionToken(claims), sessionToken(others)];
    const [first, second, third, fourth] = [ask(token), ask(token), ask(token), ask(token)];
    assert.equal(first, `${token} ${JSON.stringify(claims)}`);
    assert.equal(second, first);
    assert.equal(typeof third, 'number');
    assert.equal(fourth, third);
    for (let round = 0; round < 2; round += 1) {
      assert.equal(ask(other), `${other} ${JSON.stringify(others)}`);
    }
    assert.equal(typeof ask(other), 'number');
    assert.notEqual(ask(other), third);
  });

  it('crosses as a string if it has to be awaited: the number may have been reused by then', async () => {
    const endpoint = await startKeyEndpoint();
    const ask = asker({ jwtKey: undefined, apiUrl: endpoint.origin, jwksCacheTtlInMs: 0 });
    const claims = sessionClaims();
    const token = sessionToken(claims);
    for (let round = 0; round < 2; round += 1) {
      assert.equal(await ask(token), `${token} ${JSON.stringify(claims)}`);
    }
    assert.equal(typeof ask(token), 'number');
    // Without keys, the token is known and its key has to be awaited.
    endpoint.mode = 'empty';
    await eventually(async () => assert.equal((await ask(token)).reason, 'jwk-remote-failed-to-load'));
    endpoint.mode = 'ok';
    const answer = await eventually(async () => {
      const later = ask(token);
      assert.equal(typeof later.then, 'function');
      return later;
    });
    assert.equal(answer, `${token} ${JSON.stringify(claims)}`);
  });

  it('crosses as a string each time if nothing is cached', () => {
    const ask = asker({ tokenCache: false });
    const claims = sessionClaims();
    const token = sessionToken(claims);
    for (let round = 0; round < 4; round += 1) {
      assert.equal(ask(token), `${token} ${JSON.stringify(claims)}`);
    }
  });

  it('has its strings available for the latest number only', () => {
    const ask = asker();
    const claims = sessionClaims({ sid: 'sess_2' });
    const [one, other] = [sessionToken(), sessionToken(claims)];
    const [[, , first], [, , second]] = [one, other].map((token) => [ask(token), ask(token), ask(token)]);
    assert.deepEqual(native.knownSession(second), { token: other, claims: JSON.stringify(claims) });
    for (const number of [first, second + 0.5, -1, 0, NaN, Infinity]) {
      assert.equal(native.knownSession(number), null, String(number));
    }
  });

  it('is distinguished from others that are checked in the same tick', async () => {
    const client = createClerkClient({
      publishableKey: instances.production.publishableKey,
      secretKey: freshSecretKey(),
      jwtKey: signingKey.pem,
    });
    const tokens = [1, 2, 3].map((index) => sessionToken({ sid: `sess_${index}` }));
    const ask = (token) =>
      client.authenticateRequest(new Request('http://localhost/', { headers: { authorization: `Bearer ${token}` } }));
    for (let round = 0; round < 3; round += 1) {
      const states = await Promise.all(tokens.map(ask));
      assert.deepEqual(
        states.map(({ token }) => token),
        tokens,
      );
      assert.deepEqual(
        states.map((state) => state.toAuth().sessionId),
        ['sess_1', 'sess_2', 'sess_3'],
      );
    }
  });

  it('has its claims parsed at most twice, however often they are read', () => {
    // A token of its own: those of other tests are parsed already.
    const state = stateOfKnown(sessionToken({ sid: 'sess_parsed' }));
    const { parse } = JSON;
    let count = 0;
    JSON.parse = (...args) => {
      count += 1;
      return parse(...args);
    };
    try {
      for (let round = 0; round < 5; round += 1) {
        claimsOf(state);
      }
    } finally {
      JSON.parse = parse;
    }
    assert.equal(count, 2);
  });

  it('is the same object for each request', () => {
    const ask = asker();
    const token = sessionToken();
    ask(token);
    ask(token);
    assert.equal(settle(ask(token)), settle(ask(token)));
  });

  it('is evicted after 1,024 others', async () => {
    const { stdout } = await runNode(`
      const native = require('./lib/native');
      native.knownSession = (number) => ({ token: String(number), claims: '{}' });
      const { cachedSession } = require('./lib/request/session-cache');
      const [first, second] = [cachedSession(0), cachedSession(1)];
      for (let number = 2; number < 1024; number += 1) cachedSession(number);
      const isKept = cachedSession(0) === first;
      cachedSession(1024);
      console.log(JSON.stringify([isKept, cachedSession(1) === second, cachedSession(0) === first]));
    `);
    assert.deepEqual(JSON.parse(stdout), [true, true, false]);
  });

  const good = sessionClaims();
  const payloads = {
    'flat claims': good,
    'arrays and objects': {
      ...good,
      o: { id: 'org_1', rol: 'admin', per: 'read' },
      act: { sub: 'user_2' },
      list: ['a', null, 1.5, true],
      empty: {},
      none: null,
    },
    'objects in objects': {
      ...good,
      act: { sub: 'user_2', act: { sub: 'user_3' } },
      metadata: { roles: ['a', { b: [1] }] },
    },
    'arrays in arrays': { ...good, list: [[1], [2, [3]]] },
    'names that are numbers': { ...good, 1: 'one', 0: { 1: 'a', 0: 'b' } },
    'names of the prototype': { ...good, constructor: { name: 'x' }, toString: 'x', hasOwnProperty: ['x'] },
  };
  for (const [what, claims] of Object.entries(payloads)) {
    it(`gets its own copy of the claims on each request: ${what}`, () => {
      const payload = JSON.stringify(claims);
      assertOwnClaims(payload, stateOfKnown(withClaims(payload)));
    });
  }

  for (const where of ['claims', 'an object among them']) {
    it(`treats __proto__ in ${where} like any other name`, () => {
      const payload =
        where === 'claims'
          ? JSON.stringify(good).replace('{', '{"__proto__":{"isAdmin":true},')
          : JSON.stringify({ ...good, o: {} }).replace('"o":{}', '"o":{"__proto__":"x","id":"org_1"}');
      assertOwnClaims(payload, stateOfKnown(withClaims(payload)));
    });
  }

  function stateOfKnown(token) {
    const ask = asker();
    ask(token);
    ask(token);
    return settle(ask(token));
  }

  /** Returns claims equal to those of the token each time, whatever was done to earlier copies. */
  function assertOwnClaims(payload, state) {
    const expected = JSON.parse(payload);
    for (let round = 0; round < 4; round += 1) {
      const claims = claimsOf(state);
      assert.deepEqual(claims, expected);
      assert.equal(JSON.stringify(claims), payload);
      assert.equal(Object.getPrototypeOf(claims), Object.prototype);
      spoil(claims);
    }
    assert.equal({}.isAdmin, undefined);
  }

  function spoil(value) {
    for (const name of Object.keys(value)) {
      if (typeof value[name] === 'object' && value[name] !== null) {
        spoil(value[name]);
      }
      delete value[name];
    }
    value.added = 'x';
  }
});
