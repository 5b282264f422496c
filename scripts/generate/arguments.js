'use strict';

/** @import { Destination, Parameter, Place, PlacedProperty } from './model' */

const KEYS = ['in', 'name', 'type', 'prefix', 'optional', 'as', 'rest', 'places'];
const PLACES = ['path', 'query', 'body', 'headers', 'idempotencyKey', 'secretKey', 'file', 'form'];
const RESTS = ['query', 'body', 'ignored'];

/**
 * Parses an argument of a method: `name: path` for an id, `{ in, … }` for a value with one place in the request, and
 * `{ type, rest, places }` for an object whose properties have places of their own.
 *
 * @param {string} key the argument's name, with `?` if it is optional
 * @param {string | Record<string, any>} raw `any`, because values of YAML are checked one by one
 * @param {string} where for messages
 * @returns {Parameter}
 */
function parseArgument(key, raw, where) {
  const value = raw === 'path' ? { in: 'path' } : raw;
  const name = key.replace(/\?$/, '');
  const at = `${where}.${name}`;
  if (typeof value !== 'object' || value === null || Object.keys(value).some((known) => !KEYS.includes(known))) {
    throw new Error(
      `Backend API definition: ${at} is ${JSON.stringify(raw)}; expected path, or a mapping of ${KEYS.join(', ')}.`,
    );
  }
  const argument = { name, isOptional: key.endsWith('?'), type: value.type ?? 'string', ids: [] };
  if (value.in === 'path') {
    const id = value.name ?? name;
    if (value.prefix) {
      return { ...argument, kind: 'prefixedId', id, prefix: value.prefix, ids: [id] };
    }
    return { ...argument, kind: argument.isOptional ? 'optionalId' : 'id', id, ids: [id] };
  }
  if (value.in === 'body') {
    /** @type {Destination['kind']} */
    const kind = value.as ?? (value.optional ? 'optionalBodyField' : 'bodyField');
    return /** @type {Parameter} */ ({ ...argument, kind, field: value.name });
  }
  if (!value.type || !RESTS.includes(value.rest)) {
    throw new Error(`Backend API definition: ${at} needs a type, and as rest one of ${RESTS.join(', ')}.`);
  }
  const properties = Object.entries(value.places ?? {}).map(([property, place]) => parsePlace(property, place, at));
  const ids = properties.filter(({ place }) => place === 'path').map(({ name: id }) => id);
  return { ...argument, kind: 'object', rest: value.rest, properties, ids };
}

/**
 * @param {string} name
 * @param {any} raw checked here
 * @param {string} where for messages
 * @returns {PlacedProperty}
 */
function parsePlace(name, raw, where) {
  /** @type {{ place: Place, name?: string }} */
  const { place, ...details } = typeof raw === 'string' ? { place: raw } : raw;
  if (!PLACES.includes(place)) {
    throw new Error(`Backend API definition: ${where}.${name} goes to ${place}; expected one of ${PLACES.join(', ')}.`);
  }
  // `name` in a place is the name on the wire.
  const { name: wireName, ...rest } = details;
  return { name, place, wireName, ...rest };
}

module.exports = { parseArgument };
