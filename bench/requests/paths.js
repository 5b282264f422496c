'use strict';

const { cookieHeader } = require('../../test/support/instances');
const { secondsFromNow } = require('../../test/support/tokens');
const { tenants } = require('../apps/tenants');
const { attacks } = require('./attacks');
const { inTurn } = require('./exchanges');
const { GROUP, ORGANIZATION_CLAIMS } = require('./organization');
const { bearer, getRequest } = require('./request');
const { mint } = require('./tokens');

/** @import { Part, Path } from '../types' */

/**
 * The paths that a request can take: which apps are queried, what is sent, and the expected response.
 *
 * @param {Part[]} parts
 * @param {number} fresh how many tokens an app process gets on each path on which every token is new
 * @returns {Promise<Path[]>}
 */
async function makePaths(parts, fresh) {
  const tokens = await mint(GROUP);
  const cookies = tokens.map((session) =>
    getRequest({ cookie: cookieHeader({ session, clientUat: secondsFromNow(-60) }) }),
  );
  const bearers = inTurn(tokens.map(bearer));
  /** @type {Path[]} */
  const paths = [
    {
      name: 'bearer',
      part: 'hot',
      title: 'known bearer tokens',
      kinds: ['bare', 'nothing', 'auth', 'claims', 'peer', 'ours'],
      exchanges: bearers,
    },
    {
      name: 'cookies',
      part: 'hot',
      title: 'known cookies',
      kinds: ['bare', 'nothing', 'auth', 'claims', 'peer', 'ours'],
      exchanges: inTurn(cookies),
    },
    {
      name: 'nobody',
      part: 'hot',
      title: 'no credentials',
      kinds: ['bare', 'nothing', 'auth', 'headers', 'peer', 'ours'],
      exchanges: inTurn([getRequest()], { userId: null }),
    },
    ...(parts.includes('attacks') ? await attacks(fresh) : []),
    {
      name: 'handshake',
      part: 'handshake',
      title: 'a handshake redirect',
      kinds: ['bare', 'redirect', 'peer', 'ours'],
      exchanges: inTurn([HANDSHAKE], { status: 307 }),
    },
    ...(parts.includes('tenants') ? [await tenantsPath(tokens)] : []),
    {
      name: 'getauth',
      part: 'getauth',
      title: 'getAuth() five times',
      kinds: ['ours', 'fiveTimes'],
      exchanges: bearers,
    },
    ...(parts.includes('organization') ? await organizationPaths() : []),
  ];
  return paths.filter(({ part }) => parts.includes(part));
}

/** A page of a browser whose session token is missing. */
const HANDSHAKE = getRequest({
  accept: 'text/html',
  'sec-fetch-dest': 'document',
  cookie: cookieHeader({ clientUat: 1 }),
});

/**
 * The same number of known tokens for each app: a token has to be verified for each tenant, so that one is enough for
 * all tenants, and the app without tenants gets one for each.
 *
 * @param {string[]} tokens
 * @returns {Promise<Path>}
 */
async function tenantsPath([token]) {
  const many = inTurn((await mint(tenants.length)).map(bearer));
  const one = inTurn([bearer(token)]);
  return {
    name: 'tenants',
    part: 'tenants',
    title: 'options by a callback, 1,000 tenants',
    kinds: ['ours', 'perTenant', 'callback'],
    exchanges: (kind) => (kind === 'ours' ? many(kind) : one(kind)),
  };
}

/**
 * The same token again and again, without an organization and with one, in one app that checks a permission.
 *
 * @returns {Promise<Path[]>}
 */
async function organizationPaths() {
  const [without] = await mint(1);
  const [member] = await mint(1, { claims: () => ORGANIZATION_CLAIMS });
  const shared = { part: /** @type {const} */ ('organization'), kinds: [/** @type {const} */ ('has')] };
  return [
    {
      ...shared,
      name: 'withoutOrganization',
      title: 'one token without an organization, has() once',
      exchanges: inTurn([bearer(without)], { has: false }),
    },
    {
      ...shared,
      name: 'withOrganization',
      title: 'one token with 20 permissions, has() once',
      exchanges: inTurn([bearer(member)], { has: true }),
    },
  ];
}

module.exports = { HANDSHAKE, makePaths };
