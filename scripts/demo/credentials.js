'use strict';

const { createHmac, createPublicKey, generateKeyPairSync, sign } = require('node:crypto');
const { cookieHeader, parseCookie } = require('./browser');
const { send } = require('./http');

/**
 * @import { Cookie } from './browser'
 *
 * @typedef {Record<string, string>} Clerk the variables that clerk-local printed
 */

/**
 * A call of the Backend API. The result is `any`, because each endpoint returns different JSON.
 *
 * @typedef {(method: string, path: string, body?: object) => Promise<any>} Call
 */

/**
 * Creates valid and invalid credentials of one user, and API keys. `clerk-local` issues the valid ones and those with
 * unusual claims; the forgeries are made here.
 *
 * @param {Clerk} clerk
 * @param {string} origin the app's origin
 */
async function makeCredentials(clerk, origin) {
  /** @type {Call} */
  const call = (method, path, body) => callBackend(clerk, method, path, body);
  const [user] = await call('GET', '/v1/users');
  const session = await call('POST', '/v1/sessions', { user_id: user.id });
  const { jwt } = await call('POST', `/v1/sessions/${session.id}/tokens`, {});
  const { keys } = await call('GET', '/v1/jwks');
  const { token: apiKey } = await call('POST', '/local/machine_tokens', {
    subject: user.id,
    name: 'Till',
    scopes: ['read'],
  });
  const altered = async (/** @type {object} */ claims, /** @type {object} */ header = {}) =>
    (await call('POST', '/local/tokens', { user_id: user.id, claims, header })).jwt;
  const now = Math.floor(Date.now() / 1000);
  return {
    userId: user.id,
    good: jwt,
    apiKey,
    unknownApiKey: 'ak_of_another_instance',
    ...(await makeCookies(call, clerk, user.id, origin)),
    expired: await altered({ iat: now - 120, nbf: now - 130, exp: now - 60 }),
    notYetValid: await altered({ nbf: now + 600 }),
    otherApp: await altered({ azp: 'https://another-app.example.com' }),
    unknownKey: await altered({}, { kid: 'ins_of_another_instance' }),
    ...forge(jwt, keys[0]),
  };
}

module.exports = { makeCredentials };

/**
 * @param {Clerk} clerk
 * @param {string} method
 * @param {string} path
 * @param {object} [body]
 */
async function callBackend(clerk, method, path, body) {
  const { status, body: text } = await send(clerk.CLERK_API_URL, {
    method,
    path,
    headers: { authorization: `Bearer ${clerk.CLERK_SECRET_KEY}`, 'content-type': 'application/json' },
    body: body && JSON.stringify(body),
  });
  if (status !== 200) {
    throw new Error(`clerk-local responded to ${method} ${path} with status ${status}.`);
  }
  return JSON.parse(text);
}

/**
 * Returns the cookies of a browser right after it has signed in, and at later times.
 *
 * @param {Call} call
 * @param {Clerk} clerk
 * @param {string} userId
 * @param {string} origin
 */
async function makeCookies(call, clerk, userId, origin) {
  const signedIn = await signInByForm(clerk, userId, origin);
  const expired = await expire(call, signedIn);
  const signedOut = await signInByForm(clerk, userId, origin);
  const page = new URL('sign-out', clerk.CLERK_SIGN_IN_URL);
  await send(page.origin, { path: page.pathname, headers: { cookie: cookieHeader(signedOut) } });
  return {
    cookies: cookieHeader(signedIn),
    expiredCookies: cookieHeader(expired),
    expiredCookiesWithoutRefresh: cookieHeader(expired.filter(({ name }) => !name.startsWith('__refresh'))),
    endedCookies: cookieHeader(await expire(call, signedOut)),
  };
}

/**
 * Returns the same cookies with an expired token of the same session.
 *
 * @param {Call} call
 * @param {Cookie[]} cookies
 * @returns {Promise<Cookie[]>}
 */
async function expire(call, cookies) {
  const token = cookies.find(({ name }) => name === '__session')?.value ?? '';
  const { sid } = JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString());
  const claims = { exp: Math.floor(Date.now() / 1000) - 60 };
  const { jwt } = await call('POST', '/local/tokens', { session_id: sid, claims });
  return cookies.map(({ name, value }) => ({ name, value: name.startsWith('__session') ? jwt : value }));
}

/**
 * Signs in like a browser, and returns the cookies that it would send from then on.
 *
 * @param {Clerk} clerk
 * @param {string} userId
 * @param {string} origin
 */
async function signInByForm(clerk, userId, origin) {
  const page = new URL(clerk.CLERK_SIGN_IN_URL);
  const { status, headers } = await send(page.origin, {
    method: 'POST',
    path: page.pathname,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ user_id: userId, redirect_url: `${origin}/` }).toString(),
  });
  if (status !== 303) {
    throw new Error(`The sign-in page of clerk-local responded with status ${status}, expected 303.`);
  }
  return (headers['set-cookie'] ?? []).map(parseCookie);
}

/**
 * Makes the classic forgeries, with the claims of a valid token.
 *
 * @param {string} jwt
 * @param {import('node:crypto').JsonWebKey} jwk
 */
function forge(jwt, jwk) {
  const [header, payload] = jwt.split('.');
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const publicKey = createPublicKey({ key: jwk, format: 'jwk' }).export({ type: 'spki', format: 'pem' });
  const withAlgorithm = (/** @type {string} */ alg) => {
    const changed = { ...JSON.parse(Buffer.from(header, 'base64url').toString()), alg };
    return `${Buffer.from(JSON.stringify(changed)).toString('base64url')}.${payload}`;
  };
  const signed = `${header}.${payload}`;
  const symmetric = withAlgorithm('HS256');
  return {
    forged: `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`,
    unsigned: `${withAlgorithm('none')}.`,
    publicKeyAsSecret: `${symmetric}.${createHmac('sha256', publicKey).update(symmetric).digest('base64url')}`,
  };
}
