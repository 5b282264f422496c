'use strict';

const { errorOfAddon } = require('../errors/coded-error');
const native = require('../native');

/** How many combinations of claims are cached. */
const CAPACITY = 256;

/** Maximum length of the claims of a combination, together, and of their permissions. */
const MAX_LENGTH = 4096;

/**
 * Permissions: joined by commas, as the addon returns them, and one by one.
 *
 * @typedef {{ joined: string, list: readonly string[] }} Permissions
 */

/**
 * Permissions by the claims that encode them, oldest first: the same for all members of an organization who have the
 * same role.
 *
 * @type {Map<string, Permissions>}
 */
const cache = new Map();

/**
 * Returns the permissions that the claims `fea`, `o.per` and `o.fpm` of a version 2 token encode, as
 * `org:<feature>:<permission>`. No part contains a comma.
 *
 * Requests share the result: copy the list for the app.
 *
 * @param {string} features
 * @param {string} permissions
 * @param {string} map
 * @returns {Permissions}
 * @throws {Error} for claims that cannot be decoded
 */
function organizationPermissions(features, permissions, map) {
  const key = keyOf(features, permissions, map);
  const cached = key === undefined ? undefined : cache.get(key);
  if (cached !== undefined) {
    return cached;
  }
  const joined = decode(features, permissions, map);
  const decoded = { joined, list: joined === '' ? [] : joined.split(',') };
  // Each feature repeats the names of all permissions, so that short claims can grow.
  if (key !== undefined && joined.length <= MAX_LENGTH) {
    cache.set(key, decoded);
    if (cache.size > CAPACITY) {
      cache.delete(/** @type {string} */ (cache.keys().next().value));
    }
  }
  return decoded;
}

/**
 * Returns a key that no other claims have: two lengths say where one claim ends. Claims of a wrong type have none.
 *
 * @param {unknown} features
 * @param {unknown} permissions
 * @param {unknown} map
 */
function keyOf(features, permissions, map) {
  if (typeof features !== 'string' || typeof permissions !== 'string' || typeof map !== 'string') {
    return undefined;
  }
  const { length } = features;
  const isShort = length + permissions.length + map.length <= MAX_LENGTH;
  return isShort ? `${length},${permissions.length},${features}${permissions}${map}` : undefined;
}

/**
 * @param {string} features
 * @param {string} permissions
 * @param {string} map
 */
function decode(features, permissions, map) {
  try {
    return native.organizationPermissions(features, permissions, map);
  } catch (error) {
    throw errorOfAddon(/** @type {Error} */ (error));
  }
}

module.exports = { organizationPermissions };
