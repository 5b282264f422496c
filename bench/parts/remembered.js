'use strict';

const { startApps } = require('../apps/start');
const { saturate } = require('../load/saturate');
const { residentBytes } = require('../memory/resident');
const { exchangeOf } = require('../requests/exchanges');
const { bearer } = require('../requests/request');
const { mint } = require('../requests/tokens');

/** @import { App, Settings } from '../types' */

const TOKENS = { few: 1024, many: 100_000, quick: 4000 };
const PROCESSES = 5;

/** What a process allocates for its first requests, and while requests come at all, does not count. */
const WARM_UP = 100_000;

/**
 * What 100,000 remembered tokens take in memory over 1,024, in processes of an app.
 *
 * @param {Settings} settings
 * @returns {Promise<{ few: number, many: number, bytes: number[] }>}
 */
async function measureRemembered({ connections, isQuick }) {
  const { few } = TOKENS;
  const many = isQuick ? TOKENS.quick : TOKENS.many;
  console.log(`Memory of ${many.toLocaleString('en')} remembered tokens: signing them`);
  const requests = (await mint(many)).map(bearer);
  const send = (/** @type {App} */ app, /** @type {number} */ tokens, /** @type {number} */ amount) => {
    let count = 0;
    return saturate(app, () => exchangeOf('ours', requests[count++ % tokens]), { amount, connections });
  };
  /** @type {number[]} */
  const bytes = [];
  for (let process = 0; process < (isQuick ? 1 : PROCESSES); process += 1) {
    const { apps, stop } = await startApps(['ours'], { options: { tokenCache: { entries: many } } });
    try {
      await send(apps.ours, few, isQuick ? many : WARM_UP);
      const before = await residentBytes(apps.ours);
      await send(apps.ours, many, many);
      bytes.push((await residentBytes(apps.ours)) - before);
    } finally {
      stop();
    }
  }
  return { few, many, bytes };
}

module.exports = { measureRemembered };
