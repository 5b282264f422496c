'use strict';

const { ClerkAPIError } = require('../errors/api-error');

/**
 * Makes the class of one resource.
 *
 * @param {object} description a row of the addon's table
 * @param {Map<string, (payload: object) => object>} makers makes resources of payloads, by the names of their classes;
 *   filled later, since resources hold each other in any order
 * @returns {(payload: object) => object} makes an instance of a payload
 */
function resourceClass({ class: name, fields, getters }, makers) {
  const assign = assigner(fields, makers);
  const hasRaw = getters.some(({ kind }) => kind === 'raw');
  const Class = class {
    constructor(payload) {
      assign(this, payload);
      if (hasRaw) {
        // Not enumerable, so that `JSON.stringify` does not repeat the payload with its private metadata.
        Object.defineProperty(this, '_raw', { value: payload, writable: true, configurable: true });
      }
    }
  };
  Object.defineProperty(Class, 'name', { value: name, configurable: true });
  for (const getter of getters) {
    const { name: property, get } = GETTERS[getter.kind](getter);
    Object.defineProperty(Class.prototype, property, { get, configurable: true });
  }
  return (payload) => new Class(payload);
}

/** As {@link resourceClass} for a resource that has no class. */
function resourceRecord({ fields }, makers) {
  const assign = assigner(fields, makers);
  return (payload) => assign({}, payload);
}

/** A function that gives an object the properties that `fields` make of a payload. */
function assigner(fields, makers) {
  const properties = fields.map((field) => ({
    name: field.name,
    source: field.source,
    isPresent: presence(field),
    read: reader(field, makers),
  }));
  return (object, payload) => {
    for (const { name, source, isPresent, read } of properties) {
      if (isPresent === undefined || isPresent(payload)) {
        // Most properties are taken as they are, and a call less for each of them is felt with long lists.
        object[name] = read === undefined ? payload[source] : read(payload[source], payload);
      }
    }
    return object;
  };
}

/** Tells whether an object made of a payload has a property; `undefined` where every such object has it. */
function presence({ with: present, without: missing }) {
  if (present !== undefined) {
    return (payload) => Boolean(payload[present]);
  }
  return missing === undefined ? undefined : (payload) => !payload[missing];
}

/**
 * A function that makes a property's value of what the payload has in its place, and of the payload; `undefined` where
 * the value is taken as it is.
 */
function reader({ kind, class: part, absent, without, key, value }, makers) {
  const instance = (payload) => makers.get(part)(payload);
  const absentValue = ABSENT[absent];
  // `value` is copied, so that no two instances share it.
  const fallback = value !== null && typeof value === 'object' ? () => ({ ...value }) : () => value;
  return {
    plain: undefined,
    missingIs: (found) => (found === undefined ? fallback() : found),
    nullishIs: (found) => found ?? fallback(),
    falsyIs: (found) => found || fallback(),
    nullishIsKey: (found, payload) => found ?? payload[key] ?? fallback(),
    alwaysNull: () => null,
    url: (found) => (found ? new URL(found) : null),
    actor: (found) => actor(found, NESTED_ACTORS),
    errors: (found) => (found || []).map((entry) => new ClerkAPIError(entry)),
    part: (found) => (found ? instance(found) : absentValue(found)),
    parts: (found) => (found ? found.map((element) => instance(leaveOut(without, element))) : absentValue(found)),
  }[kind];
}

/** What stands in place of a part, by the table's word for it. */
const ABSENT = {
  same: (found) => found,
  null: () => null,
  undefined: () => undefined,
  empty: () => [],
};

/** A payload without some of its keys. */
function leaveOut(keys, payload) {
  return keys.length === 0 ? payload : { ...payload, ...Object.fromEntries(keys.map((key) => [key, undefined])) };
}

/** How many actors an actor may act for: Clerk's SDK leaves the rest of the chain out. */
const NESTED_ACTORS = 1;

/** Who acts, with nothing but what the types tell of; `undefined` where it is nobody. */
function actor(found, nested) {
  if (typeof found?.sub !== 'string') {
    return undefined;
  }
  const { iss, sub } = found;
  const act = nested > 0 ? actor(found.act, nested - 1) : undefined;
  return { ...(typeof iss === 'string' && { iss }), sub, ...(act && { act }) };
}

/** How each kind of getter computes its value. */
const GETTERS = {
  raw: () => ({
    name: 'raw',
    get() {
      return this._raw;
    },
  }),
  joined: ({ name, properties }) => ({
    name,
    get() {
      return (
        properties
          .map((property) => this[property] ?? '')
          .join(' ')
          .trim() || null
      );
    },
  }),
  selected: ({ name, list, id }) => ({
    name,
    get() {
      return this[list].find((element) => element.id === this[id]) ?? null;
    },
  }),
};

module.exports = { resourceClass, resourceRecord };
