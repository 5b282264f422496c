'use strict';

const { randomUUID } = require('node:crypto');
const { withChanges } = require('./claims');
const { misuse } = require('./misuse');

/** How long a machine token of a test lives unless said otherwise, in seconds. */
const LIFETIME = 3600;

/**
 * Tokens of machines that carry their own signature, which the same `CLERK_JWT_KEY` verifies.
 *
 * @param {import('./signer').Signer} signer
 * @param {{ issuer: string, now: () => number }} instance
 */
function machineTokens(signer, { issuer, now }) {
  /**
   * @param {Record<string, unknown>} header
   * @param {Record<string, unknown>} claims
   * @param {import('../../types/testing').TestMachineOptions} options
   */
  const sign = (header, claims, { expiresInSeconds = LIFETIME, claims: changes = {}, header: headerChanges = {} }) => {
    const issued = now();
    const all = { iss: issuer, iat: issued, nbf: issued - 10, exp: issued + expiresInSeconds, ...claims };
    return signer.sign(
      withChanges({ alg: 'RS256', kid: signer.kid, ...header }, headerChanges),
      withChanges(all, changes),
    );
  };
  /** @param {string} kind @param {string} prefix */
  const opaque = (kind, prefix) => () => {
    throw misuse(
      `${kind} (${prefix}…) are opaque: only Clerk's API knows whom they belong to. Answer the look-up with clerk-local, ` +
        'or test with machine.m2mJwt() or machine.oauthJwt().',
      'testing-token-opaque',
    );
  };
  return Object.freeze({
    /**
     * A machine-to-machine token.
     *
     * @param {import('../../types/testing').TestMachineOptions & { machineId?: string }} [options]
     */
    m2mJwt: ({ machineId = 'mch_test', scopes = [], ...others } = {}) =>
      sign(
        { typ: 'JWT' },
        { sub: machineId, jti: `mt_${compactId()}`, ...(scopes.length > 0 && { scopes: scopes.join(' ') }) },
        others,
      ),
    /**
     * An OAuth access token.
     *
     * @param {import('../../types/testing').TestMachineOptions & { userId?: string, clientId?: string }} [options]
     */
    oauthJwt: ({ userId = 'user_test', clientId = 'client_test', scopes = ['profile'], ...others } = {}) =>
      sign(
        { typ: 'at+jwt' },
        { sub: userId, client_id: clientId, jti: `oat_${compactId()}`, scope: scopes.join(' '), scp: scopes },
        others,
      ),
    /** Always throws: says what to do instead. */
    apiKey: opaque('API keys', 'ak_'),
    m2mToken: opaque('M2M tokens', 'mt_'),
    oauthToken: opaque('OAuth tokens', 'oat_'),
  });
}

function compactId() {
  return randomUUID().replaceAll('-', '');
}

module.exports = { machineTokens };
