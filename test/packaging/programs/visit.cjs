'use strict';

/**
 * Asks an app who is there: with a session token, with one that somebody forged, and without. The programs print what
 * it gives.
 */
module.exports = async function visit(origin) {
  const ask = async (token) => {
    const headers = { connection: 'close', ...(token && { authorization: `Bearer ${token}` }) };
    const response = await fetch(`${origin}/me`, { headers });
    return `${response.status} ${await response.text()}`;
  };
  const { SESSION_TOKEN, FORGED_TOKEN } = process.env;
  return [await ask(SESSION_TOKEN), await ask(FORGED_TOKEN), await ask(undefined)];
};
