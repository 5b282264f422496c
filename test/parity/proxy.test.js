'use strict';

const assert = require('node:assert/strict');
const { fapiUrlFromPublishableKey } = require('@clerk/backend/proxy');
const { frontendApi } = require('../../lib/frontend-api-proxy/target');
const { overEachExpress } = require('../support/implementations');
const { Random } = require('./harness/random');
const { randomCases, systematicCases } = require('./proxy/cases');
const { deviations, explain } = require('./proxy/deviations');
const { startComparison } = require('./proxy/run');

/** Any other number shows other cases. */
const SEED = 1;
const RANDOM_CASES = 300;

overEachExpress('Parity with @clerk/express: the Frontend API proxy', (express) => {
  const { warn, error } = console;

  before(() => {
    // The console output is not compared.
    console.warn = () => {};
    console.error = () => {};
  });

  after(() => Object.assign(console, { warn, error }));

  it('Clerk gets the same requests, and clients the same responses, except for the differences in the table', async function () {
    this.timeout(120_000);
    const compare = await startComparison(express);
    const explained = new Set();
    const unexplained = [];
    for (const proxyCase of [...systematicCases(), ...randomCases(SEED, RANDOM_CASES)]) {
      const { differences, ...views } = await compare(proxyCase);
      for (const difference of differences) {
        const id = explain({ proxyCase, difference, ...views });
        explained.add(id);
        if (id === undefined) {
          unexplained.push({ case: proxyCase.name, ...difference });
        }
      }
    }
    assert.deepEqual(unexplained, []);
    assert.deepEqual(
      deviations.filter(({ id }) => !explained.has(id)),
      [],
      'every row of the table explains something',
    );
  });
});

describe('Parity with @clerk/express: the URL of the Frontend API', () => {
  const HOSTS = [
    'clerk.example.com',
    'foo-bar-13.clerk.accounts.dev',
    'clerk.foo.lcl.dev',
    'foo.lcl.dev',
    'clerk.lclstage.dev',
    'xlclstage.dev',
    'clerk.xlclstage.dev',
  ];
  const MORE_HOSTS = [
    'a.lclclerk.com',
    'clerk.a.lclclerk.com',
    'a.accounts.lclclerk.com',
    'a.accountsstage.dev',
    'accountsstage.dev',
    'clerk.accountsstage.dev',
    'a.stg.dev',
  ];
  const keys = [...HOSTS, ...MORE_HOSTS].flatMap((host) =>
    ['', '$', '$$', 'x', '$x'].flatMap((end) =>
      ['pk_live_', 'pk_test_', 'pk_', 'sk_test_', ''].map((prefix) => `${prefix}${btoa(host + end)}`),
    ),
  );
  const random = new Random('publishable keys');
  const damaged = keys.map((key) => key.replace(random.pick([...key]), random.pick([' ', '_', '=', '%', 'ä', ''])));

  it('every publishable key leads to the same host, well-formed or not', () => {
    for (const key of [...keys, ...damaged, 'nonsense', 'pk_live_', 'pk_test_$']) {
      assert.equal(frontendApi(key, undefined).origin, fapiUrlFromPublishableKey(key), key);
    }
  });
});
