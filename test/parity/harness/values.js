'use strict';

/**
 * Option values that cannot be sent to another process. A case holds `computed(name)`, which `revive` replaces by the
 * function of that name; `BACKEND` represents the URL of the Backend API, which differs between processes.
 */

const BACKEND = '{backend}';

/** Functions that are passed as options. Each depends on the URL, so that a wrong URL shows. */
const FUNCTIONS = {
  always: () => true,
  never: () => false,
  nothing: () => undefined,
  onSatellitePath: (url) => url.pathname.startsWith('/satellite'),
  onSatelliteHost: (url) => url.hostname.startsWith('satellite.'),
  hostDomain: (url) => `of-${url.hostname}`,
  satelliteDomain: () => 'satellite.example',
  ownProxy: (url) => `${url.origin}/__clerk`,
  relativeProxy: () => '/__clerk',
  proxyFromQuery: (url) => url.searchParams.get('proxy') ?? '',
  throwing: () => {
    throw new RangeError('an option that throws');
  },
};

/** @param {keyof typeof FUNCTIONS} name */
function computed(name) {
  return { computed: name };
}

/**
 * The value with functions and URLs filled in.
 *
 * @param {unknown} value
 * @param {string} origin of the Backend API
 */
function revive(value, origin) {
  if (typeof value === 'string') {
    return value.replace(BACKEND, origin);
  }
  if (Array.isArray(value)) {
    return value.map((entry) => revive(entry, origin));
  }
  if (value === null || typeof value !== 'object' || value instanceof RegExp) {
    return value;
  }
  if (value.computed) {
    return FUNCTIONS[value.computed];
  }
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, revive(entry, origin)]));
}

module.exports = { BACKEND, computed, revive };
