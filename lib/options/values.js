'use strict';

const { inspect, types } = require('node:util');
const { ConfigurationError } = require('../errors/configuration-error');
const { limits } = require('../native');

/**
 * The values of options, as the addon takes them. What is no text where text is expected is an error, never ignored.
 */

/**
 * The list that `azp` is compared with. An empty entry, such as a variable of the environment that is not set, matches
 * no token; it must not make the list look empty, for an empty list lets every token pass.
 */
function authorizedParties(value) {
  return value
    ? textList(
        'authorizedParties',
        [value].flat().map((entry) => entry || ''),
      )
    : [];
}

/** A string; nothing where the option is not set. A `URL` counts as its string. */
function text(name, value) {
  return value ? textList(name, [plainUrl(name, value)])[0] : undefined;
}

/**
 * A string or an array of strings as an array, without the empty entries, such as variables of the environment that are
 * not set.
 *
 * @throws {TypeError} with a `code`, where there are entries and all of them are empty: nothing would be checked
 */
function texts(name, value) {
  if (!value) {
    return [];
  }
  const entries = Array.isArray(value) ? Array.from(value) : [value];
  const filled = textList(
    name,
    entries.filter((entry) => entry && !isBlank(entry)),
  );
  if (filled.length === 0 && entries.length > 0) {
    throw ineffective(name, value);
  }
  return filled;
}

function textList(name, list) {
  const odd = list.find((entry) => typeof entry !== 'string');
  if (odd !== undefined) {
    const seen = isUrl(odd) ? 'a URL object' : `a value of the type ${typeof odd}`;
    throw invalid(name, `the option ${name} holds ${seen}; expected a string or an array of strings.`);
  }
  return list;
}

function isBlank(entry) {
  return typeof entry === 'string' && entry.trim() === '';
}

/** The options that narrow down which tokens are accepted, and that accept all of them when they are empty. */
const NARROWING = ['audience', 'authorizedParties', 'issuer'];

/**
 * Options that are there to narrow down which tokens are accepted have to do so. `undefined` and `null` are options
 * that are not there. Any other empty value counts as not there too, as it does in Clerk's SDK, but not with `strict`.
 *
 * @param {object} options
 * @throws {TypeError} with a `code`
 */
function demandEffect(options) {
  for (const name of NARROWING) {
    const value = options[name];
    if (options.strict === true && (value === '' || (Array.isArray(value) && value.length === 0))) {
      throw ineffective(name, value);
    }
  }
  texts('audience', options.audience);
  texts('issuer', options.issuer);
}

function ineffective(name, value) {
  return invalid(
    name,
    `the option ${name} is ${shown(value)}, with which nothing is checked. Set the value ` +
      'that it should hold, such as the variable of the environment, or leave the option out.',
  );
}

function shown(value) {
  return inspect(value, { depth: 1, breakLength: Infinity, maxArrayLength: 4, maxStringLength: 40 });
}

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
  return /** @type {import('../../types/error-code').ConfigurationErrorCode} */ (`${kebab}-invalid`);
}

/** Options that hold an address, and may be a `URL`. */
const URLS = ['afterSignInUrl', 'afterSignUpUrl', 'apiUrl', 'domain', 'proxyUrl', 'signInUrl', 'signUpUrl'];

/**
 * The same options with strings in place of `URL` objects.
 *
 * @template {object} Options
 * @param {Options} options
 * @returns {Options} the very object where it has none
 */
function withPlainUrls(options) {
  const names = URLS.filter((name) => isUrl(options[name]));
  return names.length === 0
    ? options
    : { ...options, ...Object.fromEntries(names.map((name) => [name, plainUrl(name, options[name])])) };
}

/** The string of a `URL`: its host where a domain is expected; any other value as it is. */
function plainUrl(name, value) {
  return isUrl(value) ? (name === 'domain' ? value.host : value.href) : value;
}

/** Also one of another realm, such as that of a test runner. */
function isUrl(value) {
  return (
    typeof value === 'object' &&
    value !== null &&
    !types.isProxy(value) &&
    value[Symbol.toStringTag] === 'URL' &&
    typeof value.href === 'string'
  );
}

/**
 * The kinds of tokens that are accepted. An empty list accepts none, as with Clerk's SDK. The addon knows their names.
 *
 * @throws {TypeError} with a `code`, for what is neither a string nor a list of strings
 */
function acceptedTokens(value) {
  const kinds = Array.isArray(value) ? Array.from(value) : [value];
  if (!kinds.every((kind) => typeof kind === 'string')) {
    throw invalid(
      'acceptsToken',
      `the option acceptsToken is ${shown(value)}; expected session_token, api_key, m2m_token, oauth_token, a list of them, or any.`,
    );
  }
  return value;
}

/** A number; nothing where the option is none that counts. */
function finite(value) {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** For how long a token waits for keys, in milliseconds; nothing where the option is not set. */
function jwksTimeout(value) {
  if (value == null) {
    return undefined;
  }
  if (typeof value !== 'number' || !(value > 0 && value <= limits().maxTimeoutMs)) {
    const seen = typeof value === 'number' ? String(value) : `a value of the type ${typeof value}`;
    const message = `Clerk: the option jwksTimeoutInMs is ${seen}; expected a positive number of milliseconds, such as 2000.`;
    throw new ConfigurationError('jwks-timeout-invalid', message);
  }
  return value;
}

/** The options that say which tokens are accepted, and how long keys are used, but for the key: one row a setting. */
function verificationSettings(options) {
  return {
    audience: texts('audience', options.audience),
    authorizedParties: authorizedParties(options.authorizedParties),
    issuer: texts('issuer', options.issuer),
    headerType: options.headerType == null ? undefined : headerTypes(options.headerType),
    clockSkewInMs: finite(options.clockSkewInMs),
    jwksCacheTtlInMs: finite(options.jwksCacheTtlInMs),
    jwksTimeoutInMs: jwksTimeout(options.jwksTimeoutInMs),
    skipJwksCache: Boolean(options.skipJwksCache),
  };
}

/**
 * The list that `typ` is compared with. One without entries accepts no token, so that empty entries need not be an
 * error.
 */
function headerTypes(value) {
  return textList('headerType', [value].flat().filter(Boolean));
}

module.exports = {
  acceptedTokens,
  demandEffect,
  invalidCodeOf,
  isUrl,
  plainUrl,
  text,
  texts,
  verificationSettings,
  withPlainUrls,
};
