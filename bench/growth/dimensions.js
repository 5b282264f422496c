'use strict';

const { cookieHeader } = require('../../test/support/instances');
const { makeKey, signingKey } = require('../../test/support/keys');
const { secondsFromNow } = require('../../test/support/tokens');
const { makeTenants } = require('../apps/tenants');
const { mint } = require('../requests/tokens');

/** @import { Dimension } from '../types' */

/** Tokens that are verified once each, where the cost of new ones is measured. */
const FRESH = 1500;

/** Headers that the middleware has no use for. */
const HEADERS = 16;

/** A token with the claims that are demanded and no more; most of it is signature. */
const SMALLEST_TOKEN = 582;

/**
 * What may grow: the sizes, and what one process is measured with at a size: the headers of `hot` requests, which come
 * again and again, and of `fresh` ones, which come once; the key set; the tenants that a callback gives, if it does.
 *
 * @type {Record<string, Dimension>}
 */
const DIMENSIONS = {
  people: {
    title: 'people who come in turn',
    sizes: [1, 10, 100, 1000, 10_000],
    async workload(count) {
      return { hot: (await mint(count)).map(bearer), fresh: (await mint(FRESH)).map(bearer) };
    },
  },
  tokenBytes: {
    title: 'bytes in the token',
    sizes: [SMALLEST_TOKEN, 1024, 2048, 4096, 8192, 12_288],
    async workload(bytes) {
      const claims = await sizedClaims(bytes);
      return { hot: [bearer((await mint(1, { claims }))[0])], fresh: (await mint(FRESH, { claims })).map(bearer) };
    },
  },
  cookies: {
    title: 'cookies',
    sizes: [4, 10, 32, 100],
    async workload(count) {
      const others = Array.from(
        { length: count - 4 },
        (_, index) => `cookie_${index}=value-${index}-of-some-length`,
      ).join('; ');
      const cookies = (/** @type {string} */ token) => ({
        cookie: `${others}; ${cookieHeader({ session: token, clientUat: secondsFromNow(-60) })}`,
      });
      return { hot: [cookies((await mint(1))[0])], fresh: (await mint(FRESH)).map(cookies) };
    },
  },
  headerBytes: {
    title: 'bytes in other headers',
    sizes: [256, 1024, 4096, 12_288],
    async workload(bytes) {
      const others = Object.fromEntries(
        Array.from({ length: HEADERS }, (_, index) => [`x-header-${index}`, 'x'.repeat(bytes / HEADERS)]),
      );
      const withOthers = (/** @type {string} */ token) => ({ ...others, ...bearer(token) });
      return { hot: (await mint(1)).map(withOthers), fresh: (await mint(FRESH)).map(withOthers) };
    },
  },
  keys: {
    title: 'keys in the set',
    sizes: [1, 2, 4, 8, 16, 32],
    async workload(count) {
      const others = Array.from({ length: count - 1 }, (_, index) => makeKey(`ins_other_${index}`).jwk);
      return {
        hot: [bearer((await mint(1))[0])],
        fresh: (await mint(FRESH)).map(bearer),
        keys: [...others, signingKey.jwk],
      };
    },
  },
  instances: {
    title: 'instances',
    sizes: [1, 10, 100, 1000],
    async workload(count) {
      return { hot: [bearer((await mint(1))[0])], fresh: (await mint(FRESH)).map(bearer), tenants: makeTenants(count) };
    },
  },
};

/** @param {string} token */
const bearer = (token) => ({ authorization: `Bearer ${token}` });

/**
 * Claims for a token of this many bytes: with a claim of the app's own that fills it up, as custom claims do, or
 * without what a token can lack.
 *
 * @param {number} bytes
 */
async function sizedClaims(bytes) {
  const least = { azp: undefined, fva: undefined, iss: 'https://c.test', sts: undefined, v: undefined };
  const claims = (/** @type {string | undefined} */ padding) => (/** @type {number} */ index) => ({
    ...(padding === undefined ? least : { padding }),
    fea: undefined,
    o: undefined,
    sid: `s_${String(index).padStart(6, '0')}`,
  });
  const [full] = await mint(1, { claims: claims('') });
  return claims(bytes < full.length ? undefined : 'x'.repeat(Math.round(((bytes - full.length) * 3) / 4)));
}

module.exports = { DIMENSIONS };
