'use strict';

const { generateKeyPairSync } = require('node:crypto');

/**
 * @typedef {ReturnType<typeof makeKey>} Key
 *
 * @typedef {import('node:crypto').JsonWebKey & { use?: string, alg?: string, kid?: string }} Jwk
 */

/**
 * A new RSA key pair in the formats that tests need.
 *
 * @param {string} kid the id under which the public key is served
 * @param {number} [modulusLength] in bits
 */
function makeKey(kid, modulusLength = 2048) {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength });
  return {
    kid,
    privateKey,
    publicKey,
    jwk: /** @type {Jwk} */ ({ use: 'sig', alg: 'RS256', kid, ...publicKey.export({ format: 'jwk' }) }),
    pem: /** @type {string} */ (publicKey.export({ type: 'spki', format: 'pem' })),
    pkcs1: /** @type {string} */ (publicKey.export({ type: 'pkcs1', format: 'pem' })),
  };
}

/** The signing key of the instance. */
const signingKey = makeKey('ins_signing');

/** A key that the instance does not have. */
const foreignKey = makeKey('ins_foreign');

/** Other keys that the instance serves, each unusual in one way. */
const oddKeys = {
  anyAlgorithm: withJwk(makeKey('ins_any_algorithm'), { alg: undefined }),
  bits1024: makeKey('ins_1024_bits', 1024),
  bits4096: makeKey('ins_4096_bits', 4096),
  encryption: withJwk(makeKey('ins_encryption'), { use: 'enc' }),
  nameless: withJwk(makeKey('ins_nameless'), { kid: undefined }),
  octets: { ...makeKey('ins_octets'), jwk: { kty: 'oct', kid: 'ins_octets', alg: 'RS256', k: 'c2VjcmV0' } },
};

/** The instance's key set. */
const servedKeys = [signingKey, ...Object.values(oddKeys)].map(({ jwk }) => jwk);

/**
 * @param {Key} key
 * @param {Partial<Jwk>} changes
 */
function withJwk(key, changes) {
  return { ...key, jwk: { ...key.jwk, ...changes } };
}

module.exports = { foreignKey, makeKey, oddKeys, servedKeys, signingKey };
