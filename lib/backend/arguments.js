'use strict';

const { unexpected } = require('../errors/api-error');
const { messageOf } = require('../errors/message-of');

/**
 * What a call sends. Objects travel as lists of names and values, because JSON has no `undefined`, and whether a
 * property is there matters: `{ a: undefined }` has a body, `{}` has none.
 *
 * @param {object} method a row of the addon's table
 * @param {unknown[]} args the method's arguments
 * @returns {{ text: string, headers?: string[], secretKey?: string, file?: unknown }} the JSON text of the arguments,
 *   and what does not travel among them
 */
function handOver({ operation, parameters }, args) {
  const call = { text: '', operation, headers: undefined, secretKey: undefined, file: undefined };
  let texts;
  try {
    texts = parameters.map((parameter, index) => KINDS[parameter.kind](args[index], parameter, call));
  } catch (cause) {
    if (cause instanceof Misfit) {
      throw unexpected(cause.message, { operation });
    }
    // A BigInt, a circle, or a `toJSON` that throws.
    throw unexpected(`the arguments cannot be sent as JSON: ${messageOf(cause)}`, { operation, cause });
  }
  if (parameters.some(({ kind }, index) => kind === 'id' && texts[index] === undefined)) {
    // The addon will refuse the call: nobody has to read the file.
    call.file = undefined;
  }
  // Those at the end that are `undefined` count as not given.
  while (texts.length > 0 && texts.at(-1) === undefined) {
    texts.pop();
  }
  call.text = `[${texts.map((text) => text ?? 'null').join(',')}]`;
  return call;
}

/** An argument that is not what a method takes. */
class Misfit extends TypeError {}

/** How each kind of parameter is handed over: JSON text, or `undefined` where nothing is. */
const KINDS = {
  id: idText,
  optionalId: optionalIdText,
  prefixedId: idText,
  path: (value) =>
    Array.isArray(value) ? `[${value.map((part) => idText(part) ?? 'null').join(',')}]` : idText(value),
  value: (value) => JSON.stringify(value),
  object: (value, parameter, call) =>
    value === undefined || value === null ? undefined : objectText(value, parameter, call),
  list: (value, parameter, call) => {
    if (value === undefined || value === null) {
      return undefined;
    }
    if (!Array.isArray(value)) {
      throw new Misfit(`expected a list of objects, got ${nameOf(value)}`);
    }
    return `[${value.map((element) => objectText(element, ELEMENT, call)).join(',')}]`;
  },
};

/** The element of a list is sent as a whole. */
const ELEMENT = { places: {}, rest: 'value', isPlain: true };

function objectText(value, { places, rest, isPlain }, call) {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || (isPlain && !isPlainObject(value))) {
    throw new Misfit(`expected a plain object, got ${nameOf(value)}`);
  }
  const entries = [];
  for (const [name, property] of Object.entries(value)) {
    const place = Object.hasOwn(places, name) ? places[name] : rest;
    const text = PLACES[place](property, call);
    if (text !== BESIDE) {
      entries.push(text === undefined ? `[${textOf(name)}]` : `[${textOf(name)},${text}]`);
    }
  }
  return `[${entries.join(',')}]`;
}

/** Says that a property does not travel among the arguments. */
const BESIDE = Symbol('beside');

/** How a property is handed over, by the place that it has in the request. */
const PLACES = {
  id: idText,
  query: queryText,
  value: (value) => JSON.stringify(value),
  ignored: () => BESIDE,
  headers: (value, call) => {
    call.headers = headersOf(value);
    return BESIDE;
  },
  secretKey: (value, call) => {
    call.secretKey = value ? String(value) : undefined;
    return BESIDE;
  },
  file: (value, call) => {
    call.file = value;
    return BESIDE;
  },
};

/** An id that may be left out. What is none is not taken for left out: the call would be another. */
function optionalIdText(value) {
  const text = idText(value);
  if (value && text === undefined) {
    throw new Misfit(`expected the text of an id, got ${nameOf(value)}`);
  }
  return text;
}

/** An id. What is none, such as an object or zero, is as good as missing. */
function idText(value) {
  if (!value) {
    return undefined;
  }
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') {
    return textOf(String(value));
  }
  return undefined;
}

/** A value of a query: dates are Unix time in milliseconds. */
function queryText(value) {
  return JSON.stringify(queryValue(value));
}

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
  const isText = typeof value === 'bigint' || (typeof value === 'object' && value !== null);
  return isText ? String(value).toWellFormed() : value;
}

/** Names and values of headers in turn, of whatever has `entries()` or is an object. */
function headersOf(headers) {
  if (headers === undefined || headers === null) {
    return undefined;
  }
  const entries = typeof headers.entries === 'function' ? [...headers.entries()] : Object.entries(headers);
  return entries.flatMap(([name, value]) => [String(name), String(value)]);
}

/** A text that can be encoded as UTF-8. */
function textOf(value) {
  return JSON.stringify(value.toWellFormed());
}

/** Whether an object is none of a class. Objects of other realms count, such as those of test runners. */
function isPlainObject(value) {
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function nameOf(value) {
  if (value === null || typeof value !== 'object') {
    return value === null ? 'null' : `a value of the type ${typeof value}`;
  }
  return Array.isArray(value) ? 'a list' : `an instance of ${value.constructor?.name || 'a class'}`;
}

module.exports = { handOver };
