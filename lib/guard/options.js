'use strict';

const { isMachineTokenType } = require('../auth/machine-auth-object');
const { ConfigurationError } = require('../errors/configuration-error');
const { unknownOptions } = require('../options/options');
const { invalidCodeOf } = require('../options/values');
const { resembles } = require('./spelling');

/** @typedef {import('../../types/error-code').ConfigurationErrorCode} ConfigurationErrorCode */

/**
 * What a guard requires, and how it responds.
 *
 * @typedef {object} ParsedGuardOptions
 * @property {import('./rule').Rule} rule
 * @property {Function | 'redirect' | 'json'} unauthenticated
 * @property {Function} [forbidden]
 * @property {Record<string, unknown>} middleware the options of `clerkMiddleware()`
 */

/**
 * The requirements that sessions can meet, by the names that `has()` uses, each with a check of its value.
 *
 * @type {Record<string, (value: any) => boolean>}
 */
const REQUIREMENTS = {
  role: isName,
  permission: (value) => isName(value) && !value.startsWith('org:sys_'),
  feature: isName,
  plan: isName,
  reverification: isReverification,
};

/** @type {Record<string, string>} */
const EXPECTED = {
  unauthenticated: "'redirect', 'json' or a function (req, res, next)",
  forbidden: 'a function (req, res, next)',
  role: 'a name such as "org:admin"',
  permission: 'a name such as "org:articles:read"; session tokens do not contain system permissions (org:sys_…)',
  feature: 'a name such as "articles"',
  plan: 'a name such as "pro"',
  reverification:
    "'strict_mfa', 'strict', 'moderate', 'lax', or { level, afterMinutes } with the level 'first_factor', " +
    "'second_factor' or 'multi_factor' and a positive number of minutes",
  scope: 'a name such as "articles:read", or a non-empty array of names',
  acceptsToken: "'session_token', 'api_key', 'm2m_token', 'oauth_token', a non-empty array of them, or 'any'",
  treatPendingAsSignedOut: 'true or false',
};

/** One of these options is enough to make a guard. */
const GUARD_OPTIONS = ['unauthenticated', 'forbidden', ...Object.keys(REQUIREMENTS), 'scope'];

const PRESETS = ['strict_mfa', 'strict', 'moderate', 'lax'];
const LEVELS = ['first_factor', 'second_factor', 'multi_factor'];

/**
 * Whether options are those of a guard. A misspelt name counts: an option that was meant to restrict access must not be
 * ignored with a warning. So does a requirement that is present but `undefined`, such as an environment variable that
 * is not set.
 *
 * @param {Record<string, unknown>} options
 */
function isGuard(options) {
  return unknownOptions(options).some(
    (name) =>
      GUARD_OPTIONS.some((known) => resembles(name, known)) &&
      !(name === 'unauthenticated' && options[name] === undefined),
  );
}

/**
 * Parses the options of a guard, and separates them from those of `clerkMiddleware()`.
 *
 * @param {Record<string, any>} options
 * @returns {ParsedGuardOptions}
 * @throws {ConfigurationError}
 */
function parseGuardOptions(options) {
  const misspelt = unknownOptions(options).filter((name) => !Object.hasOwn(EXPECTED, name));
  if (misspelt.length > 0) {
    throw new ConfigurationError(
      'option-unknown',
      `Clerk: unknown options of requireAuth(): ${misspelt.join(', ')}. Check the spelling; a guard has the options ` +
        `${Object.keys(EXPECTED).join(', ')}, and those of clerkMiddleware().`,
    );
  }
  const {
    unauthenticated = 'redirect',
    forbidden,
    acceptsToken = 'session_token',
    treatPendingAsSignedOut,
    role,
    permission,
    feature,
    plan,
    reverification,
    scope,
    ...middleware
  } = options;
  check(
    'unauthenticated',
    unauthenticated,
    ['redirect', 'json'].includes(unauthenticated) || typeof unauthenticated === 'function',
  );
  check('forbidden', forbidden, forbidden === undefined || typeof forbidden === 'function');
  checkAcceptedTokens({ acceptsToken, treatPendingAsSignedOut }, 'requireAuth()');
  const given = { role, permission, feature, plan, reverification };
  const requirements = Object.entries(given).filter(([name]) => name in options);
  requirements.forEach(([name, value]) => check(name, value, REQUIREMENTS[name](value)));
  const requiresScope = 'scope' in options;
  check('scope', scope, !requiresScope || isFilledArray([scope].flat(), isScope));
  checkSatisfiable(
    acceptsToken,
    requirements.map(([name]) => name),
    requiresScope,
  );
  return {
    rule: { acceptsToken, treatPendingAsSignedOut, requirements: Object.fromEntries(requirements), scope },
    unauthenticated,
    forbidden,
    middleware,
  };
}

