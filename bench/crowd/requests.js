'use strict';

const { cookieHeader } = require('../../test/support/instances');
const { secondsFromNow } = require('../../test/support/tokens');
const { exchangeOf, getRequest } = require('../requests/exchanges');
const { HANDSHAKE } = require('../requests/paths');
const { seededRandom } = require('../statistics/random');

/**
 * @import { AppKind, Exchange, Path } from '../types'
 * @import { Draw } from './draw'
 * @import { People } from './people'
 * @import { Visits } from './visits'
 *
 * @typedef {'bearer' | 'cookies'} Carrier
 *
 * @typedef {{ people: People, draw: Draw, visits: Visits, seed: number }} Crowd `visits` are those of `ours`
 */

/** Room for the periods of a person in the number of a token. */
const PERIODS = 64;

/**
 * Requests of people in random order, each with the token that is theirs at the time.
 *
 * @param {Crowd} crowd
 * @param {Carrier} carrier
 * @returns {Path['exchanges']}
 */
function requestsOf({ people, draw, visits, seed }, carrier) {
  return (kind) => {
    const random = seededRandom(seed);
    const write = writer(carrier);
    return () => signedIn({ people, visits }, kind, draw(random), write);
  };
}

/** How many requests of a mixed day are of which kind, of 101. */
const SHARES = { cookies: 60, bearer: 20, nobody: 15, apiKey: 5, handshake: 1 };
const TOTAL = Object.values(SHARES).reduce((sum, share) => sum + share);

/** Scripts that call the app with an API key each. */
const API_KEYS = 100;

/**
 * Requests of a mixed day.
 *
 * @param {Crowd} crowd
 * @returns {Path['exchanges']}
 */
function mixedRequestsOf({ people, draw, visits, seed }) {
  return (kind) => {
    const random = seededRandom(seed);
    const [bearer, cookies] = [writer('bearer'), writer('cookies')];
    const signedOut = exchangeOf(kind, getRequest(), { userId: null });
    const handshake = exchangeOf(kind, HANDSHAKE, { status: 307 });
    const apiKeys = Array.from({ length: API_KEYS }, (_, index) =>
      exchangeOf(kind, getRequest({ authorization: `Bearer ak_${String(index).padStart(40, 'x')}` })),
    );
    const person = (/** @type {Write} */ write) => signedIn({ people, visits }, kind, draw(random), write);
    /** @type {[share: number, exchange: () => Exchange][]} */
    const kinds = [
      [SHARES.cookies, () => person(cookies)],
      [SHARES.bearer, () => person(bearer)],
      [SHARES.nobody, () => signedOut],
      [SHARES.apiKey, () => apiKeys[Math.floor(random() * API_KEYS)]],
      [SHARES.handshake, () => handshake],
    ];
    return () => {
      let place = random() * TOTAL;
      const [, exchange] = kinds.find(([share]) => (place -= share) < 0) ?? kinds[0];
      return exchange();
    };
  };
}

/** @typedef {(token: string) => string} Write writes the request with a token */

/**
 * @param {Pick<Crowd, 'people' | 'visits'>} crowd
 * @param {AppKind} kind
 * @param {number} person
 * @param {Write} write
 */
function signedIn({ people, visits }, kind, person, write) {
  const period = people.periodOf(person);
  if (kind === 'ours') {
    visits.note(person * PERIODS + period);
  }
  return exchangeOf(kind, write(people.tokenOf(person, period)), { userId: `user_${person}` });
}

/**
 * Writes requests around a token; making them from their headers each time would take the load longer than the app.
 *
 * @param {Carrier} carrier
 * @returns {Write}
 */
function writer(carrier) {
  const mark = 'THE-TOKEN';
  const headers =
    carrier === 'bearer'
      ? { authorization: `Bearer ${mark}` }
      : { cookie: cookieHeader({ session: mark, clientUat: secondsFromNow(-3600) }) };
  const parts = getRequest(headers).split(mark);
  return (token) => parts.join(token);
}

module.exports = { SHARES, mixedRequestsOf, requestsOf };
