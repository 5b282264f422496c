'use strict';

const { unexpected } = require('../errors/api-error');
const { messageOf } = require('../errors/message-of');

/** @import { MethodRow, ObjectParameter, Parameter, Place } from './types' */

/**
 * The serialized arguments of a call, and what is sent apart from them.
 *
 * @typedef {object} Serialized
 * @property {string} json
 * @property {string[]} [headers] alternating names and values
 * @property {string} [secretKey]
 * @property {unknown} [file]
 */

/**
 * Serializes the arguments of a call. Objects become arrays of names and values, because JSON has no `undefined`, and
 * whether a property is present matters: `{ a: undefined }` has a body, `{}` has none.
 *
 * @param {MethodRow} method
 * @param {unknown[]} args
 * @returns {Serialized}
 */
function serializeArguments({ operation, parameters }, args) {
  /** @type {Serialized} */
  const call = { json: '', headers: undefined, secretKey: undefined, file: undefined };
  let parts;
  try {
    parts = parameters.map((parameter, index) => serialize(parameter, args[index], call));
  } catch (cause) {
    if (cause instanceof ArgumentError) {
      throw unexpected(cause.message, { operation });
    }
    // A BigInt, a circular structure, or a `toJSON` that throws.
    throw unexpected(`cannot serialize the arguments as JSON: ${messageOf(cause)}`, { operation, cause });
  }
  if (parameters.some(({ kind }, index) => kind === 'id' && parts[index] === undefined)) {
    // The addon will reject the call, so that the file need not be read.
    call.file = undefined;
  }
  // Trailing `undefined` arguments count as omitted.
  while (parts.length > 0 && parts.at(-1) === undefined) {
    parts.pop();
  }
  call.json = `[${parts.map((part) => part ?? 'null').join(',')}]`;
  return call;
}

/** An argument that a method does not accept. */
class ArgumentError extends TypeError {}

/**
 * Serializes one argument; `undefined` where it is absent.
 *
 * @param {Parameter} parameter
 * @param {unknown} value
 * @param {Serialized} call
 * @returns {string | undefined}
 */
function serialize(parameter, value, call) {
  switch (parameter.kind) {
    case 'id':
    case 'prefixedId':
      return idJson(value);
    case 'optionalId':
      return optionalIdJson(value);
    case 'path':
      return Array.isArray(value) ? `[${value.map((part) => idJson(part) ?? 'null').join(',')}]` : idJson(value);
    case 'value':
      return JSON.stringify(value);
    case 'object':
      return value === undefined || value === null ? undefined : objectJson(value, parameter, call);
    case 'list':
      return arrayJson(value, call);
  }
}

/** The element of an array is sent as a whole. */
const ELEMENT = /** @type {ObjectParameter} */ ({ places: {}, rest: 'value', isPlain: true });

/**
 * @param {unknown} value
 * @param {Serialized} call
 */
function arrayJson(value, call) {
  if (value === undefined || value === null) {
    return undefined;
  }
  if (!Array.isArray(value)) {
    throw new ArgumentError(`expected an array of objects, got ${nameOf(value)}`);
  }
  return `[${value.map((element) => objectJson(element, ELEMENT, call)).join(',')}]`;
}

/**
 * @param {unknown} value
 * @param {ObjectParameter} parameter
 * @param {Serialized} call
 */
function objectJson(value, { places, rest, isPlain }, call) {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || (isPlain && !isPlainObject(value))) {
    throw new ArgumentError(`expected a plain object, got ${nameOf(value)}`);
  }
  const entries = [];
  for (const [name, property] of Object.entries(value)) {
    const place = Object.hasOwn(places, name) ? places[name] : rest;
    const json = PLACES[place](property, call);
    if (json !== OMIT) {
      entries.push(json === undefined ? `[${stringJson(name)}]` : `[${stringJson(name)},${json}]`);
    }
  }
  return `[${entries.join(',')}]`;
}

/** Marks a property that is not sent among the arguments. */
const OMIT = Symbol('omit');

/**
 * Serializes a property by its place in the request.
 *
 * @type {Record<Place, (value: unknown, call: Serialized) => string | undefined | typeof OMIT>}
 */
const PLACES = {
  id: idJson,
  query: (value) => JSON.stringify(queryValue(value)),
  value: (value) => JSON.stringify(value),
  ignored: () => OMIT,
  headers: (value, call) => {
    call.headers = flatHeaders(value);
    return OMIT;
  },
  secretKey: (value, call) => {
    call.secretKey = value ? String(value) : undefined;
    return OMIT;
  },
  file: (value, call) => {
    call.file = value;
    return OMIT;
  },
};

/**
 * An optional id. Anything else does not count as omitted: the call would be another one.
 *
 * @param {unknown} value
 */
function optionalIdJson(value) {
  const json = idJson(value);
  if (value && json === undefined) {
    throw new ArgumentError(`expected an id as a string, got ${nameOf(value)}`);
  }
  return json;
}

/**
 * An id. Anything else, such as an object or 0, counts as missing.
 *
 * @param {unknown} value
 */
function idJson(value) {
  if (!value) {
    return undefined;
  }
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') {
    return stringJson(String(value));
  }
  return undefined;
}

/**
 * A value of a query. Dates become Unix time in milliseconds.
 *
 * @param {unknown} value
 * @returns {unknown}
 */
function queryValue(value) {
  if (Array.isArray(value)) {
    return value.map(queryValue);
  }
  if (value instanceof Date) {
    return value.getTime();
  }
  if (typeof value === 'string') {
    return value.toWellFormed();
  }
  const becomesString = typeof value === 'bigint' || (typeof value === 'object' && value !== null);
  return becomesString ? String(value).toWellFormed() : value;
}

/**
 * Flattens headers (anything with `entries()`, or a plain object) to [name, value, …].
 *
 * @param {unknown} headers
 */
function flatHeaders(headers) {
  if (headers === undefined || headers === null) {
    return undefined;
  }
  const { entries } = /** @type {{ entries?: unknown }} */ (headers);
  const pairs =
    typeof entries === 'function'
      ? [.../** @type {Map<unknown, unknown>} */ (headers).entries()]
      : Object.entries(headers);
  return pairs.flatMap(([name, value]) => [String(name), String(value)]);
}

/**
 * A string that can be encoded as UTF-8.
 *
 * @param {string} value
 */
function stringJson(value) {
  return JSON.stringify(value.toWellFormed());
}

/**
 * Whether an object is not an instance of a class. Plain objects of other realms count, such as those of test runners.
 *
 * @param {object} value
 */
function isPlainObject(value) {
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** @param {unknown} value */
function nameOf(value) {
  if (value === null || typeof value !== 'object') {
    return value === null ? 'null' : `a value of the type ${typeof value}`;
  }
  return Array.isArray(value) ? 'an array' : `an instance of ${value.constructor?.name || 'a class'}`;
}

module.exports = { serializeArguments };
