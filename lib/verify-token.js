'use strict';

const { callAddon, codedError, errorOfAddon } = require('./errors/coded-error');
const { TokenVerifier } = require('./native');
const { text, verificationSettings } = require('./options/values');
const { keepPrepared } = require('./options/memoize');
const { TokenVerificationError } = require('./errors/token-verification-error');

/** Most verifiers that are kept ready. Only options that are made anew for each call make more than a few. */
const MAX_VERIFIERS = 4096;

/** The native verifiers: one for all calls with equal settings. */
const prepare = keepPrepared((setting) => callAddon(() => new TokenVerifier(setting, setting)), MAX_VERIFIERS);

/**
 * Whether a token was signed by Clerk for this instance, and is valid now. No request is needed, and the environment is
 * not consulted. A token made from a JWT template is accepted too; a machine's is not, whatever marks it.
 *
 * @param {string} token
 * @param {object} [options] `jwtKey` or `secretKey` has to be there; `types/verify-token.d.ts` explains all of them
 * @returns {Promise<object>} the claims; rejects with a {@link TokenVerificationError} for a token that is refused
 */
async function verifyToken(token, options = {}) {
  const verifier = prepare(settings(options));
  const { claims, reason, message, action } = await verification(verifier, String(token || ''));
  if (claims !== undefined) {
    return JSON.parse(claims);
  }
  if (reason !== undefined) {
    throw new TokenVerificationError({ reason, message, action });
  }
  throw codedError({
    code: 'jwk-remote-failed-to-load',
    message: `Clerk: the token could not be verified, because the signing keys could not be loaded: ${message}`,
  });
}

async function verification(verifier, token) {
  try {
    return await verifier.verify(token);
  } catch (error) {
    throw errorOfAddon(error);
  }
}

/** The options of the native verifier. */
function settings(options) {
  return {
    secretKey: text('secretKey', options.secretKey),
    jwtKey: text('jwtKey', options.jwtKey),
    apiUrl: text('apiUrl', options.apiUrl),
    apiVersion: text('apiVersion', options.apiVersion),
    ...verificationSettings(options),
  };
}

module.exports = { verifyToken };
