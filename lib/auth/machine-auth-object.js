'use strict';

/** @import { AuthenticatedMachineObject, InvalidTokenAuthObject } from '../../types/auth-object' */
/** @import { UnauthenticatedMachineObject } from '../../types/auth-object' */
/** @import { MachineTokenType } from '../../types/token-type' */

/** @typedef {() => Record<string, unknown>} Debug what a decision was based on */

/**
 * A verified machine token, parsed from the addon's JSON.
 *
 * @typedef {object} MachineToken
 * @property {string} id
 * @property {string} subject
 * @property {string} [name]
 * @property {Record<string, unknown> | null} [claims]
 * @property {string[]} [scopes]
 * @property {string} [clientId]
 */

/** The properties that each kind of machine token adds to the auth object of an unauthenticated request. */
const OWN_PROPERTIES = {
  api_key: { name: null, claims: null, userId: null, orgId: null },
  m2m_token: { claims: null, machineId: null },
  oauth_token: { userId: null, clientId: null },
};

/**
 * Whether a string names a kind of machine token.
 *
 * @param {string} tokenType
 * @returns {tokenType is MachineTokenType}
 */
function isMachineTokenType(tokenType) {
  return Object.hasOwn(OWN_PROPERTIES, tokenType);
}

/**
 * The auth-object properties derived from each kind of machine token.
 *
 * @satisfies {Record<MachineTokenType, (token: MachineToken) => object>}
 */
const OWNER_FIELDS = {
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
 * Returns the auth object of a machine.
 *
 * @param {MachineTokenType} tokenType
 * @param {MachineToken} data
 * @param {string} token the token itself, for `getToken()`
 * @param {Debug} debug
 * @returns {AuthenticatedMachineObject}
 */
function authenticatedMachine(tokenType, data, token, debug) {
  // The compiler cannot relate a kind to its row of the table.
  return /** @type {AuthenticatedMachineObject} */ ({
    id: data.id,
    subject: data.subject,
    getToken: () => Promise.resolve(token),
    has: () => false,
    debug,
    isAuthenticated: true,
    tokenType,
    ...OWNER_FIELDS[tokenType](data),
  });
}

/**
 * Returns the auth object of a request without a machine token of the requested kind.
 *
 * @param {MachineTokenType} tokenType
 * @param {Debug} debug
 * @returns {UnauthenticatedMachineObject}
 */
function unauthenticatedMachine(tokenType, debug) {
  return /** @type {UnauthenticatedMachineObject} */ ({
    id: null,
    subject: null,
    scopes: null,
    has: () => false,
    getToken: () => Promise.resolve(null),
    debug,
    isAuthenticated: false,
    tokenType,
    ...OWN_PROPERTIES[tokenType],
  });
}

/**
 * Returns the auth object of a request whose token is not of an accepted kind. It has no type: several are accepted.
 *
 * @returns {InvalidTokenAuthObject}
 */
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
