'use strict';

/** The properties that each kind of machine token adds to the auth object; all are there when it is unauthenticated. */
const OWN_PROPERTIES = {
  api_key: { name: null, claims: null, userId: null, orgId: null },
  m2m_token: { claims: null, machineId: null },
  oauth_token: { userId: null, clientId: null },
};

/** Whether this names a kind of machine token. */
function isMachineTokenType(tokenType) {
  return Object.hasOwn(OWN_PROPERTIES, tokenType);
}

/** The auth-object properties derived from each kind of machine token. */
const TOLD_BY = {
  api_key: ({ name, claims, scopes, subject }) => ({
    name,
    claims,
    scopes,
    userId: subject.startsWith('user_') ? subject : null,
    orgId: subject.startsWith('org_') ? subject : null,
  }),
  m2m_token: ({ claims, scopes, subject }) => ({ claims, scopes, machineId: subject }),
  oauth_token: ({ scopes, subject, clientId }) => ({ scopes, userId: subject, clientId }),
};

/**
 * The auth object of a machine.
 *
 * @param {'api_key' | 'm2m_token' | 'oauth_token'} tokenType the kind that the addon reported
 * @param {{ id: unknown, subject: string, name?: unknown, claims?: unknown, scopes?: unknown, clientId?: unknown }}
 *   data
 *   what the addon knows about the token: its JSON text, parsed
 * @param {string} token the token itself, for `getToken()`
 * @param {() => object} debug what was decided from what
 */
function authenticatedMachine(tokenType, data, token, debug) {
  return {
    id: data.id,
    subject: data.subject,
    getToken: () => Promise.resolve(token),
    has: () => false,
    debug,
    isAuthenticated: true,
    tokenType,
    ...TOLD_BY[tokenType](data),
  };
}

/**
 * The auth object of a request that carries no machine token of the kind that was asked for.
 *
 * @param {'api_key' | 'm2m_token' | 'oauth_token'} tokenType
 * @param {() => object} debug what was decided from what
 */
function unauthenticatedMachine(tokenType, debug) {
  return {
    id: null,
    subject: null,
    scopes: null,
    has: () => false,
    getToken: () => Promise.resolve(null),
    debug,
    isAuthenticated: false,
    tokenType,
    ...OWN_PROPERTIES[tokenType],
  };
}

/** The auth object of a request whose token is not of an accepted kind; no type, because several are acceptable. */
function invalidToken() {
  return {
    isAuthenticated: false,
    tokenType: null,
    getToken: () => Promise.resolve(null),
    has: () => false,
    debug: () => ({}),
  };
}

module.exports = { authenticatedMachine, invalidToken, isMachineTokenType, unauthenticatedMachine };
