'use strict';

/**
 * How `instanceof` holds between the error classes of this package and those of Clerk's packages, in both directions and
 * without loading Clerk's packages.
 */

/** The files of Clerk's packages that may export such classes. */
const FILES = /[\\/]@clerk[\\/](?:shared|backend)[\\/]dist[\\/]/;

/** Classes whose prototypes inherit from Clerk's already. */
const heirs = new WeakSet();

/**
 * Makes a class an heir of Clerk's class of the same name once an app has loaded that with `require`. From then on, errors of
 * the class, earlier ones included, are instances of both.
 *
 * @param {Function} Class
 * @param {string} [base] the name of the class of Clerk's to inherit from as long as only that one is loaded
 */
function inherit(Class, base) {
  if (heirs.has(Class)) {
    return;
  }
  const relatives = loaded([Class.name, base]);
  if (relatives.has(Class.name)) {
    inheritFrom(Class, relatives.get(Class.name));
  } else {
    link(Class, relatives.get(base));
  }
}

/**
 * Makes a class an heir of one of Clerk's.
 *
 * @param {Function} Class
 * @param {Function | undefined} relative a class of another realm is ignored: the errors would not be errors of this one
 */
function inheritFrom(Class, relative) {
  if (link(Class, relative)) {
    heirs.add(Class);
  }
}

function link({ prototype }, relative) {
  const isFit = relative?.prototype instanceof Error && !Object.prototype.isPrototypeOf.call(prototype, relative.prototype);
  return isFit && relative.prototype !== prototype && Boolean(Object.setPrototypeOf(prototype, relative.prototype));
}

/** Clerk's classes of these names, as far as CommonJS modules that export them are loaded: of several copies, the first. */
function loaded(names) {
  const found = new Map();
  const { cache = {} } = require;
  for (const file of Object.keys(cache)) {
    if (FILES.test(file)) {
      const { exports } = cache[file] ?? {};
      for (const name of names) {
        if (!found.has(name) && isObject(exports) && Object.hasOwn(exports, name) && typeof exports[name] === 'function') {
          found.set(name, exports[name]);
        }
      }
    }
  }
  return found;
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
