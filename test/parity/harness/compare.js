'use strict';

/**
 * How two answers to the same case differ.
 *
 * @typedef {object} Difference
 * @property {string} part where they differ, such as `status`, `header location`, `body.auth.properties[3]`,
 *   `calls[0].body`
 *   or `key fetches`
 * @property {unknown} ours `undefined` where there is nothing
 * @property {unknown} peer
 */

const { isDeepStrictEqual } = require('node:util');

const KEY_PATH = /\/jwks$/;

/**
 * @param {object} ours
 * @param {object} peer
 * @returns {Difference[]}
 */
function compare(ours, peer) {
  const differences = [];
  const add = (part, left, right) => differences.push({ part, ours: left, peer: right });
  for (const part of ['status', 'crashed', 'unanswered', 'error', 'result', 'body']) {
    walk(part, ours[part], peer[part], add);
  }
  compareHeaders(ours.headers ?? [], peer.headers ?? [], add);
  const [ourCalls, peerCalls] = [ours.calls, peer.calls].map(sortCalls);
  walk('calls', ourCalls.others, peerCalls.others, add);
  walk('key fetches', ourCalls.keys, peerCalls.keys, add);
  return differences;
}

/** Headers by name, each with all its values in their order; then the order of the names. */
function compareHeaders(ours, peer, add) {
  const names = [...new Set([...ours, ...peer].map(([name]) => name))];
  const valuesOf = (headers, name) => headers.filter(([other]) => other === name).map(([, value]) => value);
  for (const name of names) {
    const [left, right] = [valuesOf(ours, name), valuesOf(peer, name)];
    if (!isDeepStrictEqual(left, right)) {
      add(`header ${name}`, unlist(left), unlist(right));
    }
  }
  const common = (headers, others) =>
    headers.map(([name]) => name).filter((name) => others.some(([other]) => other === name));
  const [left, right] = [common(ours, peer), common(peer, ours)];
  if (new Set(left).size === new Set(right).size && [...new Set(left)].join() !== [...new Set(right)].join()) {
    add('header order', left, right);
  }
}

function unlist(values) {
  return values.length > 1 ? values : values[0];
}

/** Adds a difference for each place at which two values of plain JSON are unlike; the order of keys counts. */
function walk(part, ours, peer, add) {
  if (isDeepStrictEqual(ours, peer) && JSON.stringify(ours) === JSON.stringify(peer)) {
    return;
  }
  if (Array.isArray(ours) && Array.isArray(peer) && ours.length === peer.length) {
    ours.forEach((entry, index) => walk(`${part}[${index}]`, entry, peer[index], add));
    return;
  }
  if (isPlainObject(ours) && isPlainObject(peer)) {
    const names = [...new Set([...Object.keys(ours), ...Object.keys(peer)])];
    if (isDeepStrictEqual(Object.keys(ours), Object.keys(peer))) {
      names.forEach((name) => walk(`${part}.${name}`, ours[name], peer[name], add));
      return;
    }
  }
  add(part, ours, peer);
}

function isPlainObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Calls for keys apart from the others. How often keys are fetched is not compared, for it depends on the cases that
 * run beside; that they are fetched, and how, is.
 */
function sortCalls(calls) {
  const keys = calls.filter(({ path }) => KEY_PATH.test(path)).map((call) => JSON.stringify(call));
  const others = calls.filter(({ path }) => !KEY_PATH.test(path));
  return { keys: [...new Set(keys)].map((call) => JSON.parse(call)), others: others.map(readable) };
}

/** A call with its body as JSON where it is JSON; `walk` sees to the order of its keys. */
function readable({ body, ...call }) {
  try {
    return { ...call, body: JSON.parse(body) };
  } catch {
    return { ...call, body };
  }
}

module.exports = { compare, walk };
