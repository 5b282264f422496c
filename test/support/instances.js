'use strict';

const { randomUUID } = require('node:crypto');

/**
 * @typedef {{ publishableKey: string, suffix: string, issuer: string }} Instance
 *
 * @typedef {keyof typeof instances} InstanceName
 */

/** Two Clerk instances. The suffixes of their cookies are known answers, not computed. */
const instances = {
  production: {
    publishableKey: 'pk_live_Y2xlcmsuZXhhbXBsZS5jb20k',
    suffix: 'naoXFJnI',
    issuer: 'https://clerk.example.com',
  },
  development: {
    publishableKey: 'pk_test_Zm9vLWJhci0xMy5jbGVyay5hY2NvdW50cy5kZXYk',
    suffix: 'nx2hSE6I',
    issuer: 'https://foo-bar-13.clerk.accounts.dev',
  },
};

/** A new secret key, so that tests don't share cached signing keys. */
function freshSecretKey() {
  return `sk_test_${randomUUID()}`;
}

/**
 * Middleware options for an instance whose API is at `endpoint`.
 *
 * @param {{ origin: string }} endpoint
 * @param {object} [overrides]
 */
function optionsFor(endpoint, overrides = {}) {
  return {
    publishableKey: instances.production.publishableKey,
    secretKey: freshSecretKey(),
    apiUrl: endpoint.origin,
    ...overrides,
  };
}

/**
 * A `Cookie` header as browsers send it: each cookie with and without the instance's suffix.
 *
 * @param {{ session?: string, clientUat?: string | number, devBrowser?: string }} values
 */
function cookieHeader({ session, clientUat, devBrowser }, { suffix } = instances.production) {
  return [
    ['__session', session],
    ['__client_uat', clientUat],
    ['__clerk_db_jwt', devBrowser],
  ]
    .filter(([, value]) => value !== undefined)
    .flatMap(([name, value]) => [`${name}=${value}`, `${name}_${suffix}=${value}`])
    .join('; ');
}

module.exports = { cookieHeader, freshSecretKey, instances, optionsFor };
