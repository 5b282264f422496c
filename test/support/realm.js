'use strict';

const fs = require('node:fs');
const path = require('node:path');
const vm = require('node:vm');
const { createRequire, isBuiltin } = require('node:module');

/** Globals that Jest takes from Node, although each realm has its own. */
const OF_NODE = ['ArrayBuffer', 'Uint8Array'];

/**
 * A new realm, as `jest-environment-node` creates one for each test file: modules are evaluated with the realm's own
 * `Error` and `Array`, and with Node's global functions. Node's modules and addons are shared.
 *
 * @returns {{ require: (specifier: string) => unknown, globals:
 *   { Array: ArrayConstructor, Error: ErrorConstructor, TypeError: ErrorConstructor } }}
 */
function createRealm() {
  const context = vm.createContext({});
  const own = vm.runInContext('globalThis', context);
  const names = Object.getOwnPropertyNames(globalThis).filter(
    (name) => OF_NODE.includes(name) || name === 'console' || !(name in own),
  );
  names.forEach((name) =>
    Object.defineProperty(own, name, { ...Object.getOwnPropertyDescriptor(globalThis, name), configurable: true }),
  );
  own.global = own;
  /** @type {Record<string, { exports: any }>} `any`, because modules export anything */
  const cache = {};

  /** @param {string} file */
  function requireFrom(file) {
    const { resolve } = createRequire(file);
    const requireHere = (/** @type {string} */ specifier) =>
      isBuiltin(specifier) ? require(specifier) : load(resolve(specifier));
    return Object.assign(requireHere, { resolve, cache });
  }

  /**
   * @param {string} file
   * @returns {any} what the module exports
   */
  function load(file) {
    if (file.endsWith('.node')) {
      return require(file);
    }
    const source = fs.readFileSync(file, 'utf8');
    if (file.endsWith('.json')) {
      return own.JSON.parse(source);
    }
    if (cache[file] === undefined) {
      cache[file] = { exports: new own.Object() };
      const evaluate = vm.runInContext(
        `(function (exports, require, module, __filename, __dirname) {${source}\n})`,
        context,
        { filename: file },
      );
      evaluate.call(cache[file].exports, cache[file].exports, requireFrom(file), cache[file], file, path.dirname(file));
    }
    return cache[file].exports;
  }

  return { require: requireFrom(__filename), globals: own };
}

module.exports = { createRealm };
