'use strict';

const { explain, facts } = require('./diagnostics');
const { has } = require('./has');
const { claimsOf } = require('../request/session-cache');
const { organizationPermissions } = require('./organization-permissions');
const { markUndecided } = require('./undecided');

/** @import { AuthObjectDebug, PendingSessionOptions, ServerGetToken } from '../../types/auth-object' */
/** @import { SignedInAuthObject, SignedOutAuthObject } from '../../types/auth-object' */
/** @import { JwtPayload } from '../../types/claims' */
/** @import { MachineTokenType } from '../../types/token-type' */
/** @import { AuthHandler, Instance, Organization, PreparedClaims, SessionState, State } from '../types' */
/** @import { View } from '../types' */

/**
 * Returns the function that becomes `req.auth`. It creates the auth object of a request with each call.
 *
 * @param {State} state
 * @param {Instance} instance
 * @param {View} view
 * @returns {AuthHandler}
 */
function authHandler(state, instance, view) {
  const { tokenType, claims: json, token } = state;
  if (tokenType === undefined && json !== undefined) {
    return sessionHandler(/** @type {SessionState} */ (state), instance, view);
  }
  const shown = debug(() => debugData(state, instance, view));
  if (tokenType === undefined) {
    return markUndecided(() => signedOut(shown), state.isUndecided);
  }
  // Loaded with the middleware, not with the package: see `preload.js`.
  const { authenticatedMachine, invalidToken, unauthenticatedMachine } = require('./machine-auth-object');
  if (tokenType === 'none') {
    return invalidToken;
  }
  const machine = /** @type {MachineTokenType} */ (tokenType);
  return json === undefined
    ? markUndecided(() => unauthenticatedMachine(machine, shown), state.isUndecided)
    : () => authenticatedMachine(machine, JSON.parse(json), String(token), shown);
}

/**
 * The same for a session. Its claims are parsed once for a request, when they are first needed.
 *
 * @param {SessionState} state
 * @param {Instance} instance
 * @param {View} view
 * @returns {AuthHandler}
 */
function sessionHandler(state, instance, view) {
  /** @type {JwtPayload | undefined} */
  let claims;
  /** @type {Organization | undefined} */
  let organization;
  /** @type {AuthObjectDebug | undefined} */
  let shown;
  return (/** @type {[PendingSessionOptions?]} */ ...args) => {
    // `null` has no properties: Clerk's SDK throws a TypeError for it too.
    const [{ treatPendingAsSignedOut = true } = {}] = args;
    const isFirst = claims === undefined;
    claims ??= /** @type {JwtPayload} */ (claimsOf(state));
    if (claims.sts === 'pending' && treatPendingAsSignedOut) {
      return signedOut(undefined, 'pending');
    }
    // Later, the app may have changed its claims.
    const cached = (isFirst && state.prepared) || undefined;
    organization ??= cached ? cachedOrganization(cached, claims) : organizationOf(claims);
    shown ??= debug(() => debugData(state, instance, view));
    return signedIn(claims, organization, state, instance, shown, cached);
  };
}

/**
 * Returns what was decided, from what, and an explanation.
 *
 * @param {State} state
 * @param {Instance} instance
 * @param {View} view
 */
function debugData(state, instance, view) {
  const { status, reason, message = '', token: sessionToken } = state;
  const outcome = status === 'signed-in' ? { sessionToken } : { status, reason, message };
  return { ...facts(instance, view), ...outcome, explanation: explain(state, instance, view) };
}

/**
 * Returns the auth object of a session. As in Clerk's SDK, properties without a claim are `undefined`, not `null`.
 *
 * @param {JwtPayload} claims
 * @param {Organization} organization
 * @param {SessionState} state
 * @param {Instance} instance
 * @param {AuthObjectDebug} shown
 * @param {PreparedClaims} [cached] what the session cache has for these claims
 * @returns {SignedInAuthObject}
 */
