'use strict';

/**
 * @typedef {object} Keys
 * @property {string | undefined} publishableKey
 * @property {string | undefined} secretKey
 * @property {string | undefined} jwtKey
 * @property {string | undefined} frontendApi the host in the publishable key, with the port of `clerk-local`
 */

/** @returns {Keys} those in the environment */
function keysInEnvironment() {
  const [publishableKey, secretKey, jwtKey] = ['CLERK_PUBLISHABLE_KEY', 'CLERK_SECRET_KEY', 'CLERK_JWT_KEY'].map(
    (name) => process.env[name]?.trim() || undefined,
  );
  return { publishableKey, secretKey, jwtKey, frontendApi: hostIn(publishableKey) };
}

/** @param {string | undefined} publishableKey */
function hostIn(publishableKey) {
  const [, encoded] = /^pk_(?:test|live)_([\w+/=-]+)$/.exec(publishableKey ?? '') ?? [];
  const decoded = encoded === undefined ? '' : Buffer.from(encoded, 'base64').toString('latin1');
  return /^[a-z\d.-]+\.[a-z\d-]+(?::\d+)?\$$/i.test(decoded) ? decoded.slice(0, -1) : undefined;
}

const COPY_KEYS = 'copy it from the Clerk Dashboard under API keys';

/**
 * @param {Keys} keys
 * @returns {import('./index').Finding[]}
 */
function keyFindings({ publishableKey, secretKey, jwtKey, frontendApi }) {
  return [
    publishableFinding(publishableKey, frontendApi),
    secretFinding(secretKey, publishableKey),
    ...(jwtKey === undefined ? [] : [pemFinding(jwtKey)]),
  ];
}

/**
 * @param {string | undefined} key
 * @param {string | undefined} host
 * @returns {import('./index').Finding}
 */
function publishableFinding(key, host) {
  const check = 'publishable-key';
  if (key === undefined) {
    return { check, result: 'failed', message: 'CLERK_PUBLISHABLE_KEY is not set', advice: COPY_KEYS };
  }
  if (host === undefined) {
    const message = 'CLERK_PUBLISHABLE_KEY is not a publishable key: it does not name the host of a Frontend API';
    return { check, result: 'failed', message, advice: `${COPY_KEYS}; it starts with pk_test_ or pk_live_` };
  }
  return { check, result: 'ok', message: `${kindOf(key)} instance, Frontend API ${host}` };
}

/**
 * @param {string | undefined} key
 * @param {string | undefined} publishableKey
 * @returns {import('./index').Finding}
 */
function secretFinding(key, publishableKey) {
  const check = 'secret-key';
  if (key === undefined) {
    return { check, result: 'failed', message: 'CLERK_SECRET_KEY is not set', advice: COPY_KEYS };
  }
  if (!/^sk_(test|live)_\S+$/.test(key)) {
    const message = 'CLERK_SECRET_KEY is not a secret key: expected sk_test_ or sk_live_ and no white space';
    return { check, result: 'failed', message, advice: COPY_KEYS };
  }
  const isOther = /^pk_(test|live)_/.test(publishableKey ?? '') && kindOf(publishableKey ?? '') !== kindOf(key);
  if (isOther) {
    const message = `CLERK_SECRET_KEY is that of a ${kindOf(key)} instance, and CLERK_PUBLISHABLE_KEY that of another`;
    return { check, result: 'failed', message, advice: 'copy both keys from the same instance' };
  }
  return { check, result: 'ok', message: `set, of a ${kindOf(key)} instance` };
}

/**
 * @param {string} pem
 * @returns {import('./index').Finding}
 */
function pemFinding(pem) {
  const { createPublicKey } = require('node:crypto');
  const check = 'jwt-key';
  try {
    const { asymmetricKeyType, asymmetricKeyDetails } = createPublicKey(pem.replaceAll('\\n', '\n'));
    const message = `${asymmetricKeyType} key of ${asymmetricKeyDetails?.modulusLength} bits; signing keys are not fetched`;
    return { check, result: 'ok', message };
  } catch {
    return {
      check,
      result: 'failed',
      message: 'CLERK_JWT_KEY is not a public key in PEM format',
      advice: 'copy the JWKS public key from the Clerk Dashboard under API keys, with its first and last line',
    };
  }
}

/** @param {string} key */
function kindOf(key) {
  return /^[a-z]+_test_/.test(key) ? 'development' : 'production';
}

module.exports = { keyFindings, keysInEnvironment };
