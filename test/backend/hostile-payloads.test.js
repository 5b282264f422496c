'use strict';

const assert = require('node:assert/strict');
const { deserializer } = require('../../lib/backend/deserialize');
const { variants } = require('./resource-variants');

const { resources } = require('../../lib/backend/tables');
const byClass = new Map(resources.map((resource) => [resource.class, resource]));
const deserialize = deserializer(resources);

/** Keys that are special in JavaScript, before those that Clerk has sent. */
const KEYS = '"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"toString":"x",';

describe('Backend API: keys of a response that are special in JavaScript', () => {
  for (const resource of resources.filter(({ object, operations, elementsOf }) => object || operations || elementsOf)) {
    it(`do not reach a prototype through a ${resource.class}`, () => {
      const [{ payload }] = variants(resource, byClass);
      const text = JSON.stringify([payload, { key: payload }])
        .replaceAll('{}', '{"id":"an id"}')
        .replaceAll('{', `{${KEYS}`);
      const results = deserialize(JSON.parse(text), resource.elementsOf ?? resource.operations?.[0]);
      assert.equal({}.polluted, undefined);
      assertUntouched(results[0], new Set());
    });
  }
});

/** No nested object has a prototype, or inherits a property, that comes from the response. */
function assertUntouched(made, seen) {
  if (typeof made !== 'object' || made === null || seen.has(made)) {
    return;
  }
  seen.add(made);
  assert.ok(!('polluted' in made) || Object.hasOwn(made, 'polluted'));
  const prototype = Object.getPrototypeOf(made);
  assert.equal(Object.hasOwn(prototype, 'constructor') && prototype.constructor.prototype, prototype);
  for (const { value } of Object.values(Object.getOwnPropertyDescriptors(made))) {
    assertUntouched(value, seen);
  }
}
