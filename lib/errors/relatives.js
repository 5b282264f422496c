'use strict';

/**
 * How `instanceof` holds between the error classes of this package and those of Clerk's packages, in both directions
 * and without loading Clerk's packages.
 */

// Captured at load time, so that fake timers in tests do not stop it.
const now = performance.now.bind(performance);

/** The classes of Clerk's that errors of this package inherit from. */
const NAMES = ['ClerkAPIResponseError', 'ClerkError', 'MachineTokenVerificationError', 'TokenVerificationError'];

/** The files of Clerk's packages that may export them. */
const FILES = /[\\/]@clerk[\\/](?:shared|backend)[\\/]dist[\\/]/;

/**
 * Minimum time between searches of the loaded modules: an app may have thousands, and a client may cause thousands of
 * errors.
 */
const INTERVAL_MS = 10;

/** Clerk's classes that were found, by name: of several copies, the one that was loaded first. */
const found = new Map();

/** Classes of this package that inherit from Clerk's class of the same name. */
const heirs = new WeakSet();

let searchedAt = -Infinity;

/**
 * Makes a class an heir of Clerk's class of the same name once an app has loaded that with `require`. From then on, all
 * errors of the class are instances of both.
 *
 * @param {Function} Class
 * @param {string} [base] the name of Clerk's class to inherit from while only that one is loaded
 */
function inherit(Class, base) {
  if (heirs.has(Class)) {
    return;
  }
  if (now() - searchedAt >= INTERVAL_MS) {
    search();
    searchedAt = now();
  }
  const relative = found.get(Class.name);
  if (relative === undefined) {
    link(Class, found.get(base));
  } else {
    inheritFrom(Class, relative);
  }
}

/**
 * Makes a class an heir of one of Clerk's.
 *
 * @param {Function} Class
 * @param {unknown} relative
 */
function inheritFrom(Class, relative) {
  if (link(Class, relative)) {
    heirs.add(Class);
  }
}

/**
 * Sets the parent of a class, unless that is of another realm, whose errors are not errors of this one, or already an
 * heir of the class.
 *
 * @param {Function} Class
 * @param {unknown} relative
 */
function link({ prototype }, relative) {
  const parent = typeof relative === 'function' ? relative.prototype : undefined;
  const isFit =
    parent instanceof Error && parent !== prototype && !Object.prototype.isPrototypeOf.call(prototype, parent);
  if (isFit) {
    Object.setPrototypeOf(prototype, parent);
  }
  return isFit;
}

/** Looks for Clerk's classes among the CommonJS modules that are loaded. */
function search() {
  const { cache = {} } = require;
  for (const file of Object.keys(cache)) {
    if (file.includes('@clerk') && FILES.test(file)) {
      const exported = cache[file]?.exports;
      for (const name of NAMES) {
        if (
          !found.has(name) &&
          isObject(exported) &&
          Object.hasOwn(exported, name) &&
          typeof exported[name] === 'function'
        ) {
          found.set(name, exported[name]);
        }
      }
    }
  }
}

/**
 * Makes `instanceof` hold for errors of Clerk's class of the same name, whatever copy they come from.
 *
 * @param {Function} Class
 * @param {(value: unknown) => boolean} isRelative whether a value that is not of the class is of Clerk's
 */
function acceptRelatives(Class, isRelative) {
  Object.defineProperty(Class, Symbol.hasInstance, {
    /**
     * @this {unknown}
     * @param {unknown} value
     */
    value(value) {
      // Only for the class itself: what an app derives from it is the app's own.
      return Function.prototype[Symbol.hasInstance].call(this, value) || (this === Class && isRelative(value));
    },
  });
}

/**
 * Whether a value is of a class with this `kind`, or of one that is derived from such a class.
 *
 * @param {string} kind
 * @param {unknown} value
 */
function isOfKind(kind, value) {
  for (let object = value; isObject(object); object = Object.getPrototypeOf(object)) {
    if (Object.hasOwn(object, 'constructor') && /** @type {{ kind?: unknown }} */ (object.constructor)?.kind === kind) {
      return true;
    }
  }
  return false;
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isObject(value) {
  return typeof value === 'object' && value !== null;
}

module.exports = { acceptRelatives, inherit, inheritFrom, isObject, isOfKind };
