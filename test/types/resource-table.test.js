'use strict';

const assert = require('node:assert/strict');

/** Results of methods that are not resources of the table: they are returned as Clerk sends them. */
const HANDED_ON = [
  'apiKeys.getSecret',
  'clients.getHandshakePayload',
  'jwks.getJwks',
  'users.verifyPassword',
  'users.verifyTOTP',
  'webhooks.createSvixApp',
  'webhooks.generateSvixAuthURL',
];

/** Results whose type omits a property of the resource. */
const NARROWED = ['agentTasks.revoke'];

describe('Types: resources', function () {
  this.timeout(60_000);
  const { resources } = require('../../lib/backend/tables');
  const table = new Map(resources.map((resource) => [resource.class, resource]));
  let declarations;
  /** The types of all resources by their classes. */
  let types;

  before(() => {
    declarations = require('./declarations');
    types = typesOfResources();
  });

  /** Resources in responses have types with their names; parts are found in the properties that hold them. */
  function typesOfResources() {
    const results = declarations.results();
    const found = new Map();
    const visit = ({ class: name, fields }, type) => {
      if (!type || found.has(name)) {
        return;
      }
      found.set(name, type);
      const properties = declarations.properties(type);
      for (const { name: property, class: part } of fields.filter((field) => field.class)) {
        const inner = properties.has(property) && declarations.withoutNothing(properties.get(property));
        visit(table.get(part), inner && (declarations.elementOfArray(inner) ?? inner));
      }
    };
    for (const resource of resources) {
      const { class: name, operations, elementsOf } = resource;
      const operation = elementsOf ?? operations?.[0];
      visit(resource, operation ? declarations.element(results.get(operation)) : declarations.exportedType(name));
    }
    return found;
  }

  it('are declared, each with the properties and getters that it has', () => {
    for (const { class: name, fields, getters } of resources) {
      assert.ok(types.has(name), `${name} has no type`);
      const own = fields.map((field) => field.name);
      const computed = getters.map((getter) => getter.name ?? getter.kind);
      assert.deepEqual([...declarations.properties(types.get(name)).keys()].sort(), [...own, ...computed].sort(), name);
    }
  });

  it('declare of each property whether it can be missing', () => {
    const wrong = [];
    for (const { class: name, fields } of resources) {
      const properties = declarations.properties(types.get(name));
      wrong.push(
        ...fields.filter((field) => !fits(field, properties.get(field.name))).map((field) => `${name}.${field.name}`),
      );
    }
    assert.deepEqual(wrong, []);
  });

  /** Whether a property's type covers the table's result for a payload that lacks it. */
  function fits(field, type) {
    const { mayBeNull, mayBeUndefined, withoutNothing, elementOfArray, isObject, nameOf } = declarations;
    const inner = withoutNothing(type);
    const fallback = {
      same: true,
      null: mayBeNull(type),
      undefined: mayBeUndefined(type),
      empty: !mayBeNull(type) && !mayBeUndefined(type),
    };
    const isFallback = () => (field.value === null ? mayBeNull(type) : !mayBeUndefined(type));
    const rule = {
      plain: () => true,
      missingIs: isFallback,
      nullishIs: isFallback,
      falsyIs: isFallback,
      nullishIsKey: isFallback,
      alwaysNull: () => mayBeNull(type),
      url: () => nameOf(inner) === 'URL' && mayBeNull(type),
      actor: () => mayBeUndefined(type),
      errors: () => elementOfArray(inner) !== undefined,
      part: () => isObject(inner) && elementOfArray(inner) === undefined && fallback[field.absent],
      parts: () => elementOfArray(inner) !== undefined && fallback[field.absent],
    };
    return rule[field.kind]();
  }

  it('spell what is returned as is within a resource as Clerk does', () => {
    const wrong = [];
    for (const { class: name, fields } of resources) {
      const properties = declarations.properties(types.get(name));
      for (const field of fields.filter(({ kind }) => kind === 'plain' || kind === 'missingIs')) {
        const keys = keysWithin(properties.get(field.name));
        wrong.push(...keys.filter((key) => /[A-Z]/.test(key)).map((key) => `${name}.${field.name} … ${key}`));
      }
    }
    assert.deepEqual(wrong, []);
  });

  /** The names of all properties within a value of this type. */
  function keysWithin(type, above = []) {
    const inner = declarations.withoutNothing(type);
    const element = declarations.elementOfArray(inner) ?? inner;
    if (above.includes(element) || !declarations.isObject(element)) {
      return [];
    }
    return [...declarations.properties(element)].flatMap(([key, property]) => [
      key,
      ...keysWithin(property, [...above, element]),
    ]);
  }

  it('are the results of methods, except for what is returned as is', () => {
    const known = new Set([...types.values()]);
    const handedOn = [...declarations.results()].filter(
      ([, type]) => declarations.isObject(type) && !known.has(declarations.element(type)),
    );
    assert.deepEqual(handedOn.map(([method]) => method).sort(), [...NARROWED, ...HANDED_ON]);
  });
});
