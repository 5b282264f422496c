'use strict';

/** A Backend API in a process of its own, which responds to every request with the same user. Reports its origin. */

const http = require('node:http');
const { once } = require('node:events');
const { user } = require('../../test/backend/payloads');

/** @import { AddressInfo } from 'node:net' */

const BODY = JSON.stringify(user);
const HEADERS = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(BODY) };

async function main() {
  const server = http.createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    request.resume();
    response.writeHead(200, HEADERS).end(BODY);
  });
  // More than are sent at once, so that no connection has to wait for a place.
  server.listen({ port: 0, host: '127.0.0.1', backlog: 2048 });
  await once(server, 'listening');
  const { port } = /** @type {AddressInfo} */ (server.address());
  process.send?.({ origin: `http://127.0.0.1:${port}` });
}

process.on('disconnect', () => process.exit());
main();
