'use strict';

const limits = require('../limits');
const { megabytes, percent } = require('../format');
const { throughputKept } = require('../ratios');
const { medianWithInterval } = require('../../statistics/interval');
const { atLeast, atMost } = require('./goal');

/** @import { Crowd, Goal, PathResults } from '../../types' */

/**
 * Throughput kept of bare Express, by the beginning of a row's name.
 *
 * @type {[beginning: string, kept: number][]}
 */
const KEPT = [
  ['bearer0', 0.92],
  ['cookies0', 0.92],
  ['bearer1', 0.9],
  ['cookies1', 0.9],
  ['day', 0.9],
];

const REMEMBERED_BYTES = 24e6;

/**
 * @param {Crowd} crowd
 * @returns {Goal[]}
 */
function crowdGoals({ rows, remembered: { few, many, bytes } }) {
  return [
    ...KEPT.map(([name, goal]) =>
      atLeast({
        what: `${rows[name].title}: throughput of bare Express`,
        goal,
        figure: throughputKept(rows[name], 'ours'),
        format: percent,
        ...floorOf(rows[name], goal),
      }),
    ),
    atMost({
      what: `${many.toLocaleString('en')} remembered tokens: resident memory over ${few.toLocaleString('en')}`,
      goal: REMEMBERED_BYTES,
      figure: medianWithInterval(bytes),
      format: megabytes,
    }),
  ];
}

/**
 * What decoding the tokens alone leaves, where it was measured.
 *
 * @param {PathResults} path
 * @param {number} goal
 */
function floorOf(path, goal) {
  return path.apps.decoding
    ? { floor: throughputKept(path, 'decoding'), limit: limits.ofThroughput(path, goal, 'decoding') }
    : undefined;
}

module.exports = { crowdGoals };
