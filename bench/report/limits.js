'use strict';

/** Why a goal is not reached, in the figures of the same run. */

const { KINDS } = require('../apps/kinds');
const { median } = require('../statistics/quantiles');
const { microseconds, milliseconds, percent } = require('./format');
const { NOISE, added, clockAdded } = require('./ratios');

/** @import { AppKind, Core, LoadingTimes, PathResults } from '../types' */

/** Where the time of the package goes that no floor takes: what the profiles of each release come down to. */
const OF_OWN =
  'reading the request, a call of native code that decides, and a look at the environment, which an app may change between two requests';

/**
 * The same for a crowd, of whose tokens only a part is known.
 *
 * @param {number} hitRate
 */
function ofCrowd(hitRate) {
  return (
    `the RSA verification of the tokens that are new (${percent(1 - hitRate)} of requests), the digest of each token, the auth object, ` +
    `and, as for other tokens, ${OF_OWN}`
  );
}

/**
 * What the package takes beyond a floor, in words.
 *
 * @param {number} floor
 * @param {number} own
 * @param {PathResults} path
 */
function beyond(floor, own, { apps, hitRate }) {
  return own - floor > NOISE * median(apps.bare.microseconds)
    ? `; the other ${microseconds(own - Math.max(floor, 0))} are for ${hitRate === undefined ? OF_OWN : ofCrowd(hitRate)}`
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
  const [its, own] = [clockAdded(path, floor).median, clockAdded(path, 'ours').median];
  return (
    `${percent(kept)} leave ${microseconds(bare * (1 / kept - 1))} a request; clerk-express-native takes ${microseconds(own)}, ` +
    `${KINDS[floor].title} ${microseconds(its)}${beyond(its, own, path)}`
  );
}

/**
 * The same for processor time.
 *
 * @param {PathResults} path
 * @param {AppKind} floor
 */
function ofProcessorTime(path, floor) {
  const [its, own] = [added(path, floor).median, added(path, 'ours').median];
  return `${KINDS[floor].title} takes ${microseconds(its)}${beyond(its, own, path)}`;
}

/**
 * What throughput a verification leaves by itself.
 *
 * @param {PathResults} path
 * @param {Core} core
 */
function keptByVerification(path, core) {
  const own = median(path.apps.bare.microseconds);
  return own / (own + median(core.bareMicroseconds));
}

/**
 * @param {PathResults} path
 * @param {Core} [core]
 */
function ofVerification(path, core) {
  return (
    core &&
    `bare Express answers a request in ${microseconds(median(path.apps.bare.microseconds))}, and the RSA verification of a token alone takes ` +
      `${microseconds(median(core.bareMicroseconds))}, which leaves ${percent(keptByVerification(path, core))}; clerk-express-native adds ` +
      `${microseconds(added(path, 'ours').median)} of processor time, with SHA-256 and Base64 of the token, its claims twice, and remembering it`
  );
}

/**
 * What a request with forged tokens cannot be answered without.
 *
 * @param {string} name
 * @param {Core} [core]
 */
function ofForged(name, core) {
  const each = core ? ` of ${microseconds(median(core.bareMicroseconds))}` : '';
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
  const perTenant = clockAdded(path, 'perTenant', 'ours').median;
  const callback = clockAdded(path, 'callback', 'ours').median;
  return (
    `a static middleware for each of the tenants takes ${microseconds(perTenant)} more than one, probably because what each of them has is in no ` +
    `cache of the processor, and the callback ${microseconds(callback)}`
  );
}

/** What one request in a hundred waits for. */
const OF_LATENCY =
  'one request in a hundred waits for a garbage collection, or behind requests that came at the same time, which take longer the nearer the app is to its own saturation';

/** @param {LoadingTimes} times */
function ofLoading(times) {
  const [ours, addon] = [times.ours, times.addon].map(median);
  return `the system takes ${milliseconds(addon)} to load the addon; the other ${milliseconds(ours - addon)} are for the package's files and the modules of Node that they load`;
}

module.exports = {
  OF_LATENCY,
  OF_NOBODY,
  keptByVerification,
  ofForged,
  ofLoading,
  ofProcessorTime,
  ofTenants,
  ofThroughput,
  ofVerification,
};
