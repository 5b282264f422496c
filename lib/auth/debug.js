'use strict';

/** Values that `debug()` always has, cut to their first characters so that logs hold no usable secret. */
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

/** Values that are cut where they are there. */
const REDACTED = ['machineSecretKey', 'clientSecretKey'];

/** How much of a redacted value is shown: enough to tell `sk_test` from `sk_live`. */
const SHOWN_CHARACTERS = 7;

/**
 * What `debug()` of an auth object gives: a copy of what there is to show, with secrets cut.
 *
 * @param {object} data
 */
function redacted(data) {
  const shown = { ...data };
  for (const name of REDACTED) {
    if (shown[name]) {
      shown[name] = cut(shown[name]);
    }
  }
  for (const name of ALWAYS_REDACTED) {
    shown[name] = cut(shown[name]);
  }
  return shown;
}

function cut(value) {
  return (value || '').slice(0, SHOWN_CHARACTERS);
}

module.exports = { redacted };
