'use strict';

const { ClerkLocalError } = require('../error');

/**
 * The properties that name a user, and the fields of requests that they become.
 *
 * @type {Record<string, string>}
 */
const FIELDS = { userId: 'user_id', emailAddress: 'email_address', organizationId: 'organization_id' };

/**
 * The body of a request about a user.
 *
 * @param {import('../../index').ClerkLocalUser} who
 * @returns {Record<string, unknown>}
 * @throws {ClerkLocalError} `user-invalid` for an unknown property, which would otherwise mean the first user
 */
function bodyFor({ appUrl, ...user }) {
  const names = Object.keys(user);
  const unknown = names.find((name) => !Object.hasOwn(FIELDS, name));
  if (unknown !== undefined) {
    const known = [...Object.keys(FIELDS), 'appUrl'].join(', ');
    throw new ClerkLocalError('user-invalid', `Unknown property ${JSON.stringify(unknown)}; expected ${known}.`);
  }
  const fields = Object.entries(user).map(([name, value]) => [FIELDS[name], value]);
  return {
    ...Object.fromEntries(fields),
    ...(appUrl !== undefined && { authorized_party: new URL(appUrl).origin }),
  };
}

module.exports = { bodyFor };
