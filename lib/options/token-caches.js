'use strict';

const { ConfigurationError } = require('../errors/configuration-error');
const { limits } = require('../native');
const { tokenStoreOf } = require('./token-store');

/** @import { MachineTokenStore } from '../../types/machine-token-store' */

/** About a hundred megabytes: a larger number is a mistake. */
const MAX_TOKEN_CACHE_ENTRIES = 1_000_000;

/**
 * How many verified tokens are cached: 0 for `false`, the addon's default where the option is not set.
 *
 * @param {unknown} tokenCache
 */
function tokenCacheEntries(tokenCache) {
  if (tokenCache === false) {
    return 0;
  }
  const isObject = typeof tokenCache === 'object' && tokenCache !== null;
  const isEmpty = isObject && Object.keys(tokenCache).length === 0;
  if (tokenCache === undefined || tokenCache === null || tokenCache === true || isEmpty) {
    return undefined;
  }
  const { entries } = /** @type {{ entries?: unknown }} */ (tokenCache);
  const isValid = typeof entries === 'number' && Number.isInteger(entries);
  if (!isObject || !isValid || entries < 0 || entries > MAX_TOKEN_CACHE_ENTRIES) {
    throw new ConfigurationError(
      'token-cache-invalid',
      `Clerk: the option tokenCache${isObject ? `.entries is ${String(entries)}` : ` is ${String(tokenCache)}`}; ` +
        `expected false, or { entries } with an integer from 0 to ${MAX_TOKEN_CACHE_ENTRIES}, such as { entries: 10_000 }.`,
    );
  }
  return entries;
}

/**
 * How Clerk's responses about opaque machine tokens are cached, as the addon takes it; `undefined` where they are not.
 *
 * @param {unknown} machineTokenCache
 */
function machineTokenCacheSettings(machineTokenCache) {
  if (!machineTokenCache) {
    return undefined;
  }
  const { ttlMs, store, storeTimeoutMs } =
    /** @type {{ ttlMs?: unknown, store?: unknown, storeTimeoutMs?: unknown }} */ (machineTokenCache);
  if (typeof ttlMs !== 'number' || !Number.isFinite(ttlMs) || ttlMs < 0) {
    throw invalid(`ttlMs is ${String(ttlMs)}; expected a number of milliseconds, such as { ttlMs: 60_000 }.`);
  }
  return {
    machineTokenCacheTtlInMs: ttlMs,
    machineTokenStoreTimeoutInMs: storeTimeout(storeTimeoutMs),
    machineTokenStore: isUnset(store) ? undefined : tokenStoreOf(assertStore(store)),
  };
}

/** @param {unknown} value */
function storeTimeout(value) {
  if (isUnset(value)) {
    return undefined;
  }
  if (typeof value !== 'number' || !(value > 0 && value <= limits().maxTimeoutMs)) {
    const received = typeof value === 'number' ? String(value) : `a value of type ${typeof value}`;
    throw invalid(`storeTimeoutMs is ${received}; expected a positive number of milliseconds, such as 50.`);
  }
  return value;
}

/**
 * @param {unknown} store
 * @returns {MachineTokenStore}
 */
function assertStore(store) {
  if (store instanceof Map) {
    throw invalid('store is a Map, which never removes entries; expected a store that does, such as `new Keyv()`.');
  }
  const { get, set, delete: remove } = /** @type {Record<string, unknown>} */ (Object(store));
  const missing = Object.entries({ get, set, delete: remove })
    .filter(([, value]) => typeof value !== 'function')
    .map(([name]) => name);
  if (missing.length > 0) {
    const received = typeof store === 'object' ? `has no function ${missing.join(', ')}` : `is of type ${typeof store}`;
    throw invalid(
      `store ${received}; expected an object with the functions get, set and delete, such as \`new Keyv()\`, or ` +
        'redisStore(client) of clerk-express-native/redis.',
    );
  }
  return /** @type {MachineTokenStore} */ (store);
}

/** @param {unknown} value */
function isUnset(value) {
  return value === undefined || value === null;
}

/** @param {string} what */
function invalid(what) {
  return new ConfigurationError('machine-token-cache-invalid', `Clerk: the option machineTokenCache.${what}`);
}

module.exports = { machineTokenCacheSettings, tokenCacheEntries };
