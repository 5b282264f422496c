'use strict';

/** Values that `debug()` always has, cut to their first characters (authentication.md §5.8). */
const REDACTED = [
  'secretKey',
  'jwtKey',
  'sessionToken',
  'tokenInHeader',
  'sessionTokenInCookie',
  'refreshTokenInCookie',
  'devBrowserToken',
  'handshakeToken',
];

/** How much of a redacted value is shown: enough to tell `sk_test` from `sk_live`. */
const SHOWN_CHARACTERS = 7;

/** The `debug()` function of an auth object. */
function debug(data) {
  return () => {
    const shown = { ...data };
    for (const name of REDACTED) {
      shown[name] = (data[name] || '').slice(0, SHOWN_CHARACTERS);
    }
    return shown;
  };
}

module.exports = { debug };
