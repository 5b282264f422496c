'use strict';

const { microseconds, percent } = require('../format');
const limits = require('../limits');
const { added, moreThan, throughputKept } = require('../ratios');
const { exactly } = require('../../statistics/interval');
const { atLeast, atMost } = require('./goal');

/** @import { AppKind, Core, Goal, PathResults, Throughput } from '../../types' */

/**
 * Throughput kept of bare Express and processor time added, by path.
 *
 * @type {{ name: string, kept: number, addedMicroseconds: number, floor: AppKind }[]}
 */
const KNOWN = [
  { name: 'bearer', kept: 0.95, addedMicroseconds: 8, floor: 'claims' },
  { name: 'cookies', kept: 0.95, addedMicroseconds: 8, floor: 'claims' },
  { name: 'nobody', kept: 0.97, addedMicroseconds: 4, floor: 'headers' },
];

const NEW_TOKENS_KEPT = 0.78;

/**
 * @param {Throughput} throughput
 * @param {Core} [core]
 * @returns {Goal[]}
 */
function throughputGoals(throughput, core) {
  const known = KNOWN.filter(({ name }) => throughput[name]).flatMap(({ name, kept, addedMicroseconds, floor }) => {
    const path = throughput[name];
    return [
      atLeast({
        what: `${path.title}: throughput of bare Express`,
        goal: kept,
        figure: throughputKept(path, 'ours'),
        format: percent,
        floor: throughputKept(path, floor),
        limit: limits.ofThroughput(path, kept, floor),
      }),
      atMost({
        what: `${path.title}: processor time added`,
        goal: addedMicroseconds,
        figure: added(path, 'ours'),
        format: microseconds,
        floor: added(path, floor),
        limit: limits.ofProcessorTime(path, floor),
      }),
    ];
  });
  const { nobody: signedOut, new: fresh, withOrganization, withoutOrganization } = throughput;
  return [
    ...known,
    ...(signedOut ? [headersGoal(signedOut)] : []),
    ...(withOrganization ? [organizationGoal(withOrganization, withoutOrganization)] : []),
    ...(fresh ? [newTokenGoal(fresh, core)] : []),
  ];
}

/** @param {PathResults} path */
function headersGoal(path) {
  return atMost({
    what: `${path.title}: processor time over a middleware that sets the same two headers`,
    goal: 3,
    figure: added(path, 'ours', 'headers'),
    format: microseconds,
  });
}

/**
 * @param {PathResults} path
 * @param {PathResults} other
 */
function organizationGoal(path, other) {
  return atMost({
    what: 'a known token with an organization and 20 permissions, getAuth() and has() once: processor time over one without',
    goal: 1,
    figure: moreThan(path, other, 'has'),
    format: microseconds,
  });
}

/**
 * @param {PathResults} path
 * @param {Core} [core]
 */
function newTokenGoal(path, core) {
  return atLeast({
    what: `${path.title}: throughput of bare Express`,
    goal: NEW_TOKENS_KEPT,
    figure: throughputKept(path, 'ours'),
    format: percent,
    floor: core && exactly(limits.keptByVerification(path, core)),
    limit: limits.ofVerification(path, core),
  });
}

module.exports = { throughputGoals };
