'use strict';

const { ConfigurationError } = require('../errors/configuration-error');

/**
 * The number of the native list of each object that `createRevocations()` has returned.
 *
 * @type {WeakMap<object, number>}
 */
const numbers = new WeakMap();

/**
 * Records which native list an object fills.
 *
 * @param {object} revocations
 * @param {number} number
 */
function register(revocations, number) {
  numbers.set(revocations, number);
}

/**
 * The number of the native list of the option `revocations`; `undefined` where the option is not set.
 *
 * @param {unknown} value
 * @returns {number | undefined}
 */
function revocationsNumber(value) {
  if (value === undefined || value === null || value === false) {
    return undefined;
  }
  const number = typeof value === 'object' ? numbers.get(value) : undefined;
  if (number === undefined) {
    throw new ConfigurationError(
      'revocations-invalid',
      `Clerk: the option revocations is ${typeof value === 'object' ? 'another object' : `of type ${typeof value}`}; ` +
        'expected what createRevocations() of this package returns.',
    );
  }
  return number;
}

module.exports = { register, revocationsNumber };
