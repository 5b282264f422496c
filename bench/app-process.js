'use strict';

/**
 * An Express app in a process of its own, which answers with the id of the user. Told by its parent which package
 * checks sessions (none if undefined), tells its origin, and later how much processor time it has used.
 */

const express = require('express');
const { once } = require('node:events');

process.once('message', async ({ packageName }) => {
  const app = express();
  app.disable('x-powered-by').disable('etag');
  if (packageName === undefined) {
    app.get('/', (req, res) => res.json({ userId: null }));
  } else {
    const { clerkMiddleware, getAuth } = require(packageName);
    app.use(clerkMiddleware());
    app.get('/', (req, res) => res.json({ userId: getAuth(req).userId }));
  }
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send({ cpuMicroseconds: user + system });
  });
  process.send({ origin: `http://127.0.0.1:${server.address().port}` });
});
process.on('disconnect', () => process.exit());
