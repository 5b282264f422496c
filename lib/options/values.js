'use strict';

const { inspect, types } = require('node:util');
const { ConfigurationError } = require('../errors/configuration-error');
const { limits } = require('../native');
const { revocationsNumber } = require('../revocations/registry');

/** @import { VerificationOptions } from '../../binding' */
/** @import { ConfigurationErrorCode } from '../errors/configuration-error' */
/** @import { Options } from '../types' */

/**
 * The values of options, as the addon takes them. Anything but a string where a string is expected is an error, and is
 * never ignored.
 */

/**
 * The accepted `azp` claims. An empty entry, such as an unset variable of the environment, matches no token. It must
 * not be dropped, because an empty array accepts every token.
 *
 * @param {unknown} value
 */
function authorizedParties(value) {
  return value
    ? strings(
        'authorizedParties',
        [value].flat().map((entry) => entry || ''),
      )
    : [];
}

/**
 * A string; `undefined` where the option is not set. A `URL` counts as its string.
 *
 * @param {string} name
 * @param {unknown} value
 */
function text(name, value) {
  return value ? strings(name, [plainUrl(name, value)])[0] : undefined;
}

/**
 * A string or an array of strings as an array, without empty entries, such as unset variables of the environment.
 *
 * @param {string} name
 * @param {unknown} value
 * @throws {ConfigurationError} where all entries are empty: nothing would be checked
 */
function texts(name, value) {
  if (!value) {
    return [];
  }
  const entries = Array.isArray(value) ? Array.from(value) : [value];
  const filled = strings(
    name,
    entries.filter((entry) => entry && !isBlank(entry)),
  );
  if (filled.length === 0 && entries.length > 0) {
    throw ineffective(name, value);
  }
  return filled;
}

/**
 * @param {string} name
 * @param {unknown[]} values
 * @returns {string[]}
 */
function strings(name, values) {
  const invalidEntry = values.find((entry) => typeof entry !== 'string');
  if (invalidEntry !== undefined) {
    const received = isUrl(invalidEntry) ? 'a URL object' : `a value of type ${typeof invalidEntry}`;
    throw invalid(name, `the option ${name} contains ${received}; expected a string or an array of strings.`);
  }
  return /** @type {string[]} */ (values);
}

/** @param {unknown} entry */
function isBlank(entry) {
  return typeof entry === 'string' && entry.trim() === '';
}

/** The options that restrict which tokens are accepted, and accept all of them when they are empty. */
const NARROWING = ['audience', 'authorizedParties', 'issuer'];

/**
 * Checks that restricting options restrict. `undefined` and `null` count as not set. So does any other empty value, as
 * in Clerk's SDK, except with `strict`.
 *
 * @param {Options} options
 * @throws {ConfigurationError}
 */
function assertEffective(options) {
  for (const name of NARROWING) {
    const value = options[name];
    if (options.strict === true && (value === '' || (Array.isArray(value) && value.length === 0))) {
      throw ineffective(name, value);
    }
  }
  texts('audience', options.audience);
  texts('issuer', options.issuer);
}

/**
 * @param {string} name
 * @param {unknown} value
 */
function ineffective(name, value) {
  return invalid(
    name,
    `the option ${name} is ${shown(value)}, with which nothing is checked. Set the intended value, ` +
      'such as the variable of the environment, or omit the option.',
  );
}

/** @param {unknown} value */
function shown(value) {
  return inspect(value, { depth: 1, breakLength: Infinity, maxArrayLength: 4, maxStringLength: 40 });
}

/**
 * @param {string} name
 * @param {string} message
 */
function invalid(name, message) {
  return new ConfigurationError(invalidCodeOf(name), `Clerk: ${message}`);
}

/**
 * The code for an invalid value of an option: `audience-invalid`.
 *
 * @param {string} name
 */
function invalidCodeOf(name) {
  const kebab = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return /** @type {ConfigurationErrorCode} */ (`${kebab}-invalid`);
}

