'use strict';

const { limits } = require('../native');

/** Values that `debug()` always has, truncated so that logs contain no usable secret. */
const ALWAYS_REDACTED = [
  'secretKey',
  'jwtKey',
  'sessionToken',
  'tokenInHeader',
  'sessionTokenInCookie',
  'refreshTokenInCookie',
  'devBrowserToken',
  'handshakeToken',
];

/** Values that are truncated where they are present. */
const REDACTED = ['machineSecretKey', 'clientSecretKey'];

/** The length of a redacted value: enough to distinguish `sk_test` from `sk_live`. */
const SHOWN_CHARACTERS = limits().shownCharacters;

/**
 * Returns what `debug()` of an auth object shows: a copy of the data with truncated secrets.
 *
 * @param {Record<string, unknown>} data
 * @returns {Record<string, unknown>}
 */
function redacted(data) {
  const shown = { ...data };
  for (const name of REDACTED) {
    if (shown[name]) {
      shown[name] = truncate(shown[name]);
    }
  }
  for (const name of ALWAYS_REDACTED) {
    shown[name] = truncate(shown[name]);
  }
  return shown;
}

/** @param {unknown} value */
function truncate(value) {
  return String(value || '').slice(0, SHOWN_CHARACTERS);
}

module.exports = { redacted };
