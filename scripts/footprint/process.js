'use strict';

/**
 * A process that loads a package, reports how long that took, serves an app, and reports its resident memory. The
 * parent starts it with an IPC channel.
 */

const path = require('node:path');
const { createRequire } = require('node:module');

const NAMES = { ours: 'clerk-express-native', peer: '@clerk/express' };

/** @typedef {typeof import('../..')} Clerk */

process.once('message', (/** @type {import('./processes').Settings} */ { kind, folder, isAlone }) => {
  const requireThere = folder && createRequire(path.join(folder, 'app.js'));
  const express = isAlone ? undefined : require('express');
  const start = performance.now();
  /** @type {Clerk | undefined} */
  const clerk = requireThere && kind !== 'bare' ? requireThere(NAMES[kind]) : undefined;
  const milliseconds = performance.now() - start;
  return express ? serve(express(), clerk, milliseconds) : report({ milliseconds });
});
process.on('disconnect', () => process.exit());

/**
 * @param {import('express').Express} app
 * @param {Clerk | undefined} clerk
 * @param {number} milliseconds
 */
function serve(app, clerk, milliseconds) {
  if (clerk) {
    app.use(clerk.clerkMiddleware());
  }
  app.get('/', (req, res) => {
    res.send(clerk ? clerk.getAuth(req).userId : '');
  });
  const server = app.listen(0, '127.0.0.1', () => {
    const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
    report({ milliseconds, port });
  });
  process.on('message', () => {
    globalThis.gc?.();
    report({ residentBytes: process.memoryUsage.rss() });
  });
}

/** @param {object} figures */
function report(figures) {
  process.send?.(figures);
}
