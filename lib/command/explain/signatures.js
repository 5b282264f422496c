'use strict';

const { createSign, generateKeyPairSync } = require('node:crypto');

/** A JWT in a header: three parts, of which the first begins with `{"` in Base64. */
const JWT = /eyJ[\w-]*\.[\w-]+\.[\w-]*/g;

/**
 * Signs the RS256 tokens in a request again, with a key that is made for it and leaves with this process, so that what
 * comes after the signature can be decided without the instance's keys.
 *
 * @param {[name: string, value: string][]} headers
 * @returns {{ headers: [name: string, value: string][], keySet: { keys: object[] } }} the key set has every `kid` that
 *   a token names
 */
function withAssumedSignatures(headers) {
  /** @type {Set<string>} */
  const keyIds = new Set();
  /** @type {import('node:crypto').KeyPairKeyObjectResult | undefined} */
  let pair;
  const signed = headers.map(([name, value]) => {
    const again = value.replace(JWT, (token) => {
      const [header, payload] = token.split('.');
      const { alg, kid } = parsed(header);
      if (alg !== 'RS256' || typeof kid !== 'string') {
        return token;
      }
      keyIds.add(kid);
      pair ??= generateKeyPairSync('rsa', { modulusLength: 2048 });
      const signature = createSign('RSA-SHA256').update(`${header}.${payload}`).sign(pair.privateKey, 'base64url');
      return `${header}.${payload}.${signature}`;
    });
    return /** @type {[string, string]} */ ([name, again]);
  });
  const jwk = pair?.publicKey.export({ format: 'jwk' });
  return { headers: signed, keySet: { keys: [...keyIds].map((kid) => ({ ...jwk, kid, alg: 'RS256', use: 'sig' })) } };
}

/** @param {string} part */
function parsed(part) {
  try {
    const header = JSON.parse(Buffer.from(part, 'base64url').toString());
    return typeof header === 'object' && header !== null ? header : {};
  } catch {
    return {};
  }
}

/**
 * Whether any header holds a JWT.
 *
 * @param {[name: string, value: string][]} headers
 */
function hasTokens(headers) {
  return headers.some(([, value]) => value.match(JWT) !== null);
}

module.exports = { hasTokens, withAssumedSignatures };
