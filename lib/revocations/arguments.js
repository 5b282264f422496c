'use strict';

const { ConfigurationError } = require('../errors/configuration-error');

/** Any time before 1973 is one in seconds: as milliseconds, it would refuse nothing. */
const EARLIEST_MS = 100_000_000_000;

const MINUTE_MS = 60_000;

/** The longest life that a JWT template of Clerk allows. */
const MAX_LIFETIME_MS = 315_360_000_000;

/** About 100 megabytes: a larger number is a mistake. */
const MAX_ENTRIES = 1_000_000;

/**
 * The bounds of a list: by default an hour, which is 60 times the life of Clerk's session tokens, so that templates
 * with longer-lived ones and clocks that differ need no configuration; and entries of about ten megabytes.
 *
 * @param {{ tokenLifetimeMs?: unknown, maxEntries?: unknown } | undefined} options
 * @param {string} caller
 * @returns {{ tokenLifetimeMs: number, maxEntries: number }}
 */
function limitsOf(options, caller) {
  if (options !== undefined && (typeof options !== 'object' || options === null)) {
    throw invalid(`the options of ${caller} are ${described(options)}; expected an object.`);
  }
  const { tokenLifetimeMs = 3_600_000, maxEntries = 100_000 } = options ?? {};
  if (!isBetween(tokenLifetimeMs, MINUTE_MS, MAX_LIFETIME_MS)) {
    throw invalid(
      `the option tokenLifetimeMs of ${caller} is ${described(tokenLifetimeMs)}; expected the longest life of a token in ` +
        `milliseconds, from ${MINUTE_MS} to ${MAX_LIFETIME_MS}, such as 3_600_000.`,
    );
  }
  if (!isBetween(maxEntries, 1, MAX_ENTRIES) || !Number.isInteger(maxEntries)) {
    throw invalid(
      `the option maxEntries of ${caller} is ${described(maxEntries)}; expected an integer from 1 to ${MAX_ENTRIES}, such ` +
        'as 100_000.',
    );
  }
  return { tokenLifetimeMs, maxEntries };
}

/**
 * @param {unknown} value
 * @param {number} least
 * @param {number} most
 * @returns {value is number}
 */
function isBetween(value, least, most) {
  return typeof value === 'number' && value >= least && value <= most;
}

/** @param {string} message */
function invalid(message) {
  return new ConfigurationError('revocations-invalid', `Clerk: ${message}`);
}

/**
 * An id of a session, a user or an organization. Ids have prefixes, which are checked so that the id of a user is not
 * listed as that of a session, where it would refuse nothing.
 *
 * @param {unknown} value
 * @param {string} prefix such as `sess_`
 * @param {string} name what the message calls it
 * @returns {string}
 */
function assertId(value, prefix, name) {
  if (typeof value === 'string' && value.startsWith(prefix) && value.length > prefix.length && value.length <= 256) {
    return value;
  }
  const received = typeof value === 'string' ? JSON.stringify(value.slice(0, 20)) : described(value);
  throw unusable(`${name} is ${received}; expected an id that starts with ${prefix}.`);
}

/**
 * A time as Unix milliseconds.
 *
 * @param {unknown} value a `Date` or milliseconds
 * @param {number} latestMs
 */
function assertTime(value, latestMs) {
  const time = value instanceof Date ? value.getTime() : value;
  if (isBetween(time, EARLIEST_MS, latestMs)) {
    return time;
  }
  throw unusable(
    `issuedBefore is ${value instanceof Date ? 'an invalid or too distant Date' : described(value)}; expected a Date, or ` +
      'milliseconds since 1970 such as Date.now(), of the past or the near future.',
  );
}

/** @param {unknown} value */
function described(value) {
  return typeof value === 'number' ? String(value) : value === null ? 'null' : `of type ${typeof value}`;
}

/** @param {string} message */
function unusable(message) {
  return new ConfigurationError('revocation-invalid', `Clerk: ${message}`);
}

module.exports = { EARLIEST_MS, assertId, assertTime, described, limitsOf, unusable };
