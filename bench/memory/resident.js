'use strict';

const { setTimeout: wait } = require('node:timers/promises');

/** @import { App } from '../types' */

/** How often the memory is read for one reading, and how long in between. */
const LOOKS = 5;
const LOOK_INTERVAL_MS = 100;

/**
 * The resident memory of an app without garbage: the minimum of some readings, because V8 returns memory a while after
 * it has collected garbage.
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

module.exports = { residentBytes };
