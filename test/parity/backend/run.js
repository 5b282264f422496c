'use strict';

/**
 * Makes calls with two implementations, each with its own Backend API, and reports what differs in each and why.
 */

const { setTimeout } = require('node:timers/promises');
const { walk } = require('../harness/compare');
const { settle } = require('./describe');
const { explain } = require('./deviations');
const { StandIn } = require('./stand-in');
const { revive } = require('./values');

/** Timeout of a call in milliseconds: longer than the retries of `@clerk/express` for keys. */
const PATIENCE = 30_000;

/** Concurrent calls: enough to hide the seconds in which `@clerk/express` waits for keys. */
const LANES = 8;

/** One implementation with clients that call a stand-in. */
class Side {
  #createClerkClient;
  #standIn = new StandIn();
  #clients = new Map();

  /** @param {{ createClerkClient: (options: object) => object }} implementation */
  constructor({ createClerkClient }) {
    this.#createClerkClient = createClerkClient;
  }

  start() {
    return this.#standIn.start();
  }

  /**
   * The requests of a call, and its result.
   *
   * @param {import('./cases').BackendCase} backendCase
   */
  async run({ namespace, method, args, clientOptions = {}, answers }) {
    this.#standIn.begin(answers);
    const client = this.#client(clientOptions);
    const outcome = await within(
      PATIENCE,
      settle(() => client[namespace][method](...revive(args))),
    );
    return { requests: await this.#requestsOf(method), ...outcome };
  }

  /**
   * All requests of a call. Of two concurrent requests, one may arrive after the call has failed, even if the other was
   * never sent; so may the last one of a redirect loop.
   */
  async #requestsOf(method) {
    const { length } = this.#standIn.requests;
    if (length > 2 || (method === 'getUserList' && length === 0)) {
      await setTimeout(50);
    } else if (method === 'getUserList') {
      await this.#standIn.arrived(2);
    }
    return method === 'getUserList' ? this.#standIn.requests.toSorted(byPath) : this.#standIn.requests;
  }

  /** A client with these options; the same one for the same options, as in an app. */
  #client(clientOptions) {
    const key = JSON.stringify(clientOptions);
    if (!this.#clients.has(key)) {
      const options = { secretKey: 'sk_test_x', apiUrl: '{origin}', ...revive(clientOptions) };
      options.apiUrl = options.apiUrl.replace('{origin}', this.#standIn.origin);
      // Retries have tests of their own; `@clerk/express` does not retry.
      this.#clients.set(key, this.#createClerkClient({ ...options, retry: { attempts: 0 } }));
    }
    return this.#clients.get(key);
  }
}

/**
 * The results of cases, in order.
 *
 * @param {import('./cases').BackendCase[]} cases
 * @param {{ ours: object, reference: object }} implementations `ours` is the one under test
 * @param {(subject: object) => string | null} [explanation] of a difference; by default, that of the table
 */
async function compareBackends(cases, implementations, explanation = explain) {
  const results = [];
  const iterator = cases.entries();
  const proceed = async () => {
    const [ours, reference] = [new Side(implementations.ours), new Side(implementations.reference)];
    await Promise.all([ours.start(), reference.start()]);
    for (const [index, backendCase] of iterator) {
      const answers = await Promise.all([ours.run(backendCase), reference.run(backendCase)]);
      results[index] = compareAnswers(backendCase, ...answers, explanation);
    }
  };
  await Promise.all(Array.from({ length: LANES }, proceed));
  return results;
}

/**
 * @returns {{ backendCase: object, ours: object, reference: object, differences:
 *   { difference: object, id: string | null }[] }}
 */
function compareAnswers(backendCase, ours, reference, explanation) {
  const differences = [];
  const add = (part, left, right) => {
    const difference = { part, ours: left, reference: right };
    differences.push({ difference, id: explanation({ backendCase, difference, ours, reference }) });
  };
  for (const part of ['unanswered', 'requests', 'resolved', 'rejected', 'json']) {
    walk(part, ours[part], reference[part], add);
  }
  return { backendCase, ours, reference, differences };
}

function byPath(one, other) {
  return one.path < other.path ? -1 : 1;
}

async function within(milliseconds, promise) {
  const answered = new AbortController();
  const late = setTimeout(milliseconds, { unanswered: true }, { signal: answered.signal }).catch(() => {});
  try {
    return await Promise.race([promise, late]);
  } finally {
    answered.abort();
  }
}

module.exports = { compareBackends };
