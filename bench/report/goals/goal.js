'use strict';

const { range } = require('../format');

/**
 * @import { Goal, Interval, Verdict } from '../../types'
 * @import { Format } from '../format'
 *
 * @typedef {object} Aim
 * @property {string} what
 * @property {number} goal
 * @property {Interval} figure
 * @property {Format} format
 * @property {Interval} [floor]
 * @property {string} [limit]
 */

/**
 * A goal that figures have to reach or exceed.
 *
 * @param {Aim} aim
 */
const atLeast = (aim) => goalOf(aim, '≥', (value) => value >= aim.goal);

/**
 * A goal that figures must not exceed.
 *
 * @param {Aim} aim
 */
const atMost = (aim) => goalOf(aim, '≤', (value) => value <= aim.goal);

/**
 * @param {Aim} aim
 * @param {string} sign
 * @param {(value: number) => boolean} isGood
 * @returns {Goal}
 */
function goalOf({ what, goal, figure, format, floor, limit }, sign, isGood) {
  return {
    what,
    goal: `${sign} ${format(goal)}`,
    figure: format(figure.median),
    interval: range(figure, format),
    verdict: verdictOf(isGood(figure.low), isGood(figure.high)),
    floor: floor === undefined ? '' : format(floor.median),
    limit,
  };
}

/**
 * Only an interval that is on one side of the goal decides.
 *
 * @param {boolean} isLowGood
 * @param {boolean} isHighGood
 * @returns {Verdict}
 */
function verdictOf(isLowGood, isHighGood) {
  if (isLowGood !== isHighGood) {
    return 'undecided';
  }
  return isLowGood ? 'yes' : 'no';
}

module.exports = { atLeast, atMost };
