'use strict';

const KEYS = ['in', 'name', 'type', 'prefix', 'optional', 'as', 'rest', 'places'];
const PLACES = ['path', 'query', 'body', 'headers', 'idempotencyKey', 'secretKey', 'file', 'form'];
const RESTS = ['query', 'body', 'ignored'];

/**
 * One argument of a method: `name: path` for an id, `{ in, … }` for a value with one place in the request, and
 * `{ type, rest, places }` for an object whose properties have places of their own.
 *
 * @param {string} key the argument's name, with `?` where it may be left out
 * @param {string | object} raw
 * @param {string} where for messages
 * @returns {{ name: string, isOptional: boolean, type: string, kind: string, ids: string[] }} and what belongs to the
 *   kind
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
    const kind = value.prefix ? 'prefixedId' : argument.isOptional ? 'optionalId' : 'id';
    return { ...argument, kind, id, prefix: value.prefix, ids: [id] };
  }
  if (value.in === 'body') {
    const kind = value.as ?? (value.optional ? 'optionalBodyField' : 'bodyField');
    return { ...argument, kind, field: value.name };
  }
  if (!value.type || !RESTS.includes(value.rest)) {
    throw new Error(`Backend API definition: ${at} needs a type, and as rest one of ${RESTS.join(', ')}.`);
  }
  const properties = Object.entries(value.places ?? {}).map(([property, place]) => parsePlace(property, place, at));
  const ids = properties.filter(({ place }) => place === 'path').map(({ name: id }) => id);
  return { ...argument, kind: 'object', rest: value.rest, properties, ids };
}

function parsePlace(name, raw, where) {
  const { place, ...details } = typeof raw === 'string' ? { place: raw } : raw;
  if (!PLACES.includes(place)) {
    throw new Error(`Backend API definition: ${where}.${name} goes to ${place}; expected one of ${PLACES.join(', ')}.`);
  }
  // `name` in a place is the name on the wire.
  const { name: wireName, ...rest } = details;
  return { name, place, wireName, ...rest };
}

module.exports = { parseArgument };
