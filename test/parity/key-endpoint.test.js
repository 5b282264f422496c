'use strict';

const assert = require('node:assert/strict');
const { compareResponses, startPair } = require('../support/pair');
const { expressVersions } = require('../support/implementations');
const { refusingEndpoint } = require('../support/key-endpoint');
const { sessionToken } = require('../support/tokens');
const faults = require('../support/cases/key-endpoint-faults');

const request = { headers: { authorization: `Bearer ${sessionToken()}` } };
const express = expressVersions['Express 5'];

describe('Parity with @clerk/express: when there are no keys', () => {
  const responses = new Map();

  before(async () => {
    // Together, because `@clerk/express` retries for seconds.
    const outcomes = faults.map(async ({ mode }) => {
      const pair = await startPair(express, {}, { mode });
      responses.set(mode, await pair.send(request));
    });
    await Promise.all(outcomes);
  });

  for (const { mode, title, reason, reference } of faults) {
    if (reference === undefined) {
      it(`an endpoint that ${title} has the same outcome`, () => {
        compareResponses(responses.get(mode));
        assert.equal(responses.get(mode).ours.headers['x-clerk-auth-reason'], reason);
      });
    } else {
      it(`S5: an endpoint that ${title} is not trusted by this package`, () => {
        assert.equal(responses.get(mode).reference.headers['x-clerk-auth-reason'] ?? null, reference);
        assert.equal(responses.get(mode).ours.headers['x-clerk-auth-reason'], reason);
      });
    }
  }

  it('an endpoint that refuses connections has the same outcome', async () => {
    const { origin } = refusingEndpoint();
    const pair = await startPair(express, { apiUrl: origin });
    const refused = await pair.send(request);
    compareResponses(refused);
    assert.equal(refused.ours.headers['x-clerk-auth-reason'], 'unexpected-error');
  });

  it('keys are fetched with the same request', async () => {
    const pair = await startPair(express);
    await pair.send(request);
    const [ours, reference] = [pair.ours, pair.reference].map(({ endpoint }) => endpoint.requests);
    assert.equal(ours.length, 1);
    for (const { method, url } of [...ours, ...reference]) {
      assert.deepEqual({ method, url }, { method: 'GET', url: '/v1/jwks' });
    }
    for (const name of ['clerk-api-version', 'content-type']) {
      assert.equal(ours[0].headers[name], reference[0].headers[name], name);
    }
    assert.match(ours[0].headers.authorization, /^Bearer sk_test_/);
  });
});
