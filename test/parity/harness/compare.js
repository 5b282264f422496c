'use strict';

/**
 * Finds the differences between two results of the same case.
 *
 * @typedef {object} Difference
 * @property {string} part where they differ, such as `status`, `header location`, `body.auth.properties[3]`,
 *   `calls[0].body`
 *   or `key fetches`
 * @property {unknown} ours `undefined` if there is none
 * @property {unknown} reference
 */

const { isDeepStrictEqual } = require('node:util');

const KEY_PATH = /\/jwks$/;

/**
 * @param {object} ours
 * @param {object} reference
 * @returns {Difference[]}
 */
function compare(ours, reference) {
  const differences = [];
  const add = (part, left, right) => differences.push({ part, ours: left, reference: right });
  for (const part of ['status', 'crashed', 'unanswered', 'error', 'result', 'body']) {
    walk(part, ours[part], reference[part], add);
  }
  compareHeaders(ours.headers ?? [], reference.headers ?? [], add);
  const [ourCalls, referenceCalls] = [ours.calls, reference.calls].map(sortCalls);
  walk('calls', ourCalls.others, referenceCalls.others, add);
  walk('key fetches', ourCalls.keys, referenceCalls.keys, add);
  return differences;
}

/** Headers by name, each with all its values in their order; then the order of the names. */
function compareHeaders(ours, reference, add) {
  const names = [...new Set([...ours, ...reference].map(([name]) => name))];
  const valuesOf = (headers, name) => headers.filter(([other]) => other === name).map(([, value]) => value);
  for (const name of names) {
    const [left, right] = [valuesOf(ours, name), valuesOf(reference, name)];
    if (!isDeepStrictEqual(left, right)) {
      add(`header ${name}`, unlist(left), unlist(right));
    }
  }
  const common = (headers, others) =>
    headers.map(([name]) => name).filter((name) => others.some(([other]) => other === name));
  const [left, right] = [common(ours, reference), common(reference, ours)];
  if (new Set(left).size === new Set(right).size && [...new Set(left)].join() !== [...new Set(right)].join()) {
    add('header order', left, right);
  }
}

function unlist(values) {
  return values.length > 1 ? values : values[0];
}

/** Adds a difference for each place at which two values of plain JSON differ, including the order of keys. */
function walk(part, ours, reference, add) {
  if (isDeepStrictEqual(ours, reference) && JSON.stringify(ours) === JSON.stringify(reference)) {
    return;
  }
  if (Array.isArray(ours) && Array.isArray(reference) && ours.length === reference.length) {
    ours.forEach((entry, index) => walk(`${part}[${index}]`, entry, reference[index], add));
    return;
  }
  if (isPlainObject(ours) && isPlainObject(reference)) {
    const names = [...new Set([...Object.keys(ours), ...Object.keys(reference)])];
    if (isDeepStrictEqual(Object.keys(ours), Object.keys(reference))) {
      names.forEach((name) => walk(`${part}.${name}`, ours[name], reference[name], add));
      return;
    }
  }
  add(part, ours, reference);
}

function isPlainObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Separates calls for keys from the others. The number of key fetches is not compared, because it depends on the
 * concurrent cases; whether and how they are fetched is.
 */
function sortCalls(calls) {
  const keys = calls.filter(({ path }) => KEY_PATH.test(path)).map((call) => JSON.stringify(call));
  const others = calls.filter(({ path }) => !KEY_PATH.test(path));
  return { keys: [...new Set(keys)].map((call) => JSON.parse(call)), others: others.map(readable) };
}

/** A call with its body parsed if it is JSON; `walk` compares the order of its keys. */
function readable({ body, ...call }) {
  try {
    return { ...call, body: JSON.parse(body) };
  } catch {
    return { ...call, body };
  }
}

module.exports = { compare, walk };
