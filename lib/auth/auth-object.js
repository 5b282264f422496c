'use strict';

const { errorOfAddon } = require('../errors/coded-error');
const { explain, facts } = require('./diagnostics');
const { claimsOf } = require('../request/session-cache');
const native = require('../native');
const { noteDecision } = require('./undecided');

/**
 * The function that becomes `req.auth`: makes the auth object of a request each time it is asked.
 *
 * @param {object} state what the addon decided
 * @param {object} instance the configured instance
 * @param {object[]} view what the addon was asked
 */
function authHandler(state, instance, view) {
  const { tokenType, claims: text, token } = state;
  if (tokenType === undefined && text !== undefined) {
    return sessionHandler(state, instance, view);
  }
  const shown = debug(() => debugData(state, instance, view));
  if (tokenType === undefined) {
    return noteDecision(() => signedOut(shown), state.isUndecided);
  }
  // Not loaded with the package, but with the middleware: see `load-for-requests.js`.
  const { authenticatedMachine, invalidToken, unauthenticatedMachine } = require('./machine-auth-object');
  if (tokenType === 'none') {
    return invalidToken;
  }
  return text === undefined
    ? noteDecision(() => unauthenticatedMachine(tokenType, shown), state.isUndecided)
    : () => authenticatedMachine(tokenType, JSON.parse(text), token, shown);
}

/** The same for a session. Its claims are made once for a request, and not before somebody asks. */
function sessionHandler(state, instance, view) {
  let claims;
  let organization;
  let shown;
  return (...args) => {
    // `null` has no options to look at: Clerk's SDK throws a TypeError for it too.
    const [{ treatPendingAsSignedOut = true } = {}] = args;
    claims ??= claimsOf(state);
    if (claims.sts === 'pending' && treatPendingAsSignedOut) {
      return signedOut(undefined, 'pending');
    }
    organization ??= organizationOf(claims);
    shown ??= debug(() => debugData(state, instance, view));
    return signedIn(claims, organization, state, instance, shown);
  };
}

/** What was decided, from what, and in words. */
function debugData(state, instance, view) {
  const { status, reason, message = '', token: sessionToken } = state;
  const outcome = status === 'signed-in' ? { sessionToken } : { status, reason, message };
  return { ...facts(instance, view), ...outcome, explanation: explain(state, instance, view) };
}

/** The auth object of a session. As in Clerk's SDK, properties without a claim are `undefined`, not `null`. */
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
    has: has(() => ({ userId, ...organization, factorVerificationAge, features, plans })),
    debug: shown,
    isAuthenticated: true,
  };
}

/**
 * The `debug()` function of an auth object. Its data is collected when it is called.
 *
 * @param {() => object} data what there is to show
 */
function debug(data) {
  return () => require('./debug').redacted(data());
}

/** The `debug()` function of an auth object about which there is nothing to tell. */
const debugNothing = debug(() => ({}));

/** The auth object of a signed-out request: the keys of a session's, and `null` as their values. */
function signedOut(shown = debugNothing, sessionStatus = null) {
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

/** Version 2 tokens pack the organization into the claim `o`; older ones have a claim for each property. */
function organizationOf(claims) {
  if (claims.v !== 2) {
    const { org_id: orgId, org_role: orgRole, org_slug: orgSlug, org_permissions: orgPermissions } = claims;
    return { orgId, orgRole, orgSlug, orgPermissions };
  }
  const { o: organization } = claims;
  if (!organization) {
    return { orgId: undefined, orgRole: undefined, orgSlug: undefined, orgPermissions: undefined };
  }
  return {
    orgId: organization.id,
    orgRole: organization.rol ? `org:${organization.rol}` : undefined,
    orgSlug: organization.slg,
    orgPermissions: permissionsOf(claims.fea || '', organization.per || '', organization.fpm || ''),
  };
}

/** An array of this realm: the addon's own would not be an `Array` to test runners. */
function permissionsOf(features, permissions, map) {
  try {
    const granted = native.organizationPermissions(features, permissions, map);
    return granted === '' ? [] : granted.split(',');
  } catch (error) {
    throw errorOfAddon(error);
  }
}

/** A client of the instance, for tokens from templates. */
function clientOf({ secretKey, apiUrl, apiVersion }) {
  const { Connection, createNamespaces } = require('../backend');
  return createNamespaces(new Connection({ secretKey, apiUrl, apiVersion: apiVersion || undefined }));
}

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

function has(facts) {
  let text;
  return (question) => {
    if (question === undefined || question === null) {
      throw new TypeError(
        'Clerk: has() needs an object that says what to check, such as { permission: "org:articles:read" }.',
      );
    }
    text ??= JSON.stringify(facts());
    return native.has(text, describe(question));
  };
}

/**
 * A question as JSON. A part that is asked with something that cannot be understood becomes `null`, which is denied.
 */
function describe({ role, permission, feature, plan, reverification }) {
  const asked = (value) => (value === undefined || typeof value === 'string' ? value : null);
  return JSON.stringify({
    role: asked(role),
    permission: asked(permission),
    feature: asked(feature),
    plan: asked(plan),
    reverification: describeReverification(reverification),
  });
}

function describeReverification(value) {
  if (value === undefined || typeof value === 'string') {
    return value;
  }
  if (typeof value !== 'object' || value === null) {
    return null;
  }
  const { level, afterMinutes } = value;
  if (typeof level !== 'string' || typeof afterMinutes !== 'number') {
    return null;
  }
  // JSON has no infinity; no age exceeds this.
  return { level, afterMinutes: Math.min(afterMinutes, Number.MAX_VALUE) };
}

module.exports = { authHandler, debugNothing, signedOut };
