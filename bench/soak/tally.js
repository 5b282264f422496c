'use strict';

/** How many wrong answers are shown. */
const SHOWN = 5;

/** Counts the answers of each kind of request, and keeps some that are wrong. */
class Tally {
  /** @type {Map<string, { sent: number, wrong: number }>} */
  kinds = new Map();
  /** @type {string[]} */
  examples = [];

  /**
   * @param {string} kind
   * @param {boolean} isRight
   * @param {string} got
   */
  note(kind, isRight, got) {
    const count = this.kinds.get(kind) ?? { sent: 0, wrong: 0 };
    this.kinds.set(kind, count);
    count.sent += 1;
    if (!isRight) {
      count.wrong += 1;
      if (this.examples.length < SHOWN) {
        this.examples.push(`${kind}: ${got.slice(0, 600)}`);
        console.log(`Wrong: ${this.examples.at(-1)}`);
      }
    }
  }

  get sent() {
    return this.#sum('sent');
  }

  get wrong() {
    return this.#sum('wrong');
  }

  /** @param {'sent' | 'wrong'} name */
  #sum(name) {
    return [...this.kinds.values()].reduce((sum, count) => sum + count[name], 0);
  }
}

module.exports = { Tally };
