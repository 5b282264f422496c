'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { BackendApi, json } = require('./backend-api');
const { textOf } = require('./describe-value');
const { variants } = require('./resource-variants');

const { resources } = require('../../lib/backend/tables');
const byClass = new Map(resources.map((resource) => [resource.class, resource]));

/** The number of concurrent requests. */
const AT_ONCE = 20;

/** Classes that `@clerk/backend` has but never creates: it returns these payloads as is. Here the types are right. */
const TYPES_FOLLOWED = ['OrganizationDomain', 'TestingToken'];

describe('Backend API: the table of resources', () => {
  let api;

  before(async () => {
    api = await BackendApi.start();
  });

  /** The results of both packages for payloads, or their errors. */
  async function outcomes(payloads) {
    api.answer = ({ url }) => json(payloads[url.split('_').pop()]);
    const clients = ['ours', 'reference'].map((which) => api.client(which));
    const results = [];
    while (results.length < payloads.length) {
      const ids = payloads
        .slice(results.length, results.length + AT_ONCE)
        .map((_, index) => `user_${results.length + index}`);
      const calls = ids.map((id) => Promise.allSettled(clients.map(({ users }) => users.getUser(id))));
      results.push(...(await Promise.all(calls)).map(([ours, reference]) => ({ ours, reference })));
    }
    return results;
  }

  for (const resource of resources.filter(({ class: name, object }) => object && !TYPES_FOLLOWED.includes(name))) {
    it(`creates the ${resource.class} of @clerk/backend, whatever is missing or odd`, async () => {
      const cases = variants(resource, byClass);
      const results = await outcomes(cases.map(({ payload }) => payload));
      results.forEach(({ ours, reference }, index) => {
        const { name, odd } = cases[index];
        assert.equal(ours.reason, undefined, name);
        if (reference.reason) {
          assertMissingPart(ours.value, results[0].ours.value, odd, name);
        } else {
          assert.equal(textOf(ours.value), textOf(reference.value), name);
        }
      });
    });
  }

  /** If `@clerk/backend` rejects the whole response because a part is missing, only that part is missing here. */
  function assertMissingPart(value, full, odd, name) {
    assert.ok(odd?.field.kind === 'part' || odd?.field.kind === 'parts', `@clerk/backend rejects it: ${name}`);
    const properties = [...odd.properties];
    const last = properties.pop();
    const [holder, fullHolder] = [value, full].map((start) =>
      properties.reduce((object, property) => object[property], start),
    );
    assert.deepEqual(holder[last], odd.field.absent === 'empty' ? [] : odd.value, name);
    assert.deepEqual(Object.keys(holder), Object.keys(fullHolder), name);
  }

  for (const name of TYPES_FOLLOWED) {
    it(`creates the class that the types of @clerk/backend promise: ${name}`, async () => {
      const cases = variants(byClass.get(name), byClass);
      for (const [index, { ours, reference }] of (await outcomes(cases.map(({ payload }) => payload))).entries()) {
        assert.deepEqual(reference.value, cases[index].payload);
        assert.equal(ours.value.constructor.name, name);
      }
    });
  }

  it('has every type of object that @clerk/backend has, and no other', async () => {
    const objects = referenceObjects();
    assert.ok(objects.length > 50);
    const results = await outcomes(
      objects.map((object) => ({
        object,
        sessions: [],
        linked_to: [],
        scoped_machines: [],
        organization: {},
        public_user_data: {},
      })),
    );
    const known = (which) =>
      objects.filter(
        (object, index) => Object.getPrototypeOf(Object(results[index][which].value)) !== Object.prototype,
      );
    const followed = TYPES_FOLLOWED.map((name) => byClass.get(name).object);
    assert.deepEqual(
      known('ours'),
      known('reference')
        .concat(followed)
        .sort((a, b) => objects.indexOf(a) - objects.indexOf(b)),
    );
    const unheard = resources.filter(({ object }) => object && !objects.includes(object));
    assert.deepEqual(unheard, []);
  });
});

/** Every `object` in the types of `@clerk/backend`. */
function referenceObjects() {
  const folder = path.dirname(require.resolve('@clerk/backend'));
  const declarations = fs.readFileSync(path.join(folder, 'api', 'resources', 'JSON.d.ts'), 'utf8');
  const [, table] = declarations.match(/ObjectType: \{([^}]*)\}/);
  return [...table.matchAll(/"([a-z0-9_]+)"/g)].map(([, object]) => object);
}
