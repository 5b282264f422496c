'use strict';

const { isUrl } = require('./values');

/** Most keys of instances for which something is kept. An app with more tenants prepares some of them again. */
const MAX_KEYS = 4096;

/** Most different options of one key. Options that are never equal, such as functions made anew, only pass through. */
const MAX_VARIANTS = 8;

/**
 * Keeps what was made from options that come anew with each request, so that equal options give the same value: a
 * function that looks its tenant up gives the same few texts each time, and comparing them costs a tenth of preparing
 * them.
 *
 * @template Value
 * @param {(options: object) => Value} make gets a copy of its own; what it throws is thrown again each time
 * @returns {(options: object) => Value}
 */
function memoizeByOptions(make) {
  /**
   * The latest variant by a key of the instance, those that were made first coming first. Each knows the one before it:
   * with a thousand tenants, every object that is looked at for a request has to come from memory, lists too.
   */
  const kept = new Map();
  let latestNames = [];
  return (options) => {
    const key = options.secretKey || options.publishableKey;
    const latest = kept.get(key);
    for (let variant = latest; variant !== undefined; variant = variant.before) {
      if (areEqual(variant.own, variant.names, options)) {
        return variant.value;
      }
    }
    const own = copyOf(options);
    const value = make(own);
    const names = Object.keys(own);
    // Most options have the same names, of which one list will do.
    latestNames = isSame(names, latestNames) ? latestNames : names;
    kept.set(key, { own, names: latestNames, value, before: atMost(MAX_VARIANTS - 1, latest) });
    if (kept.size > MAX_KEYS) {
      kept.delete(kept.keys().next().value);
    }
    return value;
  };
}

/** A variant with no more than so many, counting itself. */
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

/** Options that are objects of options themselves. Any other object, such as a client, is the very one or another. */
const OBJECTS = new Set([
  'frontendApiProxy',
  'machineTokenCache',
  'organizationSyncOptions',
  'reverification',
  'tokenCache',
]);

/** A copy of options, and of the objects among them; lists stay the ones that were given. */
function copyOf(options) {
  const copied = ([name, value]) => [name, OBJECTS.has(name) && isObject(value) ? { ...value } : value];
  return Object.fromEntries(Object.entries(options).map(copied));
}

/** Whether options are the same as the kept ones: in each value, each member of an object, and each entry of a list. */
function areEqual(own, names, options) {
  // A loop, because this is done for each request.
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

/** Whether two values of an option are the same: identical, or equal in each entry or member. */
function isSameOption(name, own, given) {
  return isSame(own, given) || (OBJECTS.has(name) && isObject(own) && isObject(given) && haveSameMembers(own, given));
}

function haveSameMembers(own, given) {
  const names = Object.keys(own);
  return (
    names.length === Object.keys(given).length && names.every((name) => name in given && isSame(own[name], given[name]))
  );
}

function isObject(value) {
  return typeof value === 'object' && value !== null;
}

function isSame(one, other) {
  if (one === other) {
    return true;
  }
  // A list is compared as it is now: whoever keeps it looks at it again each time too.
  if (Array.isArray(one)) {
    return Array.isArray(other) && one.length === other.length && one.every((entry, index) => entry === other[index]);
  }
  return isUrl(one) && isUrl(other) && one.href === other.href;
}

module.exports = { isSameOption, memoizeByOptions };
