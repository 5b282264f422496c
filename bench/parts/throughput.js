'use strict';

const { LEAD_IN, takeTurnsOf } = require('../paired/turns');
const { makePaths } = require('../requests/paths');

/** @import { AppKind, Part, Settings, Throughput, TurnPlan } from '../types' */

/** The length of a turn, and the maximum number of its requests where each has a token that is new. */
const TURN_MS = 150;
const FRESH_AMOUNT = 1000;

/**
 * After 40,000 requests V8 has compiled all that it will, whatever the release (after 16,000, the same app takes 8 µs a
 * request more with Node 20).
 */
const WARM_UP = { requests: 50_000, milliseconds: 8000 };

/** The number of processes of each app, by part. */
const PROCESSES = 2;

/** @type {Partial<Record<Part, number>>} */
const MORE_PROCESSES = { hot: 4 };

/**
 * Puts each app under the load of each path.
 *
 * @param {Settings} settings
 * @returns {Promise<Throughput>} by path, what each app took for a request in each turn
 */
async function measureThroughput({ parts, pairs, connections, isQuick }) {
  const warmUp = { ...WARM_UP, milliseconds: WARM_UP.milliseconds / (isQuick ? 8 : 1) };
  const fresh = warmUp.requests / 5 + Math.ceil(pairs / PROCESSES) * (FRESH_AMOUNT + LEAD_IN);
  const paths = await makePaths(parts, fresh);
  /** @type {Throughput} */
  const results = {};
  for (const part of new Set(paths.map((path) => path.part))) {
    console.log(`Throughput: ${part}`);
    const ofPart = paths.filter((path) => path.part === part);
    /** @type {TurnPlan} */
    const plan = {
      pairs,
      connections,
      milliseconds: () => TURN_MS / (isQuick ? 3 : 1),
      amount: part === 'attacks' ? FRESH_AMOUNT : undefined,
      warmUp: () => warmUp,
    };
    const processes = isQuick ? 1 : (MORE_PROCESSES[part] ?? PROCESSES);
    Object.assign(results, await takeTurnsOf(ofPart, plan, processes));
  }
  return results;
}

module.exports = { measureThroughput };
