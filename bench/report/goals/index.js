'use strict';

const { attackGoals } = require('./attacks');
const { crowdGoals } = require('./crowd');
const { otherPathGoals } = require('./other-paths');
const { throughputGoals } = require('./throughput');
const { coreGoal, latencyGoal, loadingGoals, memoryGoals } = require('./whole-process');

/** @import { Goal, Results } from '../../types' */

/**
 * What the package is to reach: one row a goal, for the parts that were measured.
 *
 * @param {Results} results
 * @returns {Goal[]}
 */
function goals({ throughput = {}, parses, core, crowd, latency, loading, memory }) {
  return [
    ...throughputGoals(throughput, core),
    ...(crowd ? crowdGoals(crowd) : []),
    ...(core ? [coreGoal(core)] : []),
    ...attackGoals(throughput, core),
    ...otherPathGoals(throughput, parses),
    ...(latency ? [latencyGoal(latency)] : []),
    ...(loading ? loadingGoals(loading) : []),
    ...(memory ? memoryGoals(memory) : []),
  ];
}

module.exports = { goals };