/**
 * A requirement that no accepted token type can meet would reject every request, and one that an accepted token type
 * does not have would not be checked.
 *
 * @param {string | string[]} acceptsToken
 * @param {string[]} requirements the names of those that apply to sessions
 * @param {boolean} requiresScope
 */
function checkSatisfiable(acceptsToken, requirements, requiresScope) {
  const kinds = [acceptsToken].flat();
  const acceptsMachines = kinds.some((kind) => kind !== 'session_token');
  const acceptsSessions = kinds.some((kind) => kind === 'session_token' || kind === 'any');
  const names = requirements.join(', ');
  if (requiresScope && !acceptsMachines) {
    throw new ConfigurationError(
      'scope-invalid',
      "Clerk: the option scope applies to machine tokens, and acceptsToken names none. Add 'api_key', 'm2m_token' or " +
        "'oauth_token' to it, or require a permission instead.",
    );
  }
  if (names && !acceptsSessions) {
    throw new ConfigurationError(
      'accepts-token-invalid',
      `Clerk: the option acceptsToken excludes session tokens, and only sessions have a ${names}. Require a scope, or add ` +
        "'session_token'.",
    );
  }
  if (names && acceptsMachines && !requiresScope) {
    throw new ConfigurationError(
      'scope-missing',
      `Clerk: the option acceptsToken includes machine tokens, which do not have a ${names}. Add the option scope to say ` +
        'what they need.',
    );
  }
}

/**
 * Checks the options of `getAuth()`.
 *
 * @param {{ acceptsToken?: any, treatPendingAsSignedOut?: any }} options
 * @param {string} caller
 * @throws {ConfigurationError}
 */
function checkAcceptedTokens({ acceptsToken, treatPendingAsSignedOut }, caller) {
  check(
    'acceptsToken',
    acceptsToken,
    acceptsToken === 'any' || isFilledArray([acceptsToken].flat(), isTokenType),
    caller,
  );
  check(
    'treatPendingAsSignedOut',
    treatPendingAsSignedOut,
    [undefined, true, false].includes(treatPendingAsSignedOut),
    caller,
  );
}

/**
 * @param {string} name of an option
 * @param {unknown} value
 * @param {boolean} isValid
 * @param {string} [caller]
 */
function check(name, value, isValid, caller = 'requireAuth()') {
  if (!isValid) {
    throw new ConfigurationError(
      invalidCodeOf(name),
      `Clerk: the option ${name} of ${caller} is ${shown(value)}; expected ${EXPECTED[name]}.`,
    );
  }
}

/**
 * Formats the received value. Strings here come from the app's own code and are not secrets.
 *
 * @param {unknown} value
 */
function shown(value) {
  if (typeof value === 'string') {
    return JSON.stringify(value.slice(0, 100));
  }
  if (Array.isArray(value)) {
    return 'an array with other values';
  }
  return value === null || !['object', 'function'].includes(typeof value) ? String(value) : `of type ${typeof value}`;
}

/** @param {unknown} value */
function isName(value) {
  return typeof value === 'string' && value !== '';
}

/**
 * RFC 6749 §3.3: the characters of a scope. A challenge can carry all of them.
 *
 * @param {unknown} value
 */
function isScope(value) {
  return typeof value === 'string' && /^[\x21\x23-\x5B\x5D-\x7E]+$/.test(value);
}

/** @param {unknown} value */
function isTokenType(value) {
  return value === 'session_token' || (typeof value === 'string' && isMachineTokenType(value));
}

/**
 * @param {unknown[]} values
 * @param {(value: unknown) => boolean} isOne
 */
function isFilledArray(values, isOne) {
  return values.length > 0 && values.every(isOne);
}

/** @param {any} value */
function isReverification(value) {
  if (typeof value === 'string') {
    return PRESETS.includes(value);
  }
  return LEVELS.includes(value?.level) && Number.isFinite(value.afterMinutes) && value.afterMinutes > 0;
}

module.exports = { checkAcceptedTokens, isGuard, parseGuardOptions };
