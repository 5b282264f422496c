'use strict';

const { isRegExp } = require('node:util').types;
const { ConfigurationError } = require('../errors/configuration-error');

/**
 * A path in the syntax of path-to-regexp 6, a RegExp, or an array of them. An empty string counts as omitted.
 *
 * @typedef {string | RegExp | (string | RegExp)[]} Patterns
 */

/** @typedef {{ alternatives: { source: string, flags?: string }[], isArray: boolean }} PatternOption */

/**
 * Converts the option `organizationSyncOptions` to the plain shape that the addon accepts: a path has a `source`, a
 * regular expression has `flags`, too. The addon compiles the patterns.
 *
 * @param {unknown} options
 * @returns {{ organizationPatterns?: PatternOption, personalAccountPatterns?: PatternOption } | undefined} `undefined`
 *   if nothing is configured
 * @throws {ConfigurationError} for any other value
 */
function organizationSync(options) {
  if (!options) {
    return undefined;
  }
  if (typeof options !== 'object' || Array.isArray(options)) {
    throw new ConfigurationError(
      'organization-sync-options-invalid',
      `Clerk: the option organizationSyncOptions is ${nameOf(options)}; expected an object with organizationPatterns or ` +
        'personalAccountPatterns.',
    );
  }
  const given = /** @type {Record<string, Patterns>} */ (options);
  const organizationPatterns = patterns('organizationPatterns', given.organizationPatterns);
  const personalAccountPatterns = patterns('personalAccountPatterns', given.personalAccountPatterns);
  return organizationPatterns || personalAccountPatterns
    ? { organizationPatterns, personalAccountPatterns }
    : undefined;
}

/**
 * @param {string} name
 * @param {Patterns} [value]
 * @returns {PatternOption | undefined}
 */
function patterns(name, value) {
  if (!value) {
    return undefined;
  }
  // An array of one pattern differs from one pattern, and an empty array from none.
  const isArray = Array.isArray(value);
  return { alternatives: Array.from(isArray ? value : [value], (entry) => pattern(name, entry)), isArray };
}

/**
 * @param {string} name
 * @param {unknown} value
 */
function pattern(name, value) {
  if (typeof value === 'string') {
    return { source: value };
  }
  // Also a RegExp of another realm, such as that of a test runner.
  if (isRegExp(value)) {
    return { source: value.source, flags: value.flags };
  }
  throw new ConfigurationError(
    'organization-sync-options-invalid',
    `Clerk: organizationSyncOptions.${name} contains ${nameOf(value)}; expected a path such as /orgs/:slug, a RegExp, or an ` +
      'array of them.',
  );
}

/**
 * The type of a value, never the value itself.
 *
 * @param {unknown} value
 */
function nameOf(value) {
  if (value === null || value === undefined) {
    return String(value);
  }
  if (Array.isArray(value)) {
    return 'an array';
  }
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

module.exports = { organizationSync };
