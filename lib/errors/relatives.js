'use strict';

/**
 * How `instanceof` holds between the error classes of this package and those of Clerk's packages, in both directions
 * and without loading Clerk's packages.
 */

// Taken here, so that a test's artificial time does not stop it.
const now = performance.now.bind(performance);

/** The classes of Clerk's that errors of this package inherit from. */
const NAMES = ['ClerkAPIResponseError', 'ClerkError', 'MachineTokenVerificationError', 'TokenVerificationError'];

/** The files of Clerk's packages that may export them. */
const FILES = /[\\/]@clerk[\\/](?:shared|backend)[\\/]dist[\\/]/;

/**
 * How often the loaded modules are searched at most: an app may have thousands, and a client may make thousands of
 * errors.
 */
const INTERVAL_MS = 10;

/** Clerk's classes that were found, by name: of several copies, the one that was loaded first. */
const found = new Map();

/** Classes of this package that inherit from Clerk's class of the same name. */
const heirs = new WeakSet();

let searchedAt = -Infinity;

/**
 * Makes a class an heir of Clerk's class of the same name once an app has loaded that with `require`. From then on,
 * errors of the class, earlier ones included, are instances of both.
 *
 * @param {Function} Class
 * @param {string} [base] the name of the class of Clerk's to inherit from as long as only that one is loaded
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

/** Not to a class of another realm: the errors would no longer be errors of this one. Nor in a circle. */
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
    value(value) {
      // Only for the class itself: what an app derives from it is the app's own.
      return Function.prototype[Symbol.hasInstance].call(this, value) || (this === Class && isRelative(value));
    },
  });
}

/** Whether a value is of a class that states this kind, or of one that is derived from such a class. */
function isOfKind(kind, value) {
  for (let object = value; isObject(object); object = Object.getPrototypeOf(object)) {
    if (Object.hasOwn(object, 'constructor') && object.constructor?.kind === kind) {
      return true;
    }
  }
  return false;
}

function isObject(value) {
  return typeof value === 'object' && value !== null;
}

module.exports = { acceptRelatives, inherit, inheritFrom, isObject, isOfKind };
