'use strict';

/**
 * @import { BrowserContext } from 'playwright-core'
 * @import { Stage } from './stage'
 */

/**
 * Replaces the session token of a browser by an expired one of the same session.
 *
 * @param {BrowserContext} context
 * @param {Pick<Stage, 'standIn'>} stage
 */
async function expireSession(context, { standIn }) {
  const cookies = (await context.cookies()).filter(({ name }) => name.startsWith('__session'));
  const { sid, azp } = claimsOf(cookies[0].value);
  const claims = { azp, exp: Math.floor(Date.now() / 1000) - 60 };
  const { jwt } = await standIn.call('POST', '/local/tokens', { session_id: sid, claims });
  await context.addCookies(cookies.map((cookie) => ({ ...cookie, value: jwt })));
}

/**
 * Signs a browser in to the app, without a page.
 *
 * @param {BrowserContext} context
 * @param {Pick<Stage, 'app' | 'standIn'>} stage
 * @param {{ id: string }} user
 */
async function signInByCookies(context, { app, standIn }, { id }) {
  const wanted = { user_id: id, authorized_party: app.origin };
  const { cookies } = await standIn.call('POST', '/local/cookies', wanted);
  const { hostname: domain } = new URL(app.origin);
  await context.addCookies(cookies.map((/** @type {any} */ cookie) => ({ ...cookie, domain })));
}

/**
 * The payload of a JWT.
 *
 * @param {string} jwt
 * @returns {Record<string, any>}
 */
function claimsOf(jwt) {
  return JSON.parse(Buffer.from(jwt.split('.')[1], 'base64url').toString());
}

module.exports = { claimsOf, expireSession, signInByCookies };
