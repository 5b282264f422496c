'use strict';

const { setTimeout: wait } = require('node:timers/promises');
const { startApps } = require('../apps/start');
const { saturate } = require('../load/saturate');
const { bearer } = require('../requests/request');
const { mint } = require('../requests/tokens');

/** @import { App, AppKind, Memory, Settings } from '../types' */

/** @type {AppKind[]} */
const KINDS = ['bare', 'ours'];
const READINGS = 10;

/** Tokens that are signed ahead of their use. */
const BATCH = 2000;

/** How often the memory is looked at for one reading, and how long in between. */
const LOOKS = 5;
const LOOK_INTERVAL_MS = 100;

/** What a process allocates for its first thousands of requests does not count as growth. */
const WARM_UP = 3000;

/**
 * Resident memory of bare Express and of this package while a great many different tokens come in, each once, ten of a
 * user. Garbage is collected before each reading.
 *
 * @param {Settings} settings
 * @returns {Promise<Memory>}
 */
async function measureMemory({ memoryTokens, connections }) {
  const users = Math.max(1, Math.round(memoryTokens / 10));
  console.log(`Memory: ${memoryTokens} different tokens, which takes about ${Math.ceil(memoryTokens / 1000)} s`);
  const { apps, stop } = await startApps(KINDS);
  try {
    const read = async (/** @type {number} */ tokens) => {
      const [bare, ours] = await Promise.all(KINDS.map((kind) => residentBytes(apps[kind])));
      return { tokens, bare, ours };
    };
    const claims = (/** @type {number} */ offset) => (/** @type {number} */ index) => ({
      sid: `sess_${offset + index}`,
      sub: `user_${(offset + index) % users}`,
    });
    const [first] = await mint(1);
    await sendAll(apps, Array(WARM_UP).fill(first), connections, 'user_1');
    const readings = [await read(0)];
    const batches = Array.from({ length: Math.ceil(memoryTokens / BATCH) }, (_, batch) => batch * BATCH);
    let next = mint(Math.min(BATCH, memoryTokens), { claims: claims(0) });
    for (const offset of batches) {
      const tokens = await next;
      const done = offset + tokens.length;
      // Signed on the other core while these are sent.
      next = mint(Math.max(0, Math.min(BATCH, memoryTokens - done)), { claims: claims(done) });
      await sendAll(apps, tokens, connections);
      if (Math.floor((done * READINGS) / memoryTokens) > Math.floor((offset * READINGS) / memoryTokens)) {
        readings.push(await read(done));
      }
    }
    return { tokens: memoryTokens, users, readings };
  } finally {
    stop();
  }
}

/**
 * The least of some looks: V8 gives memory back a while after it has collected garbage.
 *
 * @param {App} app
 */
async function residentBytes(app) {
  let least = Infinity;
  for (let look = 0; look < LOOKS; look += 1) {
    least = Math.min(least, (await app.usage(true)).residentBytes);
    await wait(LOOK_INTERVAL_MS);
  }
  return least;
}

/**
 * @param {Record<string, App>} apps
 * @param {string[]} tokens
 * @param {number} connections
 * @param {string} [userId]
 */
async function sendAll(apps, tokens, connections, userId) {
  for (const kind of KINDS) {
    let index = 0;
    await saturate(apps[kind], () => bearer(tokens[index++]), {
      amount: tokens.length,
      connections,
      expected: { status: 200, body: kind === 'bare' ? '{"userId":null}' : userId ? JSON.stringify({ userId }) : '"}' },
    });
  }
}

module.exports = { measureMemory };
