'use strict';

const { createHash } = require('node:crypto');

/** How long before the token's issue the user has signed in, in seconds. */
const SIGNED_IN_AGO = 60;

/** What browsers send when they ask for a document. */
const DOCUMENT = { accept: 'text/html', 'sec-fetch-dest': 'document' };

/**
 * The headers with which a browser sends its cookies: each by its plain name and with the suffix of the instance.
 *
 * @param {{ token?: string, isSignedIn: boolean }} session without `token`, a signed-in browser starts a handshake
 * @param {{ publishableKey: string, now: number }} instance
 * @returns {{ cookie: string } & Record<string, string>}
 */
function cookieHeaders({ token, isSignedIn }, { publishableKey, now }) {
  const suffix = suffixOf(publishableKey);
  const cookies = {
    ...(token !== undefined && { __session: token }),
    __client_uat: isSignedIn ? String(now - SIGNED_IN_AGO) : '0',
    __clerk_db_jwt: 'dvb_test',
  };
  const cookie = Object.entries(cookies)
    .flatMap(([name, value]) => [`${name}=${value}`, `${name}_${suffix}=${value}`])
    .join('; ');
  return { cookie, ...(token === undefined && isSignedIn && DOCUMENT) };
}

/**
 * The first eight characters of the key's SHA-1 in Base64, as Clerk names cookies of one instance.
 *
 * @param {string} publishableKey
 */
function suffixOf(publishableKey) {
  return createHash('sha1').update(publishableKey).digest('base64url').slice(0, 8);
}

module.exports = { cookieHeaders };
