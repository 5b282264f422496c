'use strict';

/**
 * @typedef {object} Case one request and its outcome. Used twice: the integration tests check the outcome, the parity
 *   tests that Clerk's SDK has the same result in every detail.
 * @property {string} title completes "a request with …"
 * @property {{ method?: string, path?: string, headers?: object }} request created each time that it is read
 * @property {string | null} reason the expected `x-clerk-auth-reason`; `null` for a session
 * @property {object} [options] middleware options in addition to the keys
 *
 * @typedef {Case['request'] & Pick<Case, 'options'>} Extras the rest of a request, and options
 */

/**
 * A request with a token in the `Authorization` header.
 *
 * @param {string} title
 * @param {string | (() => string)} token a function if a second more or less matters to the outcome
 * @param {string | null} reason
 * @param {Extras} [extras]
 * @returns {Case}
 */
function bearer(title, token, reason, { options, headers, ...request } = {}) {
  return {
    title,
    reason,
    options,
    get request() {
      const text = typeof token === 'function' ? token() : token;
      return { ...request, headers: { ...headers, authorization: `Bearer ${text}` } };
    },
  };
}

/**
 * A request with this `Authorization` header.
 *
 * @param {string} title
 * @param {string} authorization
 * @param {string | null} reason
 * @param {Extras} [extras]
 * @returns {Case}
 */
function header(title, authorization, reason, { options, headers, ...request } = {}) {
  return { title, reason, options, request: { ...request, headers: { ...headers, authorization } } };
}

/**
 * A request with this `Cookie` header.
 *
 * @param {string} title
 * @param {string} value
 * @param {string | null} reason
 * @param {Extras} [extras]
 * @returns {Case}
 */
function cookie(title, value, reason, { options, headers, ...request } = {}) {
  return { title, reason, options, request: { ...request, headers: { ...headers, cookie: value } } };
}

module.exports = { bearer, cookie, header };
