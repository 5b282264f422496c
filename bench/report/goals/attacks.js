'use strict';

const { times } = require('../format');
const limits = require('../limits');
const { NOISE, timesAsDear, timesAsMuchAdded } = require('../ratios');
const { atMost } = require('./goal');

/** @import { Core, Goal, Throughput } from '../../types' */

/** What no attacker may have a request take, as a multiple of one with a new good token. */
const MOST_OF_ATTACKERS = 2;

/**
 * @param {Throughput} throughput
 * @param {Core} [core]
 * @returns {Goal[]}
 */
function attackGoals(throughput, core) {
  const fresh = throughput.new;
  if (!fresh) {
    return [];
  }
  const against = (/** @type {string} */ what) => `${what} against a new good one`;
  return [
    ...['forged', 'expired'].map((name) =>
      atMost({
        what: against(`${throughput[name].title}: cost of a request`),
        goal: 1 + NOISE,
        figure: timesAsDear(throughput[name], fresh, 'ours'),
        format: times,
        limit: limits.OF_NOBODY,
      }),
    ),
    ...['big', 'bigCookies'].flatMap((name) => [
      atMost({
        what: against(`${throughput[name].title}: cost of a request`),
        goal: MOST_OF_ATTACKERS,
        figure: timesAsDear(throughput[name], fresh, 'ours'),
        format: times,
      }),
      atMost({
        what: against(`${throughput[name].title}: what is added`),
        goal: MOST_OF_ATTACKERS,
        figure: timesAsMuchAdded(throughput[name], fresh, 'ours'),
        format: times,
        limit: limits.ofForged(name, core),
      }),
    ]),
  ];
}

module.exports = { attackGoals };
