'use strict';

/**
 * Keeps what was made from settings, so that equal settings give the same value. When there are too many values, the
 * one that was asked for the longest time ago goes.
 *
 * @template Value
 * @param {(setting: object) => Value} make what it throws is thrown again each time
 * @param {number} most how many values are kept
 * @returns {(setting: object) => Value}
 */
function keepPrepared(make, most) {
  /** By the setting's JSON text, least recently used first. */
  const prepared = new Map();
  return (setting) => {
    const key = JSON.stringify(setting);
    const value = prepared.get(key) ?? make(setting);
    prepared.delete(key);
    prepared.set(key, value);
    if (prepared.size > most) {
      prepared.delete(prepared.keys().next().value);
    }
    return value;
  };
}

module.exports = { keepPrepared };
