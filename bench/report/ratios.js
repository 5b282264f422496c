'use strict';

const { median } = require('../statistics');

/** @import { AppKind, PathResults } from '../types' */

/** The part by which two measurements of the same thing differ. */
const NOISE = 0.02;

/**
 * The median over the rounds of what two turns of one round give: rounds differ more from each other than turns do.
 *
 * @param {number[]} one
 * @param {number[]} other
 * @param {(one: number, other: number) => number} combine
 */
function overRounds(one, other, combine) {
  return median(one.map((value, round) => combine(value, other[round])));
}

/**
 * The part of the base app's throughput that an app keeps.
 *
 * @param {PathResults} path
 * @param {AppKind} kind
 * @param {AppKind} [base]
 */
function throughputKept({ apps }, kind, base = 'bare') {
  return overRounds(apps[base].microseconds, apps[kind].microseconds, (own, its) => own / its);
}

/**
 * The processor time in µs that an app takes for a request on top of the base app.
 *
 * @param {PathResults} path
 * @param {AppKind} kind
 * @param {AppKind} [base]
 */
function added({ apps }, kind, base = 'bare') {
  return overRounds(apps[kind].cpuMicroseconds, apps[base].cpuMicroseconds, (its, own) => its - own);
}

/**
 * The same on the clock, while requests wait for each other: what makes the difference in throughput.
 *
 * @param {PathResults} path
 * @param {AppKind} kind
 * @param {AppKind} [base]
 */
function clockAdded({ apps }, kind, base = 'bare') {
  return overRounds(apps[kind].microseconds, apps[base].microseconds, (its, own) => its - own);
}

/**
 * The processor time of one path divided by that of another, in the same app.
 *
 * @param {PathResults} path
 * @param {PathResults} other
 * @param {AppKind} kind
 */
function timesAsDear(path, other, kind) {
  return overRounds(path.apps[kind].cpuMicroseconds, other.apps[kind].cpuMicroseconds, (its, own) => its / own);
}

/**
 * The same for what comes on top of bare Express.
 *
 * @param {PathResults} path
 * @param {PathResults} other
 * @param {AppKind} kind
 */
function timesAsMuchAdded(path, other, kind) {
  return added(path, kind) / added(other, kind);
}

module.exports = { NOISE, added, clockAdded, overRounds, throughputKept, timesAsDear, timesAsMuchAdded };
