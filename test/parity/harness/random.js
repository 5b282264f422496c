'use strict';

/**
 * Choices that a seed decides: the same seed makes the same choices in the same order, on every machine.
 */
class Random {
  #state;

  /** @param {string} seed any string */
  constructor(seed) {
    this.#state = hash(seed);
  }

  /** A number of at least 0 and below 1 (mulberry32). */
  fraction() {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /**
   * Whether something that happens with this probability happens.
   *
   * @param {number} probability
   */
  chance(probability) {
    return this.fraction() < probability;
  }

  /**
   * One element of an array.
   *
   * @template Element
   * @param {ArrayLike<Element>} list
   */
  pick(list) {
    return list[Math.floor(this.fraction() * list.length)];
  }

  /**
   * One name of a table of weights: `{ often: 9, seldom: 1 }`.
   *
   * @template {string} Name
   * @param {Record<Name, number>} weights
   */
  weighted(weights) {
    const entries = /** @type {[Name, number][]} */ (Object.entries(weights));
    let rest = this.fraction() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [name, weight] of entries) {
      rest -= weight;
      if (rest < 0) {
        return name;
      }
    }
    return entries[entries.length - 1][0];
  }

  /**
   * Some elements of an array, each with this probability, in their order.
   *
   * @template Element
   * @param {readonly Element[]} list
   * @param {number} probability
   */
  some(list, probability) {
    return list.filter(() => this.chance(probability));
  }
}

/**
 * FNV-1a over the string's UTF-16 code units, which spreads seeds such as `1:7` and `1:8` far apart.
 *
 * @param {string} text
 */
function hash(text) {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  return value ^ (value >>> 13);
}

module.exports = { Random };
