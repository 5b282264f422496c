'use strict';

/**
 * Makes the classes of resources, and the function that turns payloads into their instances.
 *
 * @param {object[]} descriptions the addon's table of resources
 * @returns {(payload: unknown) => unknown} gives a resource, a page, a list, a count, or the payload itself where it
 *   is of no known kind
 */
function deserializer(descriptions) {
  const classes = new Map();
  const byObject = new Map();
  for (const description of descriptions) {
    const Class = resourceClass(description, classes);
    classes.set(description.class, Class);
    if (description.object) {
      byObject.set(description.object, Class);
    }
  }
  const DeletedObject = classes.get('DeletedObject');

  function resource(payload) {
    if (typeof payload === 'string') {
      return payload;
    }
    if (typeof payload !== 'object' || payload === null) {
      throw new TypeError(`${payload} stands in place of a resource`);
    }
    if (Object.hasOwn(payload, 'object') && Object.hasOwn(payload, 'deleted')) {
      return new DeletedObject(payload);
    }
    if (payload.object === 'total_count') {
      return payload.total_count;
    }
    const Class = byObject.get(payload.object);
    return Class ? new Class(payload) : payload;
  }

  return (payload) => {
    if (Array.isArray(payload)) {
      return payload.map(resource);
    }
    if (!Array.isArray(payload?.data)) {
      return resource(payload);
    }
    const data = payload.data.map(resource);
    return payload.total_count === undefined ? data : { data, totalCount: payload.total_count };
  };
}

/** The class of one resource. `classes` is filled later: resources hold each other in any order. */
function resourceClass({ class: name, fields, getters }, classes) {
  const readers = fields.map((field) => [field.name, reader(field, classes)]);
  const hasRaw = getters.some(({ kind }) => kind === 'raw');
  const Class = class {
    constructor(payload) {
      for (const [property, read] of readers) {
        this[property] = read(payload);
      }
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
  return Class;
}

/** A function that takes one property's value from a payload. */
function reader({ source, kind, class: part, value }, classes) {
  const instance = (payload) => new (classes.get(part))(payload);
  // `value` is copied, so that no two instances share it.
  const fallback = value !== null && typeof value === 'object' ? () => structuredClone(value) : () => value;
  const read = {
    plain: (found) => found,
    missingIs: (found) => (found === undefined ? fallback() : found),
    falsyIs: (found) => found || fallback(),
    alwaysNull: () => null,
    url: (found) => (found ? new URL(found) : null),
    part: (found) => found && instance(found),
    parts: (found) => found && found.map(instance),
    partsOrEmpty: (found) => (found || []).map(instance),
  }[kind];
  return (payload) => read(payload[source]);
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
      return properties.map((property) => this[property] ?? '').join(' ').trim() || null;
    },
  }),
  selected: ({ name, list, id }) => ({
    name,
    get() {
      return this[list].find((element) => element.id === this[id]) ?? null;
    },
  }),
};

module.exports = { deserializer };
