'use strict';

const { callAddon, codedError, errorOfAddon } = require('./errors/coded-error');
const { TokenVerifier } = require('./native');
const { text, verificationSettings } = require('./options/values');
const { memoizeByJson } = require('./options/memoize');
const { TokenVerificationError } = require('./errors/token-verification-error');

/** @import { TokenVerifierOptions, VerificationOptions } from '../binding' */
/** @import { Options } from './types' */

/** @typedef {TokenVerifierOptions & VerificationOptions} Settings */

/** Maximum number of cached verifiers. Only options that differ for each call create more than a few. */
const MAX_VERIFIERS = 4096;

/** Native verifiers: one for all calls with equal settings. */
const verifierFor = memoizeByJson(
  (/** @type {Settings} */ settings) => callAddon(() => new TokenVerifier(settings, settings)),
  MAX_VERIFIERS,
);

/**
 * Verifies that Clerk has signed a token for this instance, and that it is valid now. It needs no request, and does not
 * read the environment. It accepts tokens from JWT templates, and rejects those of machines.
 *
 * @param {unknown} token
 * @param {Options} [options] `jwtKey` or `secretKey` is required; `types/verify-token.d.ts` explains all of them
 * @returns {Promise<Record<string, unknown>>} the claims; rejects with a {@link TokenVerificationError} for a rejected
 *   token
 */
async function verifyToken(token, options = {}) {
  const verifier = verifierFor(settingsOf(options));
  const { claims, reason, message = '', action } = await verification(verifier, String(token || ''));
  if (claims !== undefined) {
    return JSON.parse(claims);
  }
  if (reason !== undefined) {
    throw new TokenVerificationError({ reason, message, action });
  }
  throw codedError({
    code: 'jwk-remote-failed-to-load',
    message: `Clerk: cannot verify the token, because the signing keys could not be loaded: ${message}`,
  });
}

/**
 * @param {TokenVerifier} verifier
 * @param {string} token
 */
async function verification(verifier, token) {
  try {
    return await verifier.verify(token);
  } catch (error) {
    throw errorOfAddon(/** @type {Error} */ (error));
  }
}

/**
 * Returns the options of the native verifier.
 *
 * @param {Options} options
 * @returns {Settings}
 */
function settingsOf(options) {
  return {
    secretKey: text('secretKey', options.secretKey),
    jwtKey: text('jwtKey', options.jwtKey),
    apiUrl: text('apiUrl', options.apiUrl),
    apiVersion: text('apiVersion', options.apiVersion),
    ...verificationSettings(options),
  };
}

module.exports = { verifyToken };
