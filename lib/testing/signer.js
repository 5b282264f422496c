'use strict';

const { createSign, generateKeyPairSync } = require('node:crypto');

/**
 * A key pair that signs JWTs. Made with the first token: an RSA key takes longer than everything else here.
 */
class Signer {
  /** @type {import('node:crypto').KeyPairKeyObjectResult | undefined} */
  #pair;

  /** @param {string} kid the key's id */
  constructor(kid) {
    this.kid = kid;
  }

  get #keys() {
    this.#pair ??= generateKeyPairSync('rsa', { modulusLength: 2048 });
    return this.#pair;
  }

  /** The public key in PEM format: `CLERK_JWT_KEY`. */
  get pem() {
    return this.#keys.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  }

  /** The public key as an entry of a key set. */
  get jwk() {
    return { ...this.#keys.publicKey.export({ format: 'jwk' }), kid: this.kid, alg: 'RS256', use: 'sig' };
  }

  /**
   * @param {Record<string, unknown>} header
   * @param {Record<string, unknown>} claims
   * @returns {string} a compact JWT, signed with RS256 whatever the header says
   */
  sign(header, claims) {
    const signed = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
    return `${signed}.${createSign('RSA-SHA256').update(signed).sign(this.#keys.privateKey, 'base64url')}`;
  }
}

module.exports = { Signer };
