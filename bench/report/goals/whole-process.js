'use strict';

const { LATENCY_LOAD } = require('../../settings');
const { exactly, medianWithInterval } = require('../../statistics/interval');
const { megabytes, milliseconds, percent, times } = require('../format');
const limits = require('../limits');
const { overPairs } = require('../ratios');
const { atMost } = require('./goal');

/** @import { Core, Goal, Latency, Loading, LoadingTimes, Memory } from '../../types' */

const MEGABYTE = 1e6;

/** @param {Core} core */
function coreGoal({ bareMicroseconds, newTokenMicroseconds }) {
  return atMost({
    what: 'a new token: the native part against the bare RSA verification',
    goal: 1.15,
    figure: overPairs(newTokenMicroseconds, bareMicroseconds, (its, bare) => its / bare),
    format: times,
  });
}

/** @param {Latency} latency */
function latencyGoal(latency) {
  const against = (/** @type {'ours' | 'nothing'} */ kind) =>
    overPairs(latency.p99[kind], latency.p99.bare, (its, own) => its / own);
  return atMost({
    what: `99th percentile of latency at ${percent(LATENCY_LOAD)} of bare Express' saturation, against bare Express`,
    goal: 1.15,
    figure: against('ours'),
    format: times,
    floor: against('nothing'),
    limit: limits.OF_LATENCY,
  });
}

/**
 * @param {Loading} loading
 * @returns {Goal[]}
 */
function loadingGoals({ alone, besideExpress, addonBytes }) {
  const row = (/** @type {string} */ where, /** @type {LoadingTimes} */ { ours, addon }) =>
    atMost({
      what: `require() beyond an empty package, in a process with ${where}`,
      goal: 8,
      figure: medianWithInterval(ours),
      format: milliseconds,
      floor: medianWithInterval(addon),
      limit: limits.ofLoading({ ours, addon }),
    });
  return [
    row('nothing else', alone),
    row('Express', besideExpress),
    atMost({ what: 'addon on disk', goal: 6 * MEGABYTE, figure: exactly(addonBytes), format: megabytes }),
  ];
}

/**
 * @param {Memory} memory
 * @returns {Goal[]}
 */
function memoryGoals({ tokens, readings }) {
  const over = readings.map(({ bare, ours }) => ours - bare);
  const [half, last] = [over[Math.floor(over.length / 2)], over[over.length - 1]];
  const different = `${tokens.toLocaleString('en')} different tokens`;
  return [
    atMost({
      what: `resident memory over bare Express after ${different}`,
      goal: 12 * MEGABYTE,
      figure: exactly(last),
      format: megabytes,
    }),
    atMost({
      what: `its growth over the second half of ${different}`,
      goal: MEGABYTE,
      figure: exactly(last - half),
      format: megabytes,
    }),
  ];
}

module.exports = { coreGoal, latencyGoal, loadingGoals, memoryGoals };
