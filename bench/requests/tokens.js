'use strict';

const { sign } = require('node:crypto');
const { promisify } = require('node:util');
const { signingKey } = require('../../test/support/keys');
const { encode, forgedToken, secondsFromNow, sessionClaims } = require('../../test/support/tokens');
const { ORGANIZATION_CLAIMS, organizationClaimsOf } = require('./organization');

/** @import { Claims, SigningKey } from '../../test/support/tokens' */

/** All tokens outlive the run. */
const LIFETIME_SECONDS = 7200;

/** Tokens that are signed at the same time. */
const BATCH = 4096;

const signInBackground = promisify(sign);
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/**
 * Signs session tokens that differ in their session, on all cores. Two of five have an active organization.
 *
 * @param {number} count
 * @param {{ claims?: (index: number) => Claims, key?: SigningKey }} [options] claims to add
 * @returns {Promise<string[]>}
 */
async function mint(count, { claims = () => ({}), key = signingKey } = {}) {
  const header = encode(JSON.stringify({ alg: 'RS256', cat: 'cl_B7d4PD111AAA', kid: key.kid, typ: 'JWT' }));
  const signed = async (/** @type {number} */ index) => {
    const own = {
      sid: `sess_${index}`,
      exp: secondsFromNow(LIFETIME_SECONDS),
      ...organizationClaimsOf(index),
      ...claims(index),
    };
    const text = `${header}.${encode(JSON.stringify(sessionClaims(own)))}`;
    const signature = await signInBackground('sha256', Buffer.from(text), key.privateKey);
    return `${text}.${signature.toString('base64url')}`;
  };
  /** @type {string[]} */
  const tokens = [];
  while (tokens.length < count) {
    const from = tokens.length;
    const length = Math.min(BATCH, count - from);
    tokens.push(...(await Promise.all(Array.from({ length }, (_, index) => signed(from + index)))));
  }
  return tokens;
}

/** Claims of a token that was good until a minute ago. */
const expired = () => ({ iat: secondsFromNow(-120), nbf: secondsFromNow(-130), exp: secondsFromNow(-60) });

/**
 * The token with a signature that is a little different for each `count`, and never the right one.
 *
 * @param {string} token
 * @param {number} count
 */
function withForgedSignature(token, count) {
  const start = token.lastIndexOf('.') + 1;
  const changed = Array.from({ length: 4 }, (_, digit) => {
    const old = alphabet.indexOf(token[start + digit]);
    // The first differs always, the others by the digits of `count` in base 63.
    const by = digit === 0 ? 1 : Math.floor(count / 63 ** (digit - 1)) % 63;
    return alphabet[(old + by) % 64];
  });
  return token.slice(0, start) + changed.join('') + token.slice(start + 4);
}

/**
 * A token of about this many bytes without a valid signature.
 *
 * @param {number} bytes
 */
function bigForgedToken(bytes) {
  const frame = forgedToken({ ...ORGANIZATION_CLAIMS, padding: '' }).length;
  return forgedToken({
    ...ORGANIZATION_CLAIMS,
    padding: 'x'.repeat(Math.max(0, Math.floor(((bytes - frame) * 3) / 4))),
  });
}

module.exports = { LIFETIME_SECONDS, bigForgedToken, expired, mint, withForgedSignature };
