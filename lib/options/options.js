'use strict';

const { ConfigurationError } = require('../errors/configuration-error');
const { withPlainUrls } = require('./values');

/** @import { Middleware, Options } from '../types' */

/** The options of `clerkMiddleware()` and `requireAuth()`. One row per option, documented in `types/`. */
const KNOWN = new Set([
  'acceptsToken',
  'afterSignInUrl',
  'afterSignUpUrl',
  'apiUrl',
  'apiVersion',
  'audience',
  'authorizedParties',
  'clerkClient',
  'clockSkewInMs',
  'debug',
  'domain',
  'enableHandshake',
  'frontendApiProxy',
  'headerType',
  'isSatellite',
  'issuer',
  'jwksCacheTtlInMs',
  'jwksTimeoutInMs',
  'jwtKey',
  'machineSecretKey',
  'machineTokenCache',
  'organizationSyncOptions',
  'proxyUrl',
  'publishableKey',
  'revocations',
  'satelliteAutoSync',
  'secretKey',
  'signInUrl',
  'signUpUrl',
  'skipJwksCache',
  'strict',
  'tokenCache',
]);

/** The names of the options that `clerkMiddleware()` knows. */
const OPTION_NAMES = Object.freeze([...KNOWN]);

/**
 * The names of options that `clerkMiddleware()` does not know.
 *
 * @param {object} options
 */
function unknownOptions(options) {
  return Object.keys(options).filter((name) => !KNOWN.has(name));
}

/**
 * Returns the options if they are an object. Anything else would contain no options, and would accept every request
 * that they should restrict.
 *
 * @param {unknown} options
 * @param {string} caller
 * @returns {Options}
 * @throws {ConfigurationError}
 */
function assertOptionsObject(options, caller) {
  if (typeof options === 'object' && options !== null && !Array.isArray(options)) {
    return /** @type {Options} */ (options);
  }
  const received = Array.isArray(options) ? 'an array' : options === null ? 'null' : `of type ${typeof options}`;
  throw new ConfigurationError(
    'options-invalid',
    `Clerk: the options of ${caller} are ${received}; expected an object, or a function that returns one.`,
  );
}

/** @type {Set<string>} */
const warned = new Set();

/** The maximum number of names to report: a callback could invent new ones for each request. */
const MAX_WARNED = 100;

/**
 * Warns about options that have no effect: a misspelt `authorizedParties` would be an unnoticed hole. Each name is
 * reported once per process.
 *
 * @param {object} options
 * @param {string[]} [others] the names of further options of the caller, for the message
 */
function warnOfUnknownOptions(options, others = []) {
  const unknown = unknownOptions(options).filter((name) => !warned.has(name));
  if (unknown.length === 0 || warned.size >= MAX_WARNED) {
    return;
  }
  unknown.forEach((name) => warned.add(name));
  const [noun, verb] = unknown.length === 1 ? ['option', 'has'] : ['options', 'have'];
  console.warn(
    `Clerk: unknown ${noun} ${unknown.join(', ')}, which ${verb} no effect. Check the spelling; this version of ` +
      `clerk-express-native has the options ${[...KNOWN, ...others].join(', ')}.`,
  );
}

/**
 * Creates the middleware for an options object, or for a function that returns one for each request.
 *
 * @param {unknown} options
 * @param {(options: Options) => Middleware} middlewareFor creates the middleware from a copy of the options
 * @param {(given: unknown) => Options} [read] returns the options in what was passed, or in what the function returned
 * @returns {Middleware}
 */
function withOptions(options, middlewareFor, read = (given) => /** @type {Options} */ (given ?? NO_OPTIONS)) {
  if (typeof options !== 'function') {
    return middlewareFor(withPlainUrls({ ...read(options) }));
  }
  require('../preload').loadForAnyOptions();
  const { memoizeByOptions } = require('./cache');
  const middlewareOf = memoizeByOptions((/** @type {Options} */ own) => middlewareFor(withPlainUrls(own)));
  /** @type {(given: unknown, ...call: Parameters<Middleware>) => void} */
  const answer = (given, req, res, next) => {
    let middleware;
    try {
      middleware = middlewareOf(read(given));
    } catch (error) {
      next(asNextError(error));
      return;
    }
    middleware(req, res, next);
  };
  return (req, res, next) => {
    let given;
    try {
      given = options(req);
    } catch (error) {
      next(asNextError(error));
      return;
    }
    if (typeof given?.then === 'function') {
      Promise.resolve(given)
        .then((later) => answer(later, req, res, next))
        .catch((error) => next(asNextError(error)));
    } else {
      answer(given, req, res, next);
    }
  };
}

/** @type {Options} */
const NO_OPTIONS = Object.freeze({});

/**
 * Values that Express' `next()` does not treat as an error.
 *
 * @type {unknown[]}
 */
const NOT_AN_ERROR = [undefined, null, false, 0, '', NaN, 'route', 'router'];

/**
 * The argument for `next()` after a function of the app threw: never a value that lets the request through.
 *
 * @param {unknown} thrown
 * @returns {unknown} what was thrown, or an error in its place
 */
function asNextError(thrown) {
  return NOT_AN_ERROR.includes(thrown)
    ? new ConfigurationError(
        'option-function-threw',
        `Clerk: a function among the options threw ${JSON.stringify(thrown) ?? thrown}, which is not an Error.`,
        { name: 'Error' },
      )
    : thrown;
}

module.exports = { OPTION_NAMES, assertOptionsObject, asNextError, unknownOptions, warnOfUnknownOptions, withOptions };
