'use strict';

const { microseconds, percent } = require('../format');
const limits = require('../limits');
const { added, throughputKept } = require('../ratios');
const { exactly } = require('../../statistics/interval');
const { atLeast, atMost } = require('./goal');

/** @import { Goal, PathResults, Throughput } from '../../types' */

/**
 * @param {Throughput} throughput
 * @param {number} [parses]
 * @returns {Goal[]}
 */
function otherPathGoals({ handshake, tenants, getauth }, parses) {
  return [
    ...(handshake ? [handshakeGoal(handshake)] : []),
    ...(tenants ? [tenantGoal(tenants)] : []),
    ...(parses === undefined
      ? []
      : [
          atMost({
            what: 'getAuth() five times in a request: how often claims are parsed',
            goal: 1,
            figure: exactly(parses),
            format: String,
          }),
        ]),
    ...(getauth ? [getAuthGoal(getauth)] : []),
  ];
}

/** @param {PathResults} path */
function handshakeGoal(path) {
  return atMost({
    what: 'handshake redirect: processor time added',
    goal: 30,
    figure: added(path, 'ours'),
    format: microseconds,
    floor: added(path, 'redirect'),
  });
}

/** @param {PathResults} path */
function tenantGoal(path) {
  return atLeast({
    what: 'callback for 1,000 tenants: throughput of the static form with 1,000 tokens',
    goal: 0.9,
    figure: throughputKept(path, 'callback', 'ours'),
    format: percent,
    floor: throughputKept(path, 'perTenant', 'ours'),
    limit: limits.ofTenants(path),
  });
}

/** @param {PathResults} path */
function getAuthGoal(path) {
  return atMost({
    what: 'getAuth() five times against once: processor time',
    goal: 5,
    figure: added(path, 'fiveTimes', 'ours'),
    format: microseconds,
  });
}

module.exports = { otherPathGoals };
