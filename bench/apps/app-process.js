'use strict';

/**
 * An Express app in a process of its own, which answers with the id of the user. Told by its parent of which kind it
 * is, tells its port, and later how much processor time and memory it has used.
 */

const express = require('express');
const { once } = require('node:events');
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');
const { KINDS } = require('./kinds');

// Of forged tokens there is much to tell.
console.warn = console.error = () => {};

process.once('message', async ({ kind, claims }) => {
  const app = express();
  app.disable('x-powered-by').disable('etag');
  KINDS[kind].build(app, claims);
  // The default backlog turns some of a thousand connections away.
  const server = app.listen({ port: 0, host: '127.0.0.1', backlog: 4096 });
  await once(server, 'listening');
  process.on('message', ({ collect }) => {
    if (collect) {
      collectGarbage();
    }
    const { user, system } = process.cpuUsage();
    process.send({ cpuMicroseconds: user + system, residentBytes: process.memoryUsage.rss() });
  });
  process.send({ port: server.address().port });
});
process.on('disconnect', () => process.exit());

/** So that memory is what is in use, and not what V8 has not tidied up yet. */
function collectGarbage() {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc');
  collect();
  collect();
}