/** Options that hold a URL, and may be a `URL` object. */
const URLS = ['afterSignInUrl', 'afterSignUpUrl', 'apiUrl', 'domain', 'proxyUrl', 'signInUrl', 'signUpUrl'];

/**
 * Replaces `URL` objects among options by their strings.
 *
 * @param {object} given
 * @returns {Options} the same object if it contains none
 */
function withPlainUrls(given) {
  const options = /** @type {Options} */ (given);
  const names = URLS.filter((name) => isUrl(options[name]));
  return names.length === 0
    ? options
    : { ...options, ...Object.fromEntries(names.map((name) => [name, plainUrl(name, options[name])])) };
}

/**
 * The string of a `URL`, or its host where a domain is expected; any other value unchanged.
 *
 * @param {string} name
 * @param {unknown} value
 */
function plainUrl(name, value) {
  return isUrl(value) ? (name === 'domain' ? value.host : value.href) : value;
}

/**
 * Whether a value is a `URL`, also one of another realm, such as that of a test runner.
 *
 * @param {unknown} value
 * @returns {value is URL}
 */
function isUrl(value) {
  if (typeof value !== 'object' || value === null || types.isProxy(value)) {
    return false;
  }
  const { [Symbol.toStringTag]: tag, href } = /** @type {Record<PropertyKey, unknown>} */ (value);
  return tag === 'URL' && typeof href === 'string';
}

/**
 * The accepted kinds of tokens. An empty array accepts none, as in Clerk's SDK. The addon checks the names.
 *
 * @param {unknown} value
 * @returns {string | string[]}
 * @throws {ConfigurationError} for anything but a string or an array of strings
 */
function acceptedTokens(value) {
  const kinds = Array.isArray(value) ? Array.from(value) : [value];
  if (!kinds.every((kind) => typeof kind === 'string')) {
    throw invalid(
      'acceptsToken',
      `the option acceptsToken is ${shown(value)}; expected session_token, api_key, m2m_token, oauth_token, an array of them, or any.`,
    );
  }
  return /** @type {string | string[]} */ (value);
}

/**
 * A finite number; `undefined` for anything else.
 *
 * @param {unknown} value
 */
function finite(value) {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/**
 * How long a token waits for keys, in milliseconds; `undefined` where the option is not set.
 *
 * @param {unknown} value
 */
function jwksTimeout(value) {
  if (value === undefined || value === null) {
    return undefined;
  }
  if (typeof value !== 'number' || !(value > 0 && value <= limits().maxTimeoutMs)) {
    const received = typeof value === 'number' ? String(value) : `a value of type ${typeof value}`;
    throw new ConfigurationError(
      'jwks-timeout-invalid',
      `Clerk: the option jwksTimeoutInMs is ${received}; expected a positive number of milliseconds, such as 2000.`,
    );
  }
  return value;
}

/**
 * The settings that determine which tokens are accepted, and how long keys are used, except for the key.
 *
 * @param {Options} options
 * @returns {Omit<VerificationOptions, 'jwtKey'>}
 */
function verificationSettings(options) {
  return {
    audience: texts('audience', options.audience),
    authorizedParties: authorizedParties(options.authorizedParties),
    issuer: texts('issuer', options.issuer),
    headerType: headerTypes(options.headerType),
    clockSkewInMs: finite(options.clockSkewInMs),
    jwksCacheTtlInMs: finite(options.jwksCacheTtlInMs),
    jwksTimeoutInMs: jwksTimeout(options.jwksTimeoutInMs),
    skipJwksCache: Boolean(options.skipJwksCache),
    revocations: revocationsNumber(options.revocations),
  };
}

/**
 * The accepted `typ` headers. An empty array accepts no token, so that empty entries need not be an error.
 *
 * @param {unknown} value
 */
function headerTypes(value) {
  return value === undefined || value === null ? undefined : strings('headerType', [value].flat().filter(Boolean));
}

module.exports = {
  acceptedTokens,
  assertEffective,
  invalidCodeOf,
  isUrl,
  plainUrl,
  text,
  texts,
  verificationSettings,
  withPlainUrls,
};
