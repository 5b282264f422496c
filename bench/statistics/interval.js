'use strict';

const { median, quantile } = require('./quantiles');
const { seededRandom } = require('./random');

/** @import { Interval } from '../types' */

const RESAMPLES = 2000;
const SEED = 20_260;

/**
 * The median of some values with its 95 % interval, by a bootstrap of two stages: processes are drawn, and then turns
 * of each of them. Turns of the same process resemble each other, and a bootstrap of turns alone would not see by how
 * much another process might differ.
 *
 * @param {number[]} values process by process
 * @param {number} [perProcess] how many values each process contributed; by default all are of one process
 * @returns {Interval}
 */
function medianWithInterval(values, perProcess = values.length) {
  const random = seededRandom(SEED);
  const draw = (/** @type {number} */ count) => Math.floor(random() * count);
  const processes = Math.ceil(values.length / perProcess);
  const medians = new Float64Array(RESAMPLES);
  const drawn = new Float64Array(processes * perProcess);
  for (let resample = 0; resample < RESAMPLES; resample += 1) {
    for (let process = 0; process < processes; process += 1) {
      const from = draw(processes) * perProcess;
      const turns = Math.min(perProcess, values.length - from);
      for (let turn = 0; turn < perProcess; turn += 1) {
        drawn[process * perProcess + turn] = values[from + draw(turns)];
      }
    }
    medians[resample] = median(drawn);
  }
  return { median: median(values), low: quantile(medians, 0.025), high: quantile(medians, 0.975) };
}

/**
 * A value that is not a sample, such as a number of bytes.
 *
 * @param {number} value
 * @returns {Interval}
 */
function exactly(value) {
  return { median: value, low: value, high: value };
}

module.exports = { exactly, medianWithInterval };
