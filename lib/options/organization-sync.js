'use strict';

const { isRegExp } = require('node:util').types;

/**
 * The option `organizationSyncOptions` in the plain shape that the addon takes: a path is a `source`, a regular
 * expression has `flags` too. The addon interprets the patterns.
 *
 * @param {{ organizationPatterns?: Patterns, personalAccountPatterns?: Patterns } | undefined} options where `Patterns`
 *   is a path in the syntax of path-to-regexp 6, a RegExp, or a list of them; an empty text counts as not given
 * @returns {{ organizationPatterns?: object, personalAccountPatterns?: object } | undefined} each with `alternatives`
 *   and `isArray`; `undefined` if nothing is configured
 * @throws {TypeError} for any other value
 */
function organizationSync(options) {
  if (!options) {
    return undefined;
  }
  if (typeof options !== 'object' || Array.isArray(options)) {
    throw new TypeError(
      `Clerk: the option organizationSyncOptions is ${nameOf(options)}; expected an object with organizationPatterns or ` +
        'personalAccountPatterns.',
    );
  }
  const organizationPatterns = patterns('organizationPatterns', options.organizationPatterns);
  const personalAccountPatterns = patterns('personalAccountPatterns', options.personalAccountPatterns);
  return organizationPatterns || personalAccountPatterns
    ? { organizationPatterns, personalAccountPatterns }
    : undefined;
}

function patterns(name, value) {
  if (!value) {
    return undefined;
  }
  // A list of one is something else than one pattern, and an empty list something else than none.
  const isArray = Array.isArray(value);
  return { alternatives: Array.from(isArray ? value : [value], (entry) => pattern(name, entry)), isArray };
}

function pattern(name, value) {
  if (typeof value === 'string') {
    return { source: value };
  }
  // Also a RegExp of another realm, such as that of a test runner.
  if (isRegExp(value)) {
    return { source: value.source, flags: value.flags };
  }
  throw new TypeError(
    `Clerk: organizationSyncOptions.${name} holds ${nameOf(value)}; expected a path such as /orgs/:slug, a RegExp, or a ` +
      'list of them.',
  );
}

/** What a value is, but never the value itself. */
function nameOf(value) {
  if (value === null || value === undefined) {
    return String(value);
  }
  return Array.isArray(value) ? 'a list' : `a value of the type ${typeof value}`;
}

module.exports = { organizationSync };
