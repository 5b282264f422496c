'use strict';

const { ConfigurationError } = require('../errors/configuration-error');

const DEFAULT_PREFIX = 'clerk-express-native:';

/**
 * Checks the options of a function: their names, and the prefix of keys, which all of them have.
 *
 * @param {unknown} options
 * @param {string} caller
 * @param {string[]} [names] the names of further options
 * @returns {Record<string, unknown> & { prefix: string }}
 */
function optionsOf(options, caller, names = []) {
  const fail = (/** @type {string} */ what) => {
    throw new ConfigurationError('redis-options-invalid', `Clerk: the options of ${caller} ${what}.`);
  };
  if (typeof options !== 'object' || options === null) {
    return fail(`are of type ${options === null ? 'null' : typeof options}; expected an object`);
  }
  const known = [...names, 'prefix'];
  const unknown = Object.keys(options).find((name) => !known.includes(name));
  if (unknown !== undefined) {
    return fail(`contain ${JSON.stringify(unknown)}; known ${known.length === 1 ? 'is' : 'are'} ${known.join(', ')}`);
  }
  const { prefix = DEFAULT_PREFIX } = /** @type {{ prefix?: unknown }} */ (options);
  if (typeof prefix !== 'string') {
    return fail(`contain a prefix of type ${prefix === null ? 'null' : typeof prefix}; expected a string`);
  }
  return { ...options, prefix };
}

module.exports = { optionsOf };
