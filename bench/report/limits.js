'use strict';

/** What stands against a goal that is not reached, in the figures of the same run. */

const { KINDS } = require('../apps/kinds');
const { LATENCY_LOAD } = require('../settings');
const { median } = require('../statistics');
const { microseconds, milliseconds, percent } = require('./format');
const { added, clockAdded, overRounds } = require('./ratios');

/** Where the time of the package goes that no floor takes: what the profiles of each release come down to. */
const OF_OWN =
  'reading the request, a call of native code that decides, and a look at the environment, which an app may change between two requests';

/** A difference of two measurements, which may be less than what they differ by anyway. */
const shown = (difference) => (difference < 0.1 ? 'no time that shows' : microseconds(difference));

/** A throughput as the time that it leaves a middleware, beside what others take. */
function ofThroughput(path, kept, floor) {
  const left = median(path.apps.bare.microseconds) * (1 / kept - 1);
  const [its, own] = [clockAdded(path, floor), clockAdded(path, 'ours')];
  const rest = shown(own - Math.max(its, 0));
  return (
    `${percent(kept)} leave ${microseconds(left)} a request, ${KINDS[floor].title} takes ${shown(its)}, and clerk-express-native ${shown(own)}, ` +
    `of which ${rest} is for ${OF_OWN}`
  );
}

/** The same for processor time. */
function ofProcessorTime(path, floor) {
  const its = added(path, floor);
  return `${KINDS[floor].title} takes ${shown(its)}; the other ${shown(added(path, 'ours') - Math.max(its, 0))} are for ${OF_OWN}`;
}

/** What throughput a verification leaves by itself; nothing where it was not measured. */
function keptByVerification(path, core) {
  const own = median(path.apps.bare.microseconds);
  return core && own / (own + core.bareMicroseconds);
}

function ofVerification(path, core) {
  return (
    core &&
    `bare Express answers a request in ${microseconds(median(path.apps.bare.microseconds))}, and the RSA verification of a token alone takes ` +
      `${microseconds(core.bareMicroseconds)}, which leaves ${percent(keptByVerification(path, core))}`
  );
}

/** What a request with forged tokens cannot be answered without. */
function ofForged(name, core) {
  const each = core ? ` of ${microseconds(core.bareMicroseconds)}` : '';
  return name === 'bigCookies'
    ? `a handshake token that is refused leaves the session token to be looked at, so that there are two RSA verifications${each}; the rest is SHA-256 and Base64 of every byte`
    : `an RSA verification${each}, SHA-256 and Base64 of every byte`;
}

/** What a request of nobody is answered with. */
const OF_NOBODY =
  'both take the same RSA verification, and whom nobody knows is told why in three response headers, of which a session takes none';

/** What the way to a tenant takes, by a callback and otherwise. */
function ofTenants(path) {
  const [perTenant, callback] = ['perTenant', 'callback'].map((kind) => clockAdded(path, kind, 'ours'));
  return (
    `with a thousand tenants, what each of them has is fetched from memory, which takes ${shown(perTenant)} with a static middleware for each; the ` +
    `callback takes ${shown(callback - Math.max(perTenant, 0))} more to find a tenant by its options`
  );
}

/** How far an app is from saturation at the rate of bare Express. */
function ofLatency({ own, same }) {
  const part = overRounds(same.perSecond.ours, own.perSecond.ours, (rate, its) => (rate / its) * LATENCY_LOAD);
  return `at the rate of bare Express, clerk-express-native is at ${percent(part)} of its own saturation, and what is measured is its queue`;
}

function ofLoading({ ours, addon }) {
  return `the system takes ${milliseconds(addon)} to load the addon; the other ${milliseconds(ours - addon)} are Node's for the package's files`;
}

module.exports = { OF_NOBODY, keptByVerification, ofForged, ofLatency, ofLoading, ofProcessorTime, ofTenants, ofThroughput, ofVerification };
