'use strict';

const { debugNothing } = require('./debug');

/** What each kind of machine token adds to the auth object (authentication.md §5.4). */
const OWN_PROPERTIES = {
  api_key: { name: null, claims: null, userId: null, orgId: null },
  m2m_token: { claims: null, machineId: null },
  oauth_token: { userId: null, clientId: null },
};

/** Whether this names a kind of machine token. */
function isMachineTokenType(tokenType) {
  return Object.hasOwn(OWN_PROPERTIES, tokenType);
}

/** The auth object of a request that carries no machine token of the kind that was asked for. */
function unauthenticatedMachine(tokenType) {
  return {
    id: null,
    subject: null,
    scopes: null,
    has: () => false,
    getToken: () => Promise.resolve(null),
    debug: debugNothing,
    isAuthenticated: false,
    tokenType,
    ...OWN_PROPERTIES[tokenType],
  };
}

/** The auth object of a request whose token is of none of the kinds that were asked for (authentication.md §5.5). */
function invalidToken() {
  return {
    isAuthenticated: false,
    tokenType: null,
    getToken: () => Promise.resolve(null),
    has: () => false,
    debug: () => ({}),
  };
}

module.exports = { invalidToken, isMachineTokenType, unauthenticatedMachine };
