'use strict';

const { explain, facts } = require('./diagnostics');
const { claimsOf } = require('../request/session-cache');
const { ConfigurationError } = require('../errors/configuration-error');
const native = require('../native');
const { organizationPermissions } = require('./organization-permissions');
const { markUndecided } = require('./undecided');

/** @import { AuthObjectDebug, PendingSessionOptions, ServerGetToken } from '../../types/auth-object' */
/** @import { SignedInAuthObject, SignedOutAuthObject } from '../../types/auth-object' */
/** @import { JwtPayload } from '../../types/claims' */
/** @import { MachineTokenType } from '../../types/token-type' */
/** @import { AuthHandler, Instance, SessionState, State, View } from '../types' */
/** @import { Permissions } from './organization-permissions' */

/**
 * The active organization. The permissions that a version 2 token encodes are also there as they were decoded.
 *
 * @typedef {Pick<SignedInAuthObject, 'orgId' | 'orgRole' | 'orgSlug' | 'orgPermissions'>} OrganizationProperties
 * @typedef {OrganizationProperties & { decoded?: Permissions }} Organization
 */

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
    claims ??= /** @type {JwtPayload} */ (claimsOf(state));
    if (claims.sts === 'pending' && treatPendingAsSignedOut) {
      return signedOut(undefined, 'pending');
    }
    organization ??= organizationOf(claims);
    shown ??= debug(() => debugData(state, instance, view));
    return signedIn(claims, organization, state, instance, shown);
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
 * @returns {SignedInAuthObject}
 */
function signedIn(claims, organization, state, instance, shown) {
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
    has: has(organization, { userId, orgId, orgRole, factorVerificationAge, features, plans }),
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

/**
 * Creates `auth.has()`.
 *
 * @param {Organization} organization
 * @param {object} facts about the session, besides the permissions in the organization
 * @returns {(question: unknown) => boolean}
 */
function has({ orgPermissions, decoded }, facts) {
  /** @type {string | undefined} */
  let own;
  return (question) => {
    if (question === undefined || question === null) {
      throw new ConfigurationError(
        'has-argument-missing',
        'Clerk: has() requires an object that says what to check, such as { permission: "org:articles:read" }.',
      );
    }
    // The app may change the array, which counts with Clerk's SDK, too.
    const isDecoded = decoded !== undefined && isEqual(orgPermissions, decoded.list);
    const json = isDecoded ? (own ??= JSON.stringify(facts)) : JSON.stringify({ ...facts, orgPermissions });
    const asked = serializeQuestion(/** @type {Record<string, unknown>} */ (question));
    return native.has(json, asked, isDecoded ? decoded.joined : undefined);
  };
}

/**
 * @param {readonly unknown[] | undefined} one may have holes, which `every()` skips
 * @param {readonly unknown[]} other
 */
function isEqual(one, other) {
  return one?.length === other.length && other.every((element, index) => element === one[index]);
}

/**
 * Serializes a question as JSON. A part with an invalid value becomes `null`, which is denied.
 *
 * @param {Record<string, unknown>} question
 */
function serializeQuestion({ role, permission, feature, plan, reverification }) {
  const part = (/** @type {unknown} */ value) => (value === undefined || typeof value === 'string' ? value : null);
  return JSON.stringify({
    role: part(role),
    permission: part(permission),
    feature: part(feature),
    plan: part(plan),
    reverification: reverificationPart(reverification),
  });
}

/** @param {unknown} value */
function reverificationPart(value) {
  if (value === undefined || typeof value === 'string') {
    return value;
  }
  if (typeof value !== 'object' || value === null) {
    return null;
  }
  const { level, afterMinutes } = /** @type {Record<string, unknown>} */ (value);
  if (typeof level !== 'string' || typeof afterMinutes !== 'number') {
    return null;
  }
  // JSON has no infinity; no age exceeds this.
  return { level, afterMinutes: Math.min(afterMinutes, Number.MAX_VALUE) };
}

module.exports = { authHandler, emptyDebug, signedOut };
