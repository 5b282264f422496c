'use strict';

/** The default of `tokenCache.entries`. */
const CAPACITY = 196_608;

/**
 * How often a token came that the package remembers: it came before, and fewer others than fit into the cache came for
 * the first time since. The ages of the tokens are the load's concern: each is replaced before the cache forgets it.
 */
class Visits {
  /** The tokens in the cache, as numbers, oldest first. */
  #cached = /** @type {Set<number>} */ (new Set());
  #sent = 0;
  #known = 0;

  /** @param {number} [capacity] how many tokens fit into the cache */
  constructor(capacity = CAPACITY) {
    this.capacity = capacity;
  }

  /** @param {number} token */
  note(token) {
    this.#sent += 1;
    if (this.#cached.has(token)) {
      this.#known += 1;
      return;
    }
    if (this.#cached.size === this.capacity) {
      this.#cached.delete(/** @type {number} */ (this.#cached.values().next().value));
    }
    this.#cached.add(token);
  }

  /** Counts from here. */
  begin() {
    this.#sent = this.#known = 0;
  }

  hitRate() {
    return this.#sent === 0 ? undefined : this.#known / this.#sent;
  }
}

module.exports = { Visits };
