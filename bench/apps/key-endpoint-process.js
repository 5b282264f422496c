'use strict';

/**
 * A process with the parts of the Backend API that the apps call: it serves the key set that its parent sends, verifies
 * every API key, and reports its origin. It does not load the tests, which spend seconds on generating keys: it is
 * started again for every few measured processes.
 */

const http = require('node:http');
const { once } = require('node:events');

/**
 * @import { AddressInfo } from 'node:net'
 * @import { Scripts } from '../types'
 */

/** The response to any API key. */
const API_KEY = {
  object: 'api_key',
  id: 'ak_1',
  type: 'api_key',
  name: 'a script',
  subject: 'user_1',
  scopes: ['read'],
  claims: null,
  revoked: false,
  revocation_reason: null,
  expired: false,
  expiration: null,
  created_by: 'user_1',
  description: null,
  last_used_at: null,
  created_at: 1,
  updated_at: 2,
};

process.once('message', async (/** @type {Scripts['apps/key-endpoint-process.js']['settings']} */ { keys }) => {
  const [keySet, apiKey] = [{ keys }, API_KEY].map((body) => JSON.stringify(body));
  const server = http.createServer((request, response) => {
    request.resume();
    const body = request.url?.endsWith('/api_keys/verify') ? apiKey : keySet;
    response.writeHead(200, { 'content-type': 'application/json' }).end(body);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = /** @type {AddressInfo} */ (server.address());
  process.send?.({ origin: `http://127.0.0.1:${port}` });
});
// An open channel to the parent keeps this process alive, and no longer than the parent.
process.on('disconnect', () => process.exit());
