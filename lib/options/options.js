'use strict';

const { withPlainUrls } = require('./values');

/** The options of `clerkMiddleware()` and `requireAuth()`. One row an option; README and `types/` explain them. */
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

/** The names of options that `clerkMiddleware()` does not know. */
function unknownOptions(options) {
  return Object.keys(options).filter((name) => !KNOWN.has(name));
}

/**
 * Options that have to be an object: in anything else none would be found, and what they narrow down would be open.
 *
 * @param {unknown} options
 * @param {string} caller
 * @throws {TypeError} with a `code`
 */
function demandObject(options, caller) {
  if (typeof options === 'object' && options !== null && !Array.isArray(options)) {
    return options;
  }
  const seen = Array.isArray(options) ? 'a list' : options === null ? 'null' : `a value of the type ${typeof options}`;
  throw Object.assign(
    new TypeError(
      `Clerk: the options that ${caller} was given, itself or by a function, are ${seen}; expected an object of options, which ` +
        'may be empty.',
    ),
    { code: 'options-invalid' },
  );
}

const warned = new Set();

/** Most names that are told of: a callback could make up new ones for each request. */
const MAX_WARNED = 100;

/**
 * Tells about options that have no effect: a misspelt `authorizedParties` would be a hole that nobody sees. Each name
 * is told once in a process.
 *
 * @param {object} options
 * @param {string[]} [others] names of more options that the caller knows, for the message
 */
function warnOfUnknownOptions(options, others = []) {
  const unknown = unknownOptions(options).filter((name) => !warned.has(name));
  if (unknown.length === 0 || warned.size >= MAX_WARNED) {
    return;
  }
  unknown.forEach((name) => warned.add(name));
  console.warn(
    `Clerk: this version of clerk-express-native does not know the ${unknown.length === 1 ? 'option' : 'options'} ` +
      `${unknown.join(', ')}, so it has no effect. Check the spelling; the known ones are ${[...KNOWN, ...others].join(', ')}.`,
  );
}

/**
 * The middleware for options that are known now, or that a function gives for each request.
 *
 * @param {object | ((req: object) => object | Promise<object>)} options
 * @param {(options: object) => Function} middlewareFor makes the middleware; gets a copy of its own
 * @param {(given: unknown) => object} [read] the options in what was given, or in what the function gives
 */
function withOptions(options, middlewareFor, read = (given) => given ?? NO_OPTIONS) {
  if (typeof options !== 'function') {
    return middlewareFor(withPlainUrls({ ...read(options) }));
  }
  require('../preload').loadForAnyOptions();
  const { keepForOptions } = require('./cache');
  const middlewareOf = keepForOptions((own) => middlewareFor(withPlainUrls(own)));
  const answer = (given, req, res, next) => {
    let middleware;
    try {
      middleware = middlewareOf(read(given));
    } catch (error) {
      next(failure(error));
      return;
    }
    middleware(req, res, next);
  };
  return (req, res, next) => {
    let given;
    try {
      given = options(req);
    } catch (error) {
      next(failure(error));
      return;
    }
    if (typeof given?.then === 'function') {
      Promise.resolve(given)
        .then((later) => answer(later, req, res, next))
        .catch((error) => next(failure(error)));
    } else {
      answer(given, req, res, next);
    }
  };
}

const NO_OPTIONS = Object.freeze({});

/** Values with which Express' `next()` goes on as if nothing had happened, or skips what would be next. */
const GO_ON = [undefined, null, false, 0, '', NaN, 'route', 'router'];

/**
 * What `next()` is told when a function of the app has thrown something: never anything that lets a request pass.
 *
 * @param {unknown} thrown
 * @returns {unknown} what was thrown, or an error in its place
 */
function failure(thrown) {
  return GO_ON.includes(thrown)
    ? new Error(`Clerk: a function among the options threw ${JSON.stringify(thrown) ?? thrown}, which is no error.`)
    : thrown;
}

module.exports = { OPTION_NAMES, demandObject, failure, unknownOptions, warnOfUnknownOptions, withOptions };
