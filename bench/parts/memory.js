'use strict';

const { startApps } = require('../apps/start');
const { saturate } = require('../load/saturate');
const { residentBytes } = require('../memory/resident');
const { exchangeOf } = require('../requests/exchanges');
const { bearer } = require('../requests/request');
const { mint } = require('../requests/tokens');
const { secondsFromNow } = require('../../test/support/tokens');

/** @import { AppKind, Memory, Settings } from '../types' */

/** @typedef {{ tokens: number, users: number, uses: number }} Flow tokens of some users, each used some times */

/** @type {AppKind[]} */
const KINDS = ['bare', 'ours'];
const READINGS = 10;

/** Tokens that are signed ahead of their use. */
const BATCH = 2000;

/** As Clerk's live; the flow of a crowd has them expire while others come. */
const LIFETIME_SECONDS = 60;

/** What a process allocates for its first thousands of requests does not count as growth. */
const WARM_UP = 3000;

/** A million tokens of a hundred thousand people. */
const CROWD = { tokens: 1_000_000, users: 100_000, uses: 2 };
const QUICK_CROWD = { tokens: 20_000, users: 2000, uses: 2 };

/**
 * Resident memory while a great many different tokens come in, each once, ten of a user.
 *
 * @param {Settings} settings
 */
function measureMemory({ memoryTokens, connections }) {
  const users = Math.max(1, Math.round(memoryTokens / 10));
  return measureFlow({ tokens: memoryTokens, users, uses: 1 }, connections);
}

/**
 * The same for a crowd, each token twice.
 *
 * @param {Settings} settings
 */
function measureCrowdMemory({ isQuick, connections }) {
  return measureFlow(isQuick ? QUICK_CROWD : CROWD, connections);
}

/**
 * Resident memory of bare Express and of this package. Garbage is collected before each reading.
 *
 * @param {Flow} flow
 * @param {number} connections
 * @returns {Promise<Memory>}
 */
async function measureFlow({ tokens, users, uses }, connections) {
  console.log(`Memory: ${tokens.toLocaleString('en')} different tokens, about ${Math.ceil(tokens / 1000)} s`);
  const { apps, stop } = await startApps(KINDS);
  const sign = (/** @type {number} */ from) =>
    mint(Math.max(0, Math.min(BATCH, tokens - from)), {
      claims: (index) => ({
        sid: `sess_${from + index}`,
        sub: `user_${(from + index) % users}`,
        exp: secondsFromNow(LIFETIME_SECONDS),
      }),
    });
  const send = async (/** @type {string[]} */ batch, /** @type {(index: number) => string} */ userOf) => {
    for (const kind of KINDS) {
      let index = 0;
      const next = () => {
        const place = index++ % batch.length;
        return exchangeOf(kind, bearer(batch[place]), { userId: userOf(place) });
      };
      await saturate(apps[kind], next, { amount: batch.length * uses, connections });
    }
  };
  const read = async (/** @type {number} */ done) => {
    const [bare, ours] = await Promise.all(KINDS.map((kind) => residentBytes(apps[kind])));
    const megabytes = [bare, ours].map((bytes) => (bytes / 1e6).toFixed(1));
    console.log(
      `  ${done.toLocaleString('en')} tokens: bare Express ${megabytes[0]} MB, with the check ${megabytes[1]} MB`,
    );
    return { tokens: done, bare, ours };
  };
  try {
    const [first] = await mint(1);
    await send(Array(WARM_UP).fill(first), () => 'user_1');
    const readings = [await read(0)];
    let next = sign(0);
    for (let from = 0; from < tokens; from += BATCH) {
      const batch = await next;
      const done = from + batch.length;
      // Signed on the other core while these are sent.
      next = sign(done);
      await send(batch, (index) => `user_${(from + index) % users}`);
      if (Math.floor((done * READINGS) / tokens) > Math.floor((from * READINGS) / tokens)) {
        readings.push(await read(done));
      }
    }
    return { tokens, users, readings };
  } finally {
    stop();
  }
}

module.exports = { measureCrowdMemory, measureMemory };
