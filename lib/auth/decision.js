'use strict';

const { isDefaultClient, isOwnClient, optionsOf } = require('../options/client-options');
const { readEnvironment } = require('../options/environment');
const { isSameOption } = require('../options/cache');
const { OPTION_NAMES } = require('../options/options');

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
 * The options by which a request is decided: a later middleware that has one with another value decides again. An
 * option that is added later is among them unless it is named above, so that none that narrows can be without effect.
 */
const DECIDING = OPTION_NAMES.filter((name) => !NOT_DECIDING.includes(name));

/** Those that say something by `false` or `0`. The others are not given then. */
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

/** By what a request was decided: the options of the middleware, and the instance that they configured. */
class Decision {
  // Private, because it can be reached from `req.auth`, and logging a request must not log its keys.
  #options;
  #instance;

  /**
   * @param {object} options
   * @param {object} [instance] not where a client of another package has decided
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
 * How a middleware treats requests that an earlier one has decided about.
 *
 * Its own options are added to those of the earlier one, unless they name another instance: then they count alone. They
 * count alone, too, where it is unknown by which options the earlier one decided, because it is Clerk's own.
 *
 * @template Decide
 * @param {object} options those of the later middleware
 * @param {Decide} alone decides by these options alone
 * @param {(options: object) => Decide} decideBy makes what decides by other options
 * @returns {((earlier?: Decision) => Decide | null) | undefined} what decides again, or `null` where the decision stays
 *   as
 *   it is. `undefined` where no option of this middleware could change a decision
 */
function afterEarlier(options, alone, decideBy) {
  const lists = DECIDING.map((name) => options[name]).filter(Array.isArray);
  let own = ownSettings(options);
  if (Object.keys(own).length === 0 && lists.length === 0) {
    return undefined;
  }
  let filled = lists.map(isFilled).join();
  /** By the options of the earlier middleware. */
  let joined = new WeakMap();
  return (earlier) => {
    const filledNow = lists.map(isFilled).join();
    if (filledNow !== filled) {
      filled = filledNow;
      own = ownSettings(options);
      joined = new WeakMap();
    }
    if (Object.keys(own).length === 0) {
      return null;
    }
    if (earlier === undefined || namesAnotherInstance(own, earlier)) {
      return alone;
    }
    if (!joined.has(earlier.options)) {
      const isSame = Object.keys(own).every((name) => own[name] === earlier.options[name]);
      joined.set(earlier.options, isSame ? null : decideBy(join(earlier.options, own, options)));
    }
    return joined.get(earlier.options);
  };
}

/**
 * The options that decide and are given. An empty list, which the app may still fill, is not given: it accepts
 * everything.
 */
function ownSettings(options) {
  const names = DECIDING.filter((name) => {
    const value = options[name];
    if (Array.isArray(value)) {
      return isFilled(value);
    }
    // The default client is what counts without the option, too.
    return ALSO_FALSY.has(name)
      ? value !== undefined && value !== null && value !== ''
      : Boolean(value) && !isDefaultClient(value);
  });
  return Object.fromEntries(names.map((name) => [name, options[name]]));
}

function isFilled(list) {
  return list.length > 0;
}

/** The sign-in page belongs to what makes a satellite; without it, it is only where a guard redirects to. */
function join(earlier, own, { signInUrl, debug }) {
  return {
    ...earlier,
    ...own,
    ...(own.isSatellite && signInUrl && { signInUrl }),
    ...(debug !== undefined && { debug }),
  };
}

/**
 * Whether options name another instance than the one by which a request was decided: by a key, or by a client that has
 * one.
 */
function namesAnotherInstance(own, { options: earlier, instance = earlier }) {
  const { clerkClient } = own;
  const isOtherClient = clerkClient !== undefined && clerkClient !== earlier.clerkClient;
  if (isOtherClient && !isOwnClient(clerkClient)) {
    return true;
  }
  // A client's keys count where neither the options nor the environment have any.
  const keyOf = (name) =>
    own[name] || (isOtherClient ? readEnvironment()[name] || optionsOf(clerkClient)[name] : undefined);
  return ['secretKey', 'publishableKey'].some((name) => Boolean(keyOf(name)) && keyOf(name) !== instance[name]);
}

/** Whether the options of two middlewares that decide are the same. */
function areSameSettings(one, other) {
  return DECIDING.every((name) => isSameOption(name, one[name], other[name]));
}

module.exports = { Decision, afterEarlier, areSameSettings };
