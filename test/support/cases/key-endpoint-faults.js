'use strict';

/**
 * What a key endpoint without usable keys means for a request with a valid token. `reason` is ours; `reference` is set
 * where that of `@clerk/express` differs (S5: redirects are rejected, and responses are read only up to a limit).
 *
 * @type {{ mode: string, title: string, reason: string, requests: number, reference?: string | null }[]}
 */
module.exports = [
  { mode: 'html', title: 'responds with an HTML page', reason: 'unexpected-error', requests: 1 },
  { mode: 'htmlError', title: 'is behind a failing gateway', reason: 'unexpected-error', requests: 2 },
  { mode: 'empty', title: 'has no keys', reason: 'jwk-remote-failed-to-load', requests: 1 },
  { mode: 'object', title: 'responds with an object without keys', reason: 'jwk-remote-failed-to-load', requests: 1 },
  { mode: 'list', title: 'responds with an array', reason: 'jwk-remote-failed-to-load', requests: 1 },
  { mode: 'notFound', title: 'responds with 404', reason: 'jwk-remote-failed-to-load', requests: 1 },
  { mode: 'throttled', title: 'is rate-limited', reason: 'jwk-remote-failed-to-load', requests: 1 },
  { mode: 'unauthorized', title: 'rejects the secret key', reason: 'secret-key-invalid', requests: 1 },
  { mode: 'serverError', title: 'fails', reason: 'jwk-remote-failed-to-load', requests: 2 },
  {
    mode: 'huge',
    title: 'responds with a megabyte',
    reason: 'jwk-remote-failed-to-load',
    requests: 1,
    reference: null,
  },
  { mode: 'redirect', title: 'redirects', reason: 'jwk-remote-failed-to-load', requests: 1, reference: null },
];
