'use strict';

const { isDefaultClient, isOwnClient, optionsOf } = require('../options/client-options');
const { readEnvironment } = require('../options/environment');
const { isSameOption } = require('../options/cache');
const { OPTION_NAMES } = require('../options/options');

/** @import { Instance, Options } from '../types' */

/** The options that change how a request is answered or explained, and not how it is decided. */
const NOT_DECIDING = [
  'acceptsToken',
  'afterSignInUrl',
  'afterSignUpUrl',
  'debug',
  'frontendApiProxy',
  'signInUrl',
  'signUpUrl',
];

/**
 * The options that affect a decision: a later middleware with another value for one of them decides again. A new option
 * is among them unless it is listed above, so that no option that narrows can be without effect.
 */
const DECIDING = OPTION_NAMES.filter((name) => !NOT_DECIDING.includes(name));

/** Options for which `false` or `0` is a value. The others count as not set then. */
const ALSO_FALSY = new Set([
  'clockSkewInMs',
  'enableHandshake',
  'isSatellite',
  'jwksCacheTtlInMs',
  'machineTokenCache',
  'satelliteAutoSync',
  'skipJwksCache',
  'strict',
  'tokenCache',
]);

/** What a decision was based on: the options of the middleware, and the instance that they configured. */
class Decision {
  // Private, because it is reachable from `req.auth`, and logging a request must not log its keys.
  #options;
  #instance;

  /**
   * @param {Options} options
   * @param {Instance} [instance] `undefined` where a foreign client has decided
   */
  constructor(options, instance) {
    this.#options = options;
    this.#instance = instance;
  }

  get options() {
    return this.#options;
  }

  get instance() {
    return this.#instance;
  }
}

/**
 * Determines how a middleware treats requests that an earlier one has decided.
 *
 * Its own options are merged into those of the earlier one, unless they select another instance: then they count alone.
 * They also count alone where the earlier options are unknown, because Clerk's own middleware has decided.
 *
 * @template Decide
 * @param {Options} options of the later middleware
 * @param {Decide} alone decides by these options alone
 * @param {(options: Options) => Decide} deciderFor creates what decides by other options
 * @returns {((earlier?: Decision) => Decide | null) | undefined} returns what decides again, or `null` to keep the
 *   decision; `undefined` if no option of this middleware can change a decision
 */
function afterEarlier(options, alone, deciderFor) {
  const arrays = DECIDING.map((name) => options[name]).filter((value) => Array.isArray(value));
  let own = ownSettings(options);
  if (Object.keys(own).length === 0 && arrays.length === 0) {
    return undefined;
  }
  let filled = arrays.map(isFilled).join();
  /**
   * By the options of the earlier middleware.
   *
   * @type {WeakMap<Options, Decide | null>}
   */
  let merged = new WeakMap();
  return (earlier) => {
    const filledNow = arrays.map(isFilled).join();
    if (filledNow !== filled) {
      filled = filledNow;
      own = ownSettings(options);
      merged = new WeakMap();
    }
    if (Object.keys(own).length === 0) {
      return null;
    }
    if (earlier === undefined || selectsAnotherInstance(own, earlier)) {
      return alone;
    }
    const known = merged.get(earlier.options);
    if (known !== undefined) {
      return known;
    }
    const isSame = Object.keys(own).every((name) => own[name] === earlier.options[name]);
    const decide = isSame ? null : deciderFor(merge(earlier.options, own, options));
    merged.set(earlier.options, decide);
    return decide;
  };
}

/**
 * Returns the deciding options that are set. An empty array, which the app may still fill, is not set: it accepts
 * everything.
 *
 * @param {Options} options
 * @returns {Options}
 */
function ownSettings(options) {
  const names = DECIDING.filter((name) => {
    const value = options[name];
    if (Array.isArray(value)) {
      return isFilled(value);
    }
    // The default client also counts without the option.
    return ALSO_FALSY.has(name)
      ? value !== undefined && value !== null && value !== ''
      : Boolean(value) && !isDefaultClient(value);
  });
  return Object.fromEntries(names.map((name) => [name, options[name]]));
}

/** @param {unknown[]} array */
function isFilled(array) {
  return array.length > 0;
}

/**
 * The sign-in page is part of what makes a satellite; otherwise it is only where a guard redirects to.
 *
 * @param {Options} earlier
 * @param {Options} own
 * @param {Options} later all options of the later middleware
 * @returns {Options}
 */
function merge(earlier, own, { signInUrl, debug }) {
  return {
    ...earlier,
    ...own,
    ...(own.isSatellite && signInUrl ? { signInUrl } : undefined),
    ...(debug !== undefined && { debug }),
  };
}

/**
 * Whether options select another instance than the one that decided: by a key, or by a client that has one.
 *
 * @param {Options} own
 * @param {Decision} decision
 */
function selectsAnotherInstance(own, { options: earlier, instance }) {
  const { clerkClient } = own;
  const isOtherClient = clerkClient !== undefined && clerkClient !== earlier.clerkClient;
  if (isOtherClient && !isOwnClient(clerkClient)) {
    return true;
  }
  /** @type {(name: 'secretKey' | 'publishableKey') => unknown} */
  const keyOf = (name) =>
    // A client's keys count where neither the options nor the environment have any.
    own[name] || (isOtherClient ? readEnvironment()[name] || optionsOf(clerkClient)[name] : undefined);
  return /** @type {const} */ (['secretKey', 'publishableKey']).some((name) => {
    const key = keyOf(name);
    return Boolean(key) && key !== (instance ?? earlier)[name];
  });
}

/**
 * Whether two middlewares have the same deciding options.
 *
 * @param {Options} one
 * @param {Options} other
 */
function areSameSettings(one, other) {
  return DECIDING.every((name) => isSameOption(name, one[name], other[name]));
}

module.exports = { Decision, afterEarlier, areSameSettings };
