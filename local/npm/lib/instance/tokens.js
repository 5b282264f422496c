'use strict';

const { bodyFor } = require('./who');

/**
 * @import { ClerkLocal, ClerkLocalUser } from '../../index'
 * @import { Call } from './call'
 */

/**
 * Tokens for tests.
 *
 * @param {Call} call
 * @param {(who?: ClerkLocalUser) => ClerkLocalUser} withApp adds the app
 * @returns {Pick<ClerkLocal, 'token' | 'machineToken'>}
 */
function tokensOf(call, withApp) {
  /** @param {ClerkLocalUser} who */
  async function newSession(who) {
    const { session_id: sessionId } = await call('POST', '/local/cookies', bodyFor(withApp(who)));
    return sessionId;
  }

  return {
    async token({ claims, header, ...session } = {}) {
      const { sessionId, ...who } = /** @type {ClerkLocalUser & { sessionId?: string }} */ (session);
      const id = sessionId ?? (await newSession(who));
      const { jwt } = await call('POST', '/local/tokens', { session_id: id, claims, header });
      return jwt;
    },
    machineToken: ({ expiresInSeconds, ...token } = {}) =>
      call('POST', '/local/machine_tokens', { ...token, expires_in_seconds: expiresInSeconds }),
  };
}

module.exports = { tokensOf };
