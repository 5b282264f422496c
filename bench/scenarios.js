'use strict';

const { sign } = require('node:crypto');
const { promisify } = require('node:util');
const { cookieHeader } = require('../test/support/instances');
const { signingKey } = require('../test/support/keys');
const { encode, secondsFromNow, sessionClaims, sessionToken } = require('../test/support/tokens');

/** All tokens outlive the run. */
const LIFETIME_SECONDS = 3600;

/**
 * The requests that are measured. `headers(use)` gives the headers of the next request; `use` tells for whom, so that a
 * token which must be new is new to each app. `amount` is set where a round ends after so many requests.
 *
 * @param {{ rounds: number, newTokens: number }} settings
 */
async function makeScenarios({ rounds, newTokens }) {
  const token = sessionToken({ exp: secondsFromNow(LIFETIME_SECONDS) }, {}, signingKey);
  const bearer = { authorization: `Bearer ${token}` };
  const cookies = { cookie: cookieHeader({ session: token, clientUat: secondsFromNow(-60) }) };
  return [
    { name: 'the same bearer token', userId: 'user_1', headers: () => bearer },
    { name: 'the same cookies', userId: 'user_1', headers: () => cookies },
    { name: 'no credentials', userId: null, headers: () => ({}) },
    {
      name: 'a new bearer token each time',
      userId: 'user_1',
      amount: newTokens,
      headers: nextOf(await mint(rounds * newTokens), token),
    },
  ];
}

/** Takes the tokens one after the other, for each use on its own; the warm-up does not use them up. */
function nextOf(tokens, warmUpToken) {
  const positions = new Map();
  return (use) => {
    if (use === 'warm-up') {
      return { authorization: `Bearer ${warmUpToken}` };
    }
    const position = positions.get(use) ?? 0;
    positions.set(use, position + 1);
    return { authorization: `Bearer ${tokens[position % tokens.length]}` };
  };
}

/** Makes tokens that differ in their session. */
async function mint(count) {
  console.log(`Signing ${count} tokens, which takes about ${Math.ceil(count / 1500)} s`);
  const header = encode(JSON.stringify({ alg: 'RS256', cat: 'cl_B7d4PD111AAA', kid: signingKey.kid, typ: 'JWT' }));
  const signInBackground = promisify(sign);
  return Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const claims = sessionClaims({ sid: `sess_${index}`, exp: secondsFromNow(LIFETIME_SECONDS) });
      const signed = `${header}.${encode(JSON.stringify(claims))}`;
      const signature = await signInBackground('sha256', Buffer.from(signed), signingKey.privateKey);
      return `${signed}.${signature.toString('base64url')}`;
    }),
  );
}

module.exports = { makeScenarios };
