'use strict';

/** A fresh process that loads a package, reports how long that took, serves an app and reports its resident memory. */

const path = require('node:path');
const { createRequire } = require('node:module');

const NAMES = { ours: 'clerk-express-native', peer: '@clerk/express' };

process.once('message', ({ kind, folder, isAlone }) => {
  const requireThere = folder && createRequire(path.join(folder, 'app.js'));
  const express = isAlone ? undefined : require('express');
  const begun = performance.now();
  const clerk = requireThere?.(NAMES[kind]);
  const milliseconds = performance.now() - begun;
  if (isAlone) {
    return process.send({ milliseconds });
  }
  return serve(express, clerk, milliseconds);
});
process.on('disconnect', () => process.exit());

function serve(express, clerk, milliseconds) {
  const app = express();
  if (clerk) {
    app.use(clerk.clerkMiddleware());
  }
  app.get('/', (req, res) => res.send(clerk ? clerk.getAuth(req).userId : ''));
  const server = app.listen(0, '127.0.0.1', () => process.send({ milliseconds, port: server.address().port }));
  process.on('message', () => {
    globalThis.gc();
    process.send({ residentBytes: process.memoryUsage.rss() });
  });
}
