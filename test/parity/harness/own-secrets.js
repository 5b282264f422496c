'use strict';

/** What is sent to Clerk: opaque tokens, nonces, and the refresh tokens of expired sessions. */
const ASKED_ABOUT = /\b(?:ak|mt|oat)_opaque\b|__clerk_handshake_nonce=[^&;]+|__refresh_\w+=[^;]+/g;

/**
 * The request with secrets that no other case has. What Clerk rejects in one case is rejected for some seconds without
 * another call, and the order of cases is random.
 *
 * @param {{ method: string, path: string, headers: object }} request
 * @param {string} name of the case
 */
function withOwnSecrets({ path, headers, ...request }, name) {
  const own = (text) => (typeof text === 'string' ? text.replace(ASKED_ABOUT, (secret) => `${secret}_${name}`) : text);
  return {
    ...request,
    path: own(path),
    headers: Object.fromEntries(Object.entries(headers).map(([key, value]) => [key, own(value)])),
  };
}

module.exports = { withOwnSecrets };
