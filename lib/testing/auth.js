'use strict';

const { hasOf } = require('./has');

/** The symbol by which `getAuth()` of this package and of Clerk's SDK recognises `req.auth`. */
const BRAND = Symbol.for('@clerk/express.auth');

/** A secret key, a token and the like: `debug()` of a test shows nothing. */
const debug = () => ({});

/**
 * What `getAuth()` returns for a session.
 *
 * @param {Record<string, any>} claims those of the session token
 * @param {string} token
 * @returns {Record<string, unknown>}
 */
function signedIn(claims, token) {
  const { o: organization, fva = null, sts = null } = claims;
  const orgPermissions = organization ? permissionsIn(claims) : undefined;
  const facts = {
    tokenType: 'session_token',
    actor: claims.act,
    sessionClaims: claims,
    sessionId: claims.sid,
    sessionStatus: sts,
    userId: claims.sub,
    orgId: organization?.id,
    orgRole: organization?.rol === undefined ? undefined : `org:${organization.rol}`,
    orgSlug: organization?.slg,
    orgPermissions,
    factorVerificationAge: fva,
  };
  return {
    ...facts,
    getToken: async () => token,
    has: hasOf({ ...facts, features: claims.fea, plans: claims.pla }),
    debug,
    isAuthenticated: true,
  };
}

/**
 * The permissions that a token grants, in the order in which the SDKs list them: by feature.
 *
 * @param {Record<string, any>} claims with an organization
 * @returns {string[]}
 */
function permissionsIn(claims) {
  const { fea = '', o: organization } = claims;
  /** @type {{ per?: string, fpm?: string }} */
  const { per, fpm = '' } = organization;
  if (per === undefined) {
    return [];
  }
  /** @type {string[]} */
  const features = fea.split(',').filter((/** @type {string} */ entry) => entry.split(':')[0].includes('o'));
  const masks = fpm.split(',').map(BigInt);
  return features.flatMap((entry, index) =>
    per
      .split(',')
      .filter((_name, bit) => (masks[index] >> BigInt(bit)) & 1n)
      .map((name) => `org:${entry.split(':')[1]}:${name}`),
  );
}

/**
 * What `getAuth()` returns for a request that is signed out, or whose session is pending.
 *
 * @param {string | null} [sessionStatus]
 */
function signedOut(sessionStatus = null) {
  return {
    tokenType: 'session_token',
    sessionClaims: null,
    sessionId: null,
    sessionStatus,
    userId: null,
    actor: null,
    orgId: null,
    orgRole: null,
    orgSlug: null,
    orgPermissions: null,
    factorVerificationAge: null,
    getToken: async () => null,
    has: () => false,
    debug,
    isAuthenticated: false,
  };
}

/**
 * A request for unit tests of handlers: what Express has, as far as handlers read it, and what `getAuth()` reads.
 *
 * @param {(options?: { treatPendingAsSignedOut?: boolean }) => object} authOf
 * @param {Record<string, any>} [overrides] such as `{ method: 'POST', body, params }`
 */
function requestWith(authOf, overrides = {}) {
  const headers = Object.fromEntries(
    Object.entries(overrides.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const read = (/** @type {unknown} */ name) => headers[String(name).toLowerCase()];
  const url = overrides.url ?? '/';
  return {
    method: 'GET',
    url,
    originalUrl: url,
    path: new URL(url, 'http://localhost').pathname,
    params: {},
    query: Object.fromEntries(new URL(url, 'http://localhost').searchParams),
    body: undefined,
    get: read,
    header: read,
    ...overrides,
    headers,
    auth: Object.assign((/** @type {{ treatPendingAsSignedOut?: boolean } | undefined} */ options) => authOf(options), {
      [BRAND]: true,
    }),
  };
}

module.exports = { requestWith, signedIn, signedOut };
