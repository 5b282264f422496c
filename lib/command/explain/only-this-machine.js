'use strict';

const http = require('node:http');
const { once } = require('node:events');

/** Variables that would send requests for this machine elsewhere. */
const PROXIES = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY'].flatMap((name) => [name, name.toLowerCase()]);

/**
 * Serves Clerk's Backend API on loopback, for this process alone: the key set, and 503 for anything else. Sets the
 * environment accordingly, which has to happen before the addon is asked about a request.
 *
 * @param {{ keys: object[] }} keySet
 * @returns {Promise<{ requests(): string[], close(): void }>} `requests` are those that Clerk would have got, as method
 *   and path, without ids of tokens
 */
async function withOnlyThisMachine(keySet) {
  /** @type {Set<string>} */
  const requests = new Set();
  const server = http.createServer((req, res) => {
    const { pathname } = new URL(req.url ?? '/', 'http://localhost');
    req.resume();
    if (pathname.endsWith('/jwks')) {
      res.setHeader('content-type', 'application/json').end(JSON.stringify(keySet));
      return;
    }
    requests.add(`${req.method} ${withoutIds(pathname)}`);
    res.writeHead(503, { 'content-type': 'application/json' }).end('{"errors":[]}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  for (const name of PROXIES) {
    delete process.env[name];
  }
  process.env.CLERK_API_URL = `http://127.0.0.1:${port}`;
  return {
    requests: () => [...requests],
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** @param {string} pathname */
function withoutIds(pathname) {
  return pathname.replace(/\/(?:[a-z]+_)[\w-]{8,}(?=\/|$)/g, '/{id}');
}

module.exports = { withOnlyThisMachine };
