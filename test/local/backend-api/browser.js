'use strict';

/**
 * What browsers do between the calls of a backend.
 *
 * @import { ClerkLocal } from '../../../local/npm'
 */

/**
 * Begins a sign-up in a new browser, and resolves with its ID.
 *
 * @param {ClerkLocal} clerk
 * @param {string} emailAddress
 * @returns {Promise<string>}
 */
async function beginSignUp(clerk, emailAddress) {
  const post = async (/** @type {string} */ target, /** @type {Record<string, string>} */ fields) => {
    const response = await fetch(clerk.url + target, { method: 'POST', body: new URLSearchParams(fields) });
    return /** @type {any} */ (await response.json());
  };
  const { id: browser } = await post('/v1/dev_browser', {});
  const { response } = await post(`/v1/client/sign_ups?__clerk_db_jwt=${browser}`, { email_address: emailAddress });
  return response.id;
}

/**
 * Signs in, and resolves with what a refresh of the session needs.
 *
 * @param {ClerkLocal} clerk
 * @param {string} userId
 * @returns {Promise<{ sessionId: string, token: string, refreshToken: string }>}
 */
async function signIn(clerk, userId) {
  const cookies = await clerk.cookies({ userId });
  const valueOf = (/** @type {string} */ prefix) => cookies.find(({ name }) => name.startsWith(prefix))?.value ?? '';
  const token = valueOf('__session');
  const { sid } = JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString());
  return { sessionId: sid, token, refreshToken: valueOf('__refresh') };
}

/**
 * The nonce with which a handshake leads a new browser back to the app.
 *
 * @param {ClerkLocal} clerk
 * @returns {Promise<string>}
 */
async function handshakeNonce(clerk) {
  const query = new URLSearchParams({
    redirect_url: 'http://127.0.0.1:3000/',
    format: 'nonce',
    __clerk_api_version: '2025-11-10',
  });
  const response = await fetch(`${clerk.url}/v1/client/handshake?${query}`, { redirect: 'manual' });
  const back = new URL(response.headers.get('location') ?? 'about:blank');
  return back.searchParams.get('__clerk_handshake_nonce') ?? '';
}

module.exports = { beginSignUp, handshakeNonce, signIn };
