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

describe('Parity with the peer: the Backend API', function () {
  this.timeout(180_000);

  const { NODE_ENV } = process.env;
  let cases;
  let compareBackends;
  let faults;
  let unexplained;

  before(() => {
    // Where it is in production, the peer does not print what is deprecated.
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

  /** Calls that differ without a reason, as commands that show them again. */
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

  it('every method and every sample call is there', () => {
    const samples = cases.filter(({ group }) => group === 'samples');
    assert.deepEqual(
      [new Set(samples.map(({ namespace, method }) => `${namespace}.${method}`)).size, samples.length],
      [192, 267],
    );
  });

  it('a client has the namespaces and the methods of the peer, in their order', () => {
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

  it('the peer sends what was observed of it, so that the stand-in sees what is sent', async () => {
    const samples = cases.filter(({ group }) => group === 'samples');
    const results = await compareBackends(samples, {
      ours: implementations.reference,
      reference: implementations.reference,
    });
    for (const { backendCase, reference } of results) {
      assert.deepEqual(reference.requests.map(comparable), backendCase.recorded, backendCase.name);
    }
  });

  it('the peer agrees with itself, so that a difference is one of implementations', async () => {
    assert.deepEqual(await unexplainedOf(sampled(GROUPS, 10), implementations.reference), []);
  });

  it('every fault of a broken copy of the peer is found', async () => {
    for (const [name, breakCopy] of faults) {
      const broken = await breakCopy(implementations.reference);
      assert.notDeepEqual(
        await unexplainedOf(sampled(['answers', 'errors'], 100), broken),
        [],
        `nothing was found of ${name}`,
      );
    }
  });

  it('every call is sent, answered and refused as by the peer, but for what differs on purpose', async () => {
    assert.deepEqual(await unexplainedOf(cases, implementations.ours), []);
  });

  it('the same holds where a function of the user sends', async () => {
    const { withFetch } = require('./backend/with-fetch');
    assert.deepEqual(await unexplainedOf(sampled(GROUPS, 5), withFetch(implementations.ours)), []);
  });
});