function signedIn(claims, organization, state, instance, shown, cached) {
  const { sub: userId, sid: sessionId, act: actor, fea: features, pla: plans } = claims;
  const { orgId, orgRole, orgSlug, orgPermissions } = organization;
  const factorVerificationAge = claims.fva ?? null;
  return {
    tokenType: 'session_token',
    actor,
    sessionClaims: claims,
    sessionId,
    sessionStatus: claims.sts ?? null,
    userId,
    orgId,
    orgRole,
    orgSlug,
    orgPermissions,
    factorVerificationAge,
    getToken: getToken(sessionId, state.token, () => clientOf(instance)),
    has: has(organization, { userId, orgId, orgRole, factorVerificationAge, features, plans }, cached),
    debug: shown,
    isAuthenticated: true,
  };
}

/**
 * Creates `auth.debug()`. It collects its data when it is called, and the redaction module is loaded on first use.
 *
 * @param {() => Record<string, unknown>} data
 * @returns {AuthObjectDebug}
 */
function debug(data) {
  return () => require('./debug').redacted(data());
}

/** The `auth.debug()` of an auth object without a decision. */
const emptyDebug = debug(() => ({}));

/**
 * Returns the auth object of a signed-out request: the keys of a session's, with `null` as their values.
 *
 * @param {AuthObjectDebug} [shown]
 * @param {'pending' | null} [sessionStatus]
 * @returns {SignedOutAuthObject}
 */
function signedOut(shown = emptyDebug, sessionStatus = null) {
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
    getToken: () => Promise.resolve(null),
    has: () => false,
    debug: shown,
    isAuthenticated: false,
  };
}

/**
 * Returns the organization of a session. Version 2 tokens pack it into the claim `o`; older ones have a claim for each
 * property.
 *
 * @param {JwtPayload} claims
 * @returns {Organization}
 */
function organizationOf(claims) {
  if (claims.v !== 2) {
    const { org_id: orgId, org_role: orgRole, org_slug: orgSlug, org_permissions: orgPermissions } = claims;
    return { orgId, orgRole, orgSlug, orgPermissions };
  }
  const { o: organization } = claims;
  if (!organization) {
    return { orgId: undefined, orgRole: undefined, orgSlug: undefined, orgPermissions: undefined };
  }
  const decoded = organizationPermissions(claims.fea || '', organization.per || '', organization.fpm || '');
  return {
    orgId: organization.id,
    orgRole: organization.rol ? `org:${organization.rol}` : undefined,
    orgSlug: organization.slg,
    orgPermissions: [...decoded.list],
    decoded,
  };
}

/**
 * Returns the organization of a session in the session cache, which is decoded once.
 *
 * @param {PreparedClaims} cached
 * @param {JwtPayload} claims a copy of those in the cache
 * @returns {Organization}
 */
function cachedOrganization(cached, claims) {
  if (claims.v !== 2) {
    return organizationOf(claims);
  }
  const organization = (cached.organization ??= organizationOf(claims));
  const { decoded } = organization;
  return decoded === undefined ? organization : { ...organization, orgPermissions: [...decoded.list] };
}

/**
 * Returns a client of the instance, for tokens from templates.
 *
 * @param {Instance} instance
 */
function clientOf({ secretKey, apiUrl, apiVersion }) {
  const { Connection, createNamespaces } = require('../backend');
  return createNamespaces(new Connection({ secretKey, apiUrl, apiVersion: apiVersion || undefined }));
}

/**
 * Creates `auth.getToken()`.
 *
 * @param {string} sessionId
 * @param {string} token
 * @param {() => import('../backend').Namespaces} client
 * @returns {ServerGetToken}
 */
function getToken(sessionId, token, client) {
  return async (...args) => {
    const [{ template, expiresInSeconds } = {}] = args;
    if (!sessionId) {
      return null;
    }
    if (!template && expiresInSeconds === undefined) {
      return token;
    }
    const { jwt } = await client().sessions.getToken(sessionId, template, expiresInSeconds);
    return jwt;
  };
}

module.exports = { authHandler, emptyDebug, signedOut };
