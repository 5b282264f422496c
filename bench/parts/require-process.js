'use strict';

/** A fresh process that measures how long it takes to load a package, once others are loaded. */

const { setTimeout: wait } = require('node:timers/promises');

/** @import { Scripts } from '../types' */

process.once(
  'message',
  async (/** @type {Scripts['parts/require-process.js']['settings']} */ { packageName, before }) => {
    // Node is still at its own beginning when the first message comes.
    await wait(50);
    before.forEach((name) => require(name));
    const begun = performance.now();
    require(packageName);
    process.send?.({ milliseconds: performance.now() - begun });
  },
);
process.on('disconnect', () => process.exit());
