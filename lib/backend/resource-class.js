'use strict';

const { ClerkAPIError } = require('../errors/api-error');

/** @import { FieldKind, FieldRow, GetterRow, Maker, Payload, ResourceRow } from './types' */

/** @typedef {Map<string, Maker>} Makers resources by class; filled later, since resources contain each other */

/** @typedef {(found: any, payload: Payload) => unknown} Reader converts the value of a field; see {@link READERS} */

/**
 * Creates the class of one resource, and returns what instantiates it from a payload.
 *
 * @param {ResourceRow} row
 * @param {Makers} makers
 * @returns {Maker}
 */
function resourceClass({ class: name, fields, getters }, makers) {
  const assign = assigner(fields, makers);
  const hasRaw = getters.some(({ kind }) => kind === 'raw');
  const Class = class {
    /** @param {Payload} payload */
    constructor(payload) {
      assign(this, payload);
      if (hasRaw) {
        // Not enumerable, so that `JSON.stringify` does not repeat the payload with its private metadata.
        Object.defineProperty(this, '_raw', { value: payload, writable: true, configurable: true });
      }
    }
  };
  Object.defineProperty(Class, 'name', { value: name, configurable: true });
  for (const row of getters) {
    const { property, get } = getterOf(row);
    Object.defineProperty(Class.prototype, property, { get, configurable: true });
  }
  return (payload) => new Class(payload);
}

/**
 * As {@link resourceClass}, for a resource without a class.
 *
 * @param {ResourceRow} row
 * @param {Makers} makers
 * @returns {Maker}
 */
function resourceRecord({ fields }, makers) {
  const assign = assigner(fields, makers);
  return (payload) => assign({}, payload);
}

/**
 * Returns what assigns the properties of a payload to an object.
 *
 * @param {FieldRow[]} fields
 * @param {Makers} makers
 * @returns {(object: object, payload: Payload) => object}
 */
function assigner(fields, makers) {
  const properties = fields.map((field) => ({
    name: field.name,
    source: field.source,
    isPresent: presenceOf(field),
    read: READERS[field.kind](field, makers),
  }));
  return (object, payload) => {
    const target = /** @type {Record<string, unknown>} */ (object);
    for (const { name, source, isPresent, read } of properties) {
      if (isPresent === undefined || isPresent(payload)) {
        // Most properties are copied, and one call less for each of them is noticeable in long lists.
        target[name] = read === undefined ? payload[source] : read(payload[source], payload);
      }
    }
    return target;
  };
}

/**
 * Returns whether an object has a property, by its payload; `undefined` where every object has it.
 *
 * @param {FieldRow} field
 * @returns {((payload: Payload) => boolean) | undefined}
 */
function presenceOf({ kind, with: present, without: missing }) {
  if (present !== undefined) {
    return (payload) => Boolean(payload[present]);
  }
  // For parts, `without` has the keys to omit.
  return kind === 'parts' || typeof missing !== 'string' ? undefined : (payload) => !payload[missing];
}

/**
 * How each kind of field is read: a function of the field's value and of the payload, or `undefined` where the value is
 * copied. Payloads are unchecked JSON, so that values are `any`.
 *
 * @type {Record<FieldKind, (field: FieldRow, makers: Makers) => Reader | undefined>}
 */
const READERS = {
  plain: () => undefined,
  missingIs: (field) => (found) => (found === undefined ? fallbackOf(field) : found),
  nullishIs: (field) => (found) => found ?? fallbackOf(field),
  falsyIs: (field) => (found) => found || fallbackOf(field),
  nullishIsKey: (field) => (found, payload) => found ?? payload[String(field.key)] ?? fallbackOf(field),
  alwaysNull: () => () => null,
  url: () => (found) => (found ? new URL(found) : null),
  actor: () => (found) => actor(found, NESTED_ACTORS),
  errors: () => (found) => (found || []).map((/** @type {object} */ entry) => new ClerkAPIError(entry)),
  part(field, makers) {
    const make = makerOf(field, makers);
    const absent = absentValue(field);
    return (found) => (found ? make(found) : absent(found));
  },
  parts(field, makers) {
    const make = makerOf(field, makers);
    const absent = absentValue(field);
    const omitted = [field.without ?? []].flat();
    return (found) =>
      found ? found.map((/** @type {Payload} */ element) => make(omit(omitted, element))) : absent(found);
  },
};

/**
 * Objects are copied, so that no two instances share one.
 *
 * @param {FieldRow} field
 */
function fallbackOf({ value }) {
  return typeof value === 'object' && value !== null ? { ...value } : value;
}

/**
 * @param {FieldRow} field
 * @param {Makers} makers
 * @returns {Maker}
 */
function makerOf({ class: part }, makers) {
  return (payload) => /** @type {Maker} */ (makers.get(String(part)))(payload);
}

/**
 * Returns the value of an absent part.
 *
 * @param {FieldRow} field
 * @returns {(found: unknown) => unknown}
 */
function absentValue({ absent = 'same' }) {
  return {
    same: (/** @type {unknown} */ found) => found,
    null: () => null,
    undefined: () => undefined,
    empty: () => [],
  }[absent];
}

/**
 * Returns a payload without some of its keys.
 *
 * @param {string[]} keys
 * @param {Payload} payload
 */
function omit(keys, payload) {
  return keys.length === 0 ? payload : { ...payload, ...Object.fromEntries(keys.map((key) => [key, undefined])) };
}

/** How many actors are nested in an actor: Clerk's SDK drops the rest of the chain. */
const NESTED_ACTORS = 1;

/**
 * Returns an actor with the properties that its type declares; `undefined` without one.
 *
 * @param {{ iss?: unknown, sub?: unknown, act?: object } | null | undefined} found
 * @param {number} nested
 * @returns {object | undefined}
 */
function actor(found, nested) {
  if (typeof found?.sub !== 'string') {
    return undefined;
  }
  const { iss, sub } = found;
  const act = nested > 0 ? actor(found.act, nested - 1) : undefined;
  return { ...(typeof iss === 'string' && { iss }), sub, ...(act && { act }) };
}

/**
 * Returns the getter of a row.
 *
 * @param {GetterRow} row
 * @returns {{ property: string, get: (this: Record<string, any>) => unknown }}
 */
function getterOf(row) {
  switch (row.kind) {
    case 'raw':
      return {
        property: 'raw',
        get() {
          return this._raw;
        },
      };
    case 'joined':
      return {
        property: row.name,
        get() {
          const parts = row.properties.map((property) => this[property] ?? '');
          return parts.join(' ').trim() || null;
        },
      };
    case 'selected':
      return {
        property: row.name,
        get() {
          return this[row.list].find((/** @type {{ id: unknown }} */ { id }) => id === this[row.id]) ?? null;
        },
      };
  }
}

module.exports = { resourceClass, resourceRecord };
