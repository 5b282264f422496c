'use strict';

const { counted } = require('./exchanges');
const { bearer, getRequest } = require('./request');
const { bigForgedToken, expired, mint, withForgedSignature } = require('./tokens');

/** @import { AppKind, Path } from '../types' */

/** Node refuses requests whose headers exceed 16 KiB together. */
const BIG_TOKEN_BYTES = 15_500;

const SIGNED_OUT = { userId: null };

/**
 * Requests that cost a verification each: of tokens never seen, good ones and what an attacker can make of them.
 *
 * @param {number} count how many tokens an app process gets on each path
 * @returns {Promise<Path[]>}
 */
async function attacks(count) {
  console.log(`Signing ${2 * count} tokens, which takes about ${Math.ceil((2 * count) / 2500)} s`);
  const fresh = await mint(count);
  const old = await mint(count, { claims: expired });
  /** @type {AppKind[]} */
  const kinds = ['bare', 'peer', 'ours'];
  const shared = { part: /** @type {const} */ ('attacks'), kinds };
  const big = bigForgedToken(BIG_TOKEN_BYTES);
  const half = bigForgedToken(BIG_TOKEN_BYTES / 2 - 100);
  const freshOf = (/** @type {number} */ index) => fresh[index % count];
  return [
    {
      ...shared,
      name: 'new',
      title: 'a new bearer token each time',
      exchanges: counted((index) => bearer(freshOf(index))),
    },
    {
      ...shared,
      name: 'forged',
      title: 'forged bearer tokens',
      exchanges: counted((index) => bearer(withForgedSignature(freshOf(index), 0)), SIGNED_OUT),
    },
    {
      ...shared,
      name: 'expired',
      title: 'expired bearer tokens',
      exchanges: counted((index) => bearer(old[index % count]), SIGNED_OUT),
    },
    {
      ...shared,
      name: 'big',
      title: 'forged bearer tokens of 15.5 kB',
      exchanges: counted((index) => bearer(withForgedSignature(big, index)), SIGNED_OUT),
    },
    {
      ...shared,
      name: 'bigCookies',
      title: 'forged handshake and session cookies, 15.5 kB',
      exchanges: counted(
        (index) =>
          getRequest({
            cookie: `__clerk_handshake=${withForgedSignature(half, index)}; __client_uat=1; __session=${withForgedSignature(half, index + 1)}`,
          }),
        SIGNED_OUT,
      ),
    },
  ];
}

module.exports = { attacks };
