'use strict';

const { getAuth } = require('../get-auth');
const { isUndecided } = require('../auth/undecided');

/**
 * Why a request may not pass; nothing where it may.
 *
 * @param {object} req a request that the middleware has seen
 * @param {object} res its response, whose headers say why the request is signed out
 * @param {{ acceptsToken: string | string[], treatPendingAsSignedOut?: boolean, questions: object,
 *   scope?: string | string[] }} rule `questions` (those of `has()`) apply to sessions,
 *   `scope` to machine tokens
 * @returns {{ status: 401 | 503, reason?: string } | { status: 403, required: object } | undefined}
 */
function refusalOf(req, res, { acceptsToken, treatPendingAsSignedOut, questions, scope }) {
  const auth = getAuth(req, { acceptsToken, treatPendingAsSignedOut });
  if (!auth.isAuthenticated) {
    return unauthenticated(req.auth({ treatPendingAsSignedOut }), acceptsToken, req.auth, reasonIn(res));
  }
  const required = auth.tokenType === 'session_token' ? lackingOf(auth, questions) : lackingScopes(auth, scope);
  return required && { status: 403, required };
}

/**
 * Why a request is answered 401; or 503, where its token may be good and Clerk could not be asked.
 *
 * @param {object} auth the auth object of the token, whatever its kind
 * @param {string | string[]} acceptsToken the kinds of token that count
 * @param {Function} handler what has made the auth object
 * @param {string} [reason] why the request is signed out
 * @returns {{ status: 401 | 503, reason?: string }}
 */
function unauthenticated(auth, acceptsToken, handler, reason) {
  const own = reasonOf(auth);
  if (own !== undefined || !isUndecided(handler, reason)) {
    return { status: 401, reason: own ?? reason };
  }
  // A token of another kind would not do, whatever Clerk said about it.
  const counts = acceptsToken === 'any' || [acceptsToken].flat().includes(auth.tokenType);
  return counts ? { status: 503, reason } : { status: 401, reason: 'token-type-mismatch' };
}

/** Why an auth object is not accepted whose token may well be good; nothing where the token is not. */
function reasonOf(auth) {
  if (auth.isAuthenticated) {
    return 'token-type-mismatch';
  }
  return auth.sessionStatus === 'pending' ? 'session-pending' : undefined;
}

/** Why nobody is signed in, as the middleware has told, be it this package's or Clerk's own. */
function reasonIn(res) {
  const reason = [res.getHeader('x-clerk-auth-reason')].flat().at(-1);
  return reason === undefined ? undefined : String(reason);
}

/**
 * What a session lacks. How recently somebody was verified is asked last: it is the one thing that can be made good.
 */
function lackingOf(auth, { reverification, ...others }) {
  if (Object.keys(others).length > 0 && !auth.has(others)) {
    return others;
  }
  return reverification === undefined || auth.has({ reverification }) ? undefined : { reverification };
}

/** The list may be the app's own, which it still fills; one that it has emptied lets nobody in. */
function lackingScopes({ scopes: granted }, scope) {
  if (scope === undefined) {
    return undefined;
  }
  const scopes = [scope].flat();
  const isGranted = scopes.length > 0 && Array.isArray(granted) && scopes.every((one) => granted.includes(one));
  return isGranted ? undefined : { scope: scopes.join(' ') };
}

module.exports = { refusalOf, unauthenticated };
