'use strict';

/**
 * Memoizes `make` by the JSON of its argument (LRU). What `make` throws is not cached.
 *
 * @template Setting
 * @template Value
 * @param {(setting: Setting) => Value} make
 * @param {number} capacity the maximum number of values
 * @returns {(setting: Setting) => Value}
 */
function memoizeByJson(make, capacity) {
  /** @type {Map<string, Value>} by JSON, least recently used first */
  const values = new Map();
  return (setting) => {
    const key = JSON.stringify(setting);
    const value = values.get(key) ?? make(setting);
    values.delete(key);
    values.set(key, value);
    if (values.size > capacity) {
      values.delete(/** @type {string} */ (values.keys().next().value));
    }
    return value;
  };
}

module.exports = { memoizeByJson };
