'use strict';

/** The default of `tokenCache.entries`. */
const CAPACITY = 131_072;

/**
 * How often a token came that the package could remember: it came before, and fewer others than fit into the cache came
 * since. It is what a cache reaches that forgets whatever was not used for the longest time. The ages of the tokens are
 * the load's concern: each is replaced before the cache forgets it.
 */
class Visits {
  /** Tokens by the order of their last use, as numbers. */
  #recent = /** @type {Set<number>} */ (new Set());
  #sent = 0;
  #known = 0;

  /** @param {number} [capacity] how many tokens fit into the cache */
  constructor(capacity = CAPACITY) {
    this.capacity = capacity;
  }

  /** @param {number} token */
  note(token) {
    this.#sent += 1;
    if (this.#recent.delete(token)) {
      this.#known += 1;
    } else if (this.#recent.size === this.capacity) {
      this.#recent.delete(/** @type {number} */ (this.#recent.values().next().value));
    }
    this.#recent.add(token);
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
