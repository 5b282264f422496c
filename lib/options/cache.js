'use strict';

const { isUrl } = require('./values');

/** @import { Options } from '../types' */

/** Maximum number of instances to cache. Apps with more tenants rebuild some entries. */
const MAX_KEYS = 4096;

/** Maximum number of variants per key. Options that are never equal, such as new functions, only pass through. */
const MAX_VARIANTS = 8;

/**
 * A cached value with its options.
 *
 * @template Value
 * @typedef {object} Variant
 * @property {Options} own a copy of the options
 * @property {string[]} names of those that are set
 * @property {Value} value
 * @property {Variant<Value> | undefined} before the variant before this one
 */

/**
 * Memoizes `make` by options that are created for each request: a function that looks up its tenant returns the same
 * few strings each time, and comparing them takes a tenth of preparing them.
 *
 * @template Value
 * @param {(options: Options) => Value} make receives a copy; what it throws is thrown again each time
 * @returns {(options: Options) => Value}
 */
function memoizeByOptions(make) {
  /**
   * The latest variant by the key of its instance, oldest keys first. Each links to the one before it: with a thousand
   * tenants, every object that a request reads has to come from memory, also arrays.
   *
   * @type {Map<unknown, Variant<Value>>}
   */
  const cached = new Map();
  /** @type {string[]} */
  let latestNames = [];
  return (options) => {
    const key = options.secretKey || options.publishableKey;
    const latest = cached.get(key);
    for (let variant = latest; variant !== undefined; variant = variant.before) {
      if (areEqual(variant.own, variant.names, options)) {
        return variant.value;
      }
    }
    const own = copyOf(options);
    const value = make(own);
    const names = Object.keys(own);
    // Most options have the same names, which share one array.
    latestNames = isSame(names, latestNames) ? latestNames : names;
    cached.set(key, { own, names: latestNames, value, before: atMost(MAX_VARIANTS - 1, latest) });
    if (cached.size > MAX_KEYS) {
      cached.delete(cached.keys().next().value);
    }
    return value;
  };
}

/**
 * Shortens a chain of variants.
 *
 * @template Value
 * @param {number} count
 * @param {Variant<Value> | undefined} latest
 */
function atMost(count, latest) {
  let last = latest;
  for (let index = 1; index < count && last !== undefined; index += 1) {
    last = last.before;
  }
  if (last !== undefined) {
    last.before = undefined;
  }
  return latest;
}

/** Options that are objects of options. Any other object, such as a client, is compared by identity. */
const OBJECTS = new Set([
  'frontendApiProxy',
  'machineTokenCache',
  'organizationSyncOptions',
  'reverification',
  'tokenCache',
]);

/**
 * Copies options, and the objects among them. Arrays are not copied.
 *
 * @param {Options} options
 * @returns {Options}
 */
function copyOf(options) {
  return Object.fromEntries(
    Object.entries(options).map(([name, value]) => [name, OBJECTS.has(name) && isObject(value) ? { ...value } : value]),
  );
}

/**
 * Whether options equal the cached ones: each value, each member of an object, and each entry of an array.
 *
 * @param {Options} own
 * @param {string[]} names
 * @param {Options} options
 */
function areEqual(own, names, options) {
  // A loop, because this runs for each request.
  for (const name of names) {
    const value = options[name];
    if (own[name] !== value && !isSameOption(name, own[name], value)) {
      return false;
    }
    if (value === undefined && !(name in options)) {
      return false;
    }
  }
  return names.length === Object.keys(options).length;
}

/**
 * Whether two values of an option are identical, or equal in each entry or member.
 *
 * @param {string} name
 * @param {unknown} own
 * @param {unknown} given
 */
function isSameOption(name, own, given) {
  return isSame(own, given) || (OBJECTS.has(name) && isObject(own) && isObject(given) && haveSameMembers(own, given));
}

/**
 * @param {Record<string, unknown>} own
 * @param {Record<string, unknown>} given
 */
function haveSameMembers(own, given) {
  const names = Object.keys(own);
  return (
    names.length === Object.keys(given).length && names.every((name) => name in given && isSame(own[name], given[name]))
  );
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isObject(value) {
  return typeof value === 'object' && value !== null;
}

/**
 * @param {unknown} one
 * @param {unknown} other
 */
function isSame(one, other) {
  if (one === other) {
    return true;
  }
  // An array is compared as it is now: what uses it reads it again each time too.
  if (Array.isArray(one)) {
    return Array.isArray(other) && one.length === other.length && one.every((entry, index) => entry === other[index]);
  }
  return isUrl(one) && isUrl(other) && one.href === other.href;
}

module.exports = { isSameOption, memoizeByOptions };
