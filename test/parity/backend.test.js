'use strict';

const assert = require('node:assert/strict');
const { implementations } = require('../support/implementations');
const { comparable } = require('./backend/recorded');

const GROUPS = [
  'samples',
  'answers',
  'errors',
  'forms',
  'ids',
  'variants',
  'arguments',
  'composites',
  'machine tokens',
  'clients',
];

describe('Parity with @clerk/express: the Backend API', function () {
  this.timeout(180_000);

  const { NODE_ENV } = process.env;
  let cases;
  let compareBackends;
  let faults;
  let unexplained;

  before(() => {
    // In production `@clerk/express` does not print deprecation warnings.
    process.env.NODE_ENV = 'production';
    cases = require('./backend/cases').allCases();
    ({ compareBackends } = require('./backend/run'));
    ({ faults } = require('./backend/faults'));
    ({ unexplained } = require('./backend/report'));
  });

  after(() => {
    if (NODE_ENV === undefined) {
      delete process.env.NODE_ENV;
    } else {
      process.env.NODE_ENV = NODE_ENV;
    }
  });

  /** Calls with unexplained differences, as commands that show them again. */
  async function unexplainedOf(chosen, ours) {
    const results = await compareBackends(chosen, { ours, reference: implementations.reference });
    return results.flatMap((result) => {
      const [difference] = unexplained(result);
      return difference
        ? [`npm run parity:backend -- --case ${JSON.stringify(result.backendCase.name)} (${difference.part})`]
        : [];
    });
  }

  /** All samples, and some of the calls of these groups. */
  function sampled(groups, every) {
    return cases.filter(({ group }, index) => group === 'samples' || (groups.includes(group) && index % every === 0));
  }

  it('includes every method and every sample call', () => {
    const samples = cases.filter(({ group }) => group === 'samples');
    assert.deepEqual(
      [new Set(samples.map(({ namespace, method }) => `${namespace}.${method}`)).size, samples.length],
      [192, 267],
    );
  });

  it('a client has the namespaces and the methods of @clerk/express, in their order', () => {
    const [ours, reference] = [implementations.ours, implementations.reference].map(({ createClerkClient }) =>
      createClerkClient({ secretKey: 'sk_test_x' }),
    );
    const namespaces = new Set(cases.map(({ namespace }) => namespace));
    const namesOf = (client) => Object.keys(client).filter((name) => namespaces.has(name));
    assert.deepEqual(namesOf(ours), namesOf(reference));
    for (const namespace of namespaces) {
      const [own, theirs] = [ours, reference].map((client) =>
        Object.getOwnPropertyNames(Object.getPrototypeOf(client[namespace])),
      );
      assert.deepEqual(
        own.filter((name) => theirs.includes(name)),
        theirs,
        namespace,
      );
    }
  });

  it('@clerk/express sends its recorded requests, which proves that the stand-in records everything', async () => {
    const samples = cases.filter(({ group }) => group === 'samples');
    const results = await compareBackends(samples, {
      ours: implementations.reference,
      reference: implementations.reference,
    });
    for (const { backendCase, reference } of results) {
      assert.deepEqual(reference.requests.map(comparable), backendCase.recorded, backendCase.name);
    }
  });

  it('@clerk/express does not differ from itself, so any difference is between the implementations', async () => {
    assert.deepEqual(await unexplainedOf(sampled(GROUPS, 10), implementations.reference), []);
  });

  it('every fault of a broken copy of @clerk/express is found', async () => {
    for (const [name, breakCopy] of faults) {
      const broken = await breakCopy(implementations.reference);
      assert.notDeepEqual(
        await unexplainedOf(sampled(['answers', 'errors'], 100), broken),
        [],
        `found no difference: ${name}`,
      );
    }
  });

  it('every call is sent, and resolves or rejects, as in @clerk/express, except for deliberate differences', async () => {
    assert.deepEqual(await unexplainedOf(cases, implementations.ours), []);
  });

  it('the same is true with a custom fetch', async () => {
    const { withFetch } = require('./backend/with-fetch');
    assert.deepEqual(await unexplainedOf(sampled(GROUPS, 5), withFetch(implementations.ours)), []);
  });
});
