'use strict';

/** Why a goal is not reached, in the figures of the same run. */

const { KINDS } = require('../apps/kinds');
const { LATENCY_LOAD } = require('../settings');
const { median } = require('../statistics');
const { microseconds, milliseconds, percent } = require('./format');
const { NOISE, added, clockAdded, overRounds } = require('./ratios');

/** @import { AppKind, Core, Latency, LoadingTimes, PathResults, Rate } from '../types' */

/** Where the time of the package goes that no floor takes: what the profiles of each release come down to. */
const OF_OWN =
  'reading the request, a call of native code that decides, and a look at the environment, which an app may change between two requests';

/**
 * What the package takes beyond a floor, in words.
 *
 * @param {number} floor
 * @param {number} own
 * @param {number} bare
 */
function beyond(floor, own, bare) {
  return own - floor > NOISE * bare
    ? `; the other ${microseconds(own - Math.max(floor, 0))} are for ${OF_OWN}`
    : ', which is within the measuring error';
}

/**
 * A throughput as the time that it leaves a middleware, compared with what others take.
 *
 * @param {PathResults} path
 * @param {number} kept
 * @param {AppKind} floor
 */
function ofThroughput(path, kept, floor) {
  const bare = median(path.apps.bare.microseconds);
  const [its, own] = [clockAdded(path, floor), clockAdded(path, 'ours')];
  return (
    `${percent(kept)} leave ${microseconds(bare * (1 / kept - 1))} a request; clerk-express-native takes ${microseconds(own)}, ` +
    `${KINDS[floor].title} ${microseconds(its)}${beyond(its, own, bare)}`
  );
}

/**
 * The same for processor time.
 *
 * @param {PathResults} path
 * @param {AppKind} floor
 */
function ofProcessorTime(path, floor) {
  const [its, own] = [added(path, floor), added(path, 'ours')];
  return `${KINDS[floor].title} takes ${microseconds(its)}${beyond(its, own, median(path.apps.bare.cpuMicroseconds))}`;
}

/**
 * What throughput a verification leaves by itself.
 *
 * @param {PathResults} path
 * @param {Core} core
 */
function keptByVerification(path, core) {
  const own = median(path.apps.bare.microseconds);
  return own / (own + core.bareMicroseconds);
}

/**
 * @param {PathResults} path
 * @param {Core} [core]
 */
function ofVerification(path, core) {
  return (
    core &&
    `bare Express answers a request in ${microseconds(median(path.apps.bare.microseconds))}, and the RSA verification of a token alone takes ` +
      `${microseconds(core.bareMicroseconds)}, which leaves ${percent(keptByVerification(path, core))}; clerk-express-native adds ` +
      `${microseconds(added(path, 'ours'))} of processor time, with SHA-256 and Base64 of the token, its claims twice, and remembering it`
  );
}

/**
 * What a request with forged tokens cannot be answered without.
 *
 * @param {string} name
 * @param {Core} [core]
 */
function ofForged(name, core) {
  const each = core ? ` of ${microseconds(core.bareMicroseconds)}` : '';
  const bytes = 'in addition to what any new token takes, there are SHA-256 and Base64 of 15 kB';
  return name === 'bigCookies'
    ? `a handshake token that is refused leaves the session token to be looked at, so that there are two RSA verifications${each}; ${bytes}`
    : bytes;
}

/** Why a rejected token is not cheaper than a new good one. */
const OF_NOBODY =
  'both take the same RSA verification, and a signed-out response has three headers with the reason, which a session does not have';

/**
 * What the way to a tenant takes, by a callback and otherwise.
 *
 * @param {PathResults} path
 */
function ofTenants(path) {
  const perTenant = clockAdded(path, 'perTenant', 'ours');
  const callback = clockAdded(path, 'callback', 'ours');
  return (
    `a static middleware for each of the tenants takes ${microseconds(perTenant)} more than one, probably because what each of them has is in no ` +
    `cache of the processor, and the callback ${microseconds(callback)}`
  );
}

/**
 * What one request in a hundred waits for.
 *
 * @param {Latency} latency
 * @param {Rate} rate
 */
function ofLatency({ own, same }, rate) {
  const part = overRounds(same.perSecond.ours, own.perSecond.ours, (its, ofItself) => (its / ofItself) * LATENCY_LOAD);
  return rate === 'own'
    ? 'one request in a hundred waits for a garbage collection, of which the floor shows how much they differ'
    : `that rate is ${percent(part)} of the saturation of clerk-express-native itself, so that its queue is measured too`;
}

/** @param {LoadingTimes} times */
function ofLoading({ ours, addon }) {
  return `the system takes ${milliseconds(addon)} to load the addon; the other ${milliseconds(ours - addon)} are for the package's files and the modules of Node that they load`;
}

module.exports = {
  OF_NOBODY,
  keptByVerification,
  ofForged,
  ofLatency,
  ofLoading,
  ofProcessorTime,
  ofTenants,
  ofThroughput,
  ofVerification,
};
