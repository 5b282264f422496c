'use strict';

const { medianWithInterval } = require('../statistics/interval');

/** @import { AppKind, AppResults, Interval, PathResults } from '../types' */

/** The part by which two measurements of the same thing differ. */
const NOISE = 0.02;

/**
 * The median, with its interval, of what the two turns of each pair give: turns at different times differ more from
 * each other than those of a pair do.
 *
 * @param {number[]} one
 * @param {number[]} other
 * @param {(one: number, other: number) => number} combine
 * @param {number} [perProcess] how many turns each process took
 * @returns {Interval}
 */
function overPairs(one, other, combine, perProcess) {
  // An app with fewer turns took part in the first ones.
  const length = Math.min(one.length, other.length);
  const values = Array.from({ length }, (_, turn) => combine(one[turn], other[turn]));
  return medianWithInterval(values, perProcess);
}

/** @typedef {keyof AppResults} Quantity */

/**
 * @param {PathResults} path
 * @param {Quantity} quantity
 * @param {[one: AppKind, other: AppKind]} kinds
 * @param {(one: number, other: number) => number} combine
 */
function overApps({ apps, perProcess }, quantity, [one, other], combine) {
  return overPairs(apps[one][quantity], apps[other][quantity], combine, perProcess);
}

/**
 * The part of the base app's throughput that an app keeps.
 *
 * @param {PathResults} path
 * @param {AppKind} kind
 * @param {AppKind} [base]
 */
function throughputKept(path, kind, base = 'bare') {
  return overApps(path, 'microseconds', [kind, base], (its, own) => own / its);
}

/**
 * The same by processor time, which other programs on the machine hardly change.
 *
 * @param {PathResults} path
 * @param {AppKind} kind
 */
function keptByProcessor(path, kind) {
  return overApps(path, 'cpuMicroseconds', [kind, 'bare'], (its, own) => own / its);
}

/**
 * The processor time in µs that an app takes for a request on top of the base app.
 *
 * @param {PathResults} path
 * @param {AppKind} kind
 * @param {AppKind} [base]
 */
function added(path, kind, base = 'bare') {
  return overApps(path, 'cpuMicroseconds', [kind, base], (its, own) => its - own);
}

/**
 * The same on the clock, while requests wait for each other: what makes the difference in throughput.
 *
 * @param {PathResults} path
 * @param {AppKind} kind
 * @param {AppKind} [base]
 */
function clockAdded(path, kind, base = 'bare') {
  return overApps(path, 'microseconds', [kind, base], (its, own) => its - own);
}

/**
 * The processor time of one path compared with that of another, in the same app.
 *
 * @param {PathResults} path
 * @param {PathResults} other
 * @param {AppKind} kind
 * @param {(its: number, own: number) => number} combine
 */
function overPaths(path, other, kind, combine) {
  const [its, own] = [path, other].map(({ apps }) => apps[kind].cpuMicroseconds);
  return overPairs(its, own, combine, path.perProcess);
}

/**
 * As a multiple.
 *
 * @param {PathResults} path
 * @param {PathResults} other
 * @param {AppKind} kind
 */
function timesAsDear(path, other, kind) {
  return overPaths(path, other, kind, (its, own) => its / own);
}

/**
 * In µs.
 *
 * @param {PathResults} path
 * @param {PathResults} other
 * @param {AppKind} kind
 */
function moreThan(path, other, kind) {
  return overPaths(path, other, kind, (its, own) => its - own);
}

/**
 * As a multiple of what comes on top of bare Express.
 *
 * @param {PathResults} path
 * @param {PathResults} other
 * @param {AppKind} kind
 */
function timesAsMuchAdded(path, other, kind) {
  const [its, own] = [path, other].map(({ apps }) =>
    apps[kind].cpuMicroseconds.map((time, turn) => time - apps.bare.cpuMicroseconds[turn]),
  );
  return overPairs(its, own, (one, another) => one / another, path.perProcess);
}

module.exports = {
  NOISE,
  added,
  clockAdded,
  keptByProcessor,
  moreThan,
  overPairs,
  throughputKept,
  timesAsDear,
  timesAsMuchAdded,
};
