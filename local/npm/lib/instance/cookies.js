'use strict';

const { bodyFor } = require('./who');

/**
 * @import { ClerkLocalCookie, ClerkLocalCookies, ClerkLocalUser } from '../../index'
 * @import { Call } from './call'
 */

/** The app's URL if none is named, as for the program. */
const DEFAULT_APP_URL = 'http://127.0.0.1:3000';

/**
 * A new session in a new browser, as cookies for some hosts.
 *
 * @param {Call} call
 * @param {ClerkLocalUser} who
 * @param {string[]} hosts
 * @returns {Promise<ClerkLocalCookie[]>}
 */
async function cookiesFor(call, who, hosts) {
  /** @type {{ cookies: { name: string, value: string, path: string, httpOnly: boolean }[] }} */
  const { cookies } = await call('POST', '/local/cookies', bodyFor(who));
  return hosts.flatMap((domain) =>
    cookies.map(({ name, value, path, httpOnly }) => ({
      name,
      value,
      domain,
      path,
      // A session cookie, as Playwright writes it.
      expires: -1,
      httpOnly,
      secure: false,
      sameSite: /** @type {const} */ ('Lax'),
    })),
  );
}

/**
 * The same for the host of the app, with the header that a browser would send.
 *
 * @param {Call} call
 * @param {ClerkLocalUser} who
 * @returns {Promise<ClerkLocalCookies>}
 */
async function cookiesWithHeader(call, who) {
  const { hostname } = new URL(who.appUrl ?? DEFAULT_APP_URL);
  const cookies = await cookiesFor(call, who, [hostname]);
  const header = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  // Not enumerable: an array for `storageState` has only cookies.
  return /** @type {ClerkLocalCookies} */ (Object.defineProperty(cookies, 'header', { value: header }));
}

module.exports = { cookiesFor, cookiesWithHeader };
