'use strict';

const { getAuth } = require('../get-auth');
const { isUndecided } = require('../auth/undecided');

/**
 * What a guard requires of a request.
 *
 * @typedef {object} Rule
 * @property {string | string[]} acceptsToken
 * @property {boolean} [treatPendingAsSignedOut]
 * @property {Record<string, unknown>} requirements the arguments of `has()`, for sessions
 * @property {string | string[]} [scope] for machine tokens
 */

/**
 * Why a request is rejected: what it lacks, why it is signed out, or why that is unknown.
 *
 * @typedef {object} Refusal
 * @property {401 | 403 | 503} status
 * @property {string} [reason] why the request is signed out
 * @property {Record<string, any>} [required] what the session or the machine token lacks
 */

/**
 * Applies a guard's rule. Returns `undefined` if the request is allowed.
 *
 * @param {any} req a request that the middleware has handled
 * @param {import('node:http').ServerResponse} res its response, whose headers say why the request is signed out
 * @param {Rule} rule
 * @returns {Refusal | undefined}
 */
function refusalOf(req, res, { acceptsToken, treatPendingAsSignedOut, requirements, scope }) {
  const auth = getAuth(req, { acceptsToken, treatPendingAsSignedOut });
  if (!auth.isAuthenticated) {
    return unauthenticated(req.auth({ treatPendingAsSignedOut }), acceptsToken, req.auth, reasonIn(res));
  }
  const required =
    auth.tokenType === 'session_token' ? missingRequirements(auth, requirements) : missingScopes(auth, scope);
  return required && { status: 403, required };
}

/**
 * Why a request gets a 401, or a 503 if its token may be valid and could not be checked.
 *
 * @param {any} auth the auth object of the token, whatever its type
 * @param {string | string[]} acceptsToken
 * @param {Function} handler the function that created the auth object
 * @param {string} [reason] why the request is signed out
 * @returns {{ status: 401 | 503, reason?: string }}
 */
function unauthenticated(auth, acceptsToken, handler, reason) {
  const own = reasonOf(auth);
  if (own !== undefined || !isUndecided(handler, reason)) {
    return { status: 401, reason: own ?? reason };
  }
  // A token of another type would be rejected even if it is valid.
  const isAccepted = acceptsToken === 'any' || [acceptsToken].flat().includes(auth.tokenType);
  return isAccepted ? { status: 503, reason } : { status: 401, reason: 'token-type-mismatch' };
}

/**
 * Why an auth object is not accepted although its token may be valid; otherwise `undefined`.
 *
 * @param {any} auth
 */
function reasonOf(auth) {
  if (auth.isAuthenticated) {
    return 'token-type-mismatch';
  }
  return auth.sessionStatus === 'pending' ? 'session-pending' : undefined;
}

/**
 * Why the request is signed out, as reported by the middleware of this package or of Clerk's SDK.
 *
 * @param {import('node:http').ServerResponse} res
 */
function reasonIn(res) {
  const reason = [res.getHeader('x-clerk-auth-reason')].flat().at(-1);
  return reason === undefined ? undefined : String(reason);
}

/**
 * The requirements that a session does not meet. Reverification comes last: it is the only one that the user can still
 * meet.
 *
 * @param {any} auth
 * @param {Record<string, unknown>} requirements
 */
function missingRequirements(auth, { reverification, ...others }) {
  if (Object.keys(others).length > 0 && !auth.has(others)) {
    return others;
  }
  return reverification === undefined || auth.has({ reverification }) ? undefined : { reverification };
}

/**
 * The scopes that a machine token lacks. The array is the app's own, and may change; an empty one allows no token.
 *
 * @param {any} auth
 * @param {string | string[] | undefined} scope
 */
function missingScopes({ scopes: granted }, scope) {
  if (scope === undefined) {
    return undefined;
  }
  const scopes = [scope].flat();
  const isGranted = scopes.length > 0 && Array.isArray(granted) && scopes.every((one) => granted.includes(one));
  return isGranted ? undefined : { scope: scopes.join(' ') };
}

module.exports = { refusalOf, unauthenticated };
