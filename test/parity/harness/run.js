'use strict';

/** Runs cases against two implementations and reports what differs in each and why. */

const { compare } = require('./compare');
const { explain } = require('./deviations');
const { ImplementationProcess, LANES } = require('./processes');

/**
 * @typedef {object} Result
 * @property {import('./cases').ParityCase} parityCase
 * @property {object} [ours] the result of the implementation under test; missing if it cannot run the case
 * @property {object} [reference]
 * @property {{ difference: import('./compare').Difference, id: string | null }[]} differences each with the id of the
 *   deviation that explains it
 */

/** Two running implementations, each in its own process. */
class Comparison {
  #processes;
  #kinds;

  /**
   * @param {'ours' | 'reference'} [implementation] under test; `reference` compares `@clerk/express` with itself
   */
  constructor(implementation = 'ours') {
    this.#processes = [new ImplementationProcess(implementation), new ImplementationProcess('reference')];
  }

  async start() {
    const [ours, reference] = await Promise.all(this.#processes.map((process) => process.start()));
    this.#kinds = ours.filter((kind) => reference.includes(kind));
  }

  stop() {
    this.#processes.forEach((process) => process.stop());
  }

  /**
   * The results of cases, in order.
   *
   * @param {Iterable<import('./cases').ParityCase>} cases
   * @returns {Promise<Result[]>}
   */
  async run(cases) {
    const results = [];
    const alone = [];
    let count = 0;
    const iterator = cases[Symbol.iterator]();
    const proceed = async () => {
      for (let step = iterator.next(); !step.done; step = iterator.next()) {
        const index = count;
        count += 1;
        if (Object.keys(step.value.setup.environment).length > 0) {
          alone.push([index, step.value]);
        } else {
          results[index] = await this.#compare(step.value);
        }
      }
    };
    await Promise.all(Array.from({ length: LANES }, proceed));
    // A process has one environment, so no other case may run at the same time.
    for (const [index, parityCase] of alone) {
      results[index] = await this.#compare(parityCase);
    }
    return results;
  }

  async #compare(parityCase) {
    if (!this.#kinds.includes(parityCase.kind)) {
      return { parityCase, differences: [] };
    }
    const [ours, reference] = await Promise.all(this.#processes.map((process) => process.run(parityCase)));
    const differences = compare(ours, reference).map((difference) => ({
      difference,
      id: explain({ parityCase, difference, ours, reference }),
    }));
    return { parityCase, ours, reference, differences };
  }
}

module.exports = { Comparison };
