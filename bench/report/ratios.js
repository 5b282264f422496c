'use strict';

const { median } = require('../statistics');

/** The part by which two measurements of the same thing differ. */
const NOISE = 0.02;

/** The median over the rounds of what two turns of one round give: rounds differ more from each other than turns do. */
function overRounds(one, other, combine) {
  return median(one.map((value, round) => combine(value, other[round])));
}

/** The part of the base app's throughput that an app keeps. */
function throughputKept({ apps }, kind, base = 'bare') {
  return overRounds(apps[base].microseconds, apps[kind].microseconds, (own, its) => own / its);
}

/** The processor time in µs that an app takes for a request on top of the base app. */
function added({ apps }, kind, base = 'bare') {
  return overRounds(apps[kind].cpuMicroseconds, apps[base].cpuMicroseconds, (its, own) => its - own);
}

/** The same on the clock, while requests wait for each other: what makes the difference in throughput. */
function clockAdded({ apps }, kind, base = 'bare') {
  return overRounds(apps[kind].microseconds, apps[base].microseconds, (its, own) => its - own);
}

/** The processor time of one path divided by that of another, in the same app. */
function timesAsDear(path, other, kind) {
  return overRounds(path.apps[kind].cpuMicroseconds, other.apps[kind].cpuMicroseconds, (its, own) => its / own);
}

/** The same for what comes on top of bare Express. */
function timesAsMuchAdded(path, other, kind) {
  return added(path, kind) / added(other, kind);
}

module.exports = { NOISE, added, clockAdded, overRounds, throughputKept, timesAsDear, timesAsMuchAdded };
