'use strict';

/**
 * A process that serves the key set that its parent sends, and reports its origin. It does not load the tests, which
 * spend seconds on generating keys: it is started again for every few measured processes.
 */

const http = require('node:http');
const { once } = require('node:events');

/**
 * @import { AddressInfo } from 'node:net'
 * @import { Scripts } from '../types'
 */

process.once('message', async (/** @type {Scripts['apps/key-endpoint-process.js']['settings']} */ { keys }) => {
  const body = JSON.stringify({ keys });
  const server = http.createServer((request, response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(body),
  );
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = /** @type {AddressInfo} */ (server.address());
  process.send?.({ origin: `http://127.0.0.1:${port}` });
});
// An open channel to the parent keeps this process alive, and no longer than the parent.
process.on('disconnect', () => process.exit());
