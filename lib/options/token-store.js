'use strict';

const native = require('../native');
const { messageOf } = require('../errors/message-of');

/** @import { StoreCommand } from '../../binding' */
/** @import { MachineTokenStore } from '../../types/machine-token-store' */

/** The wrappers of the stores of this thread. */
const wrappers = new WeakMap();

let latest = 0;

/**
 * A store of the app, and what calls it for the addon. Settings are compared by their JSON, where a store is a number.
 */
class TokenStore {
  #store;
  #number;
  /** The addon's half. */
  native;

  /** @param {MachineTokenStore} store */
  constructor(store) {
    this.#store = store;
    latest += 1;
    this.#number = latest;
    // Weak, because the addon holds the function: otherwise neither this object nor the store would ever be collected.
    const self = new WeakRef(this);
    this.native = new native.TokenStore((command) => {
      const wrapper = self.deref();
      if (wrapper) {
        wrapper.#call(command);
      } else {
        native.endStoreCall(command.exchange, null, 'it is no longer in use');
      }
    });
  }

  toJSON() {
    return this.#number;
  }

  /**
   * Never throws.
   *
   * @param {StoreCommand} command
   */
  async #call({ exchange, operation, key, value, ttlMs }) {
    try {
      const result = await this.#start(operation, key, value, ttlMs);
      const found = operation === 'get' ? (result ?? null) : null;
      if (found !== null && typeof found !== 'string') {
        throw new TypeError(`get() returned a value of type ${typeof found}; expected a string`);
      }
      native.endStoreCall(exchange, found, null);
    } catch (error) {
      native.endStoreCall(exchange, null, messageOf(error));
    }
  }

  /**
   * @param {string} operation
   * @param {string} key
   * @param {string} [value]
   * @param {number} [ttlMs]
   */
  #start(operation, key, value, ttlMs) {
    switch (operation) {
      case 'get':
        return this.#store.get(key);
      case 'set':
        return this.#store.set(key, /** @type {string} */ (value), /** @type {number} */ (ttlMs));
      default:
        return this.#store.delete(key);
    }
  }
}

/**
 * The wrapper of a store: one, so that all middleware with this store shares what is known about it.
 *
 * @param {MachineTokenStore} store
 * @returns {TokenStore}
 */
function tokenStoreOf(store) {
  const wrapper = wrappers.get(store) ?? new TokenStore(store);
  wrappers.set(store, wrapper);
  return wrapper;
}

module.exports = { TokenStore, tokenStoreOf };
