'use strict';

const http = require('node:http');
const { once } = require('node:events');

/**
 * Serves on a free loopback port. Neither the server nor its connections keep the process alive, so tests need not
 * close them.
 *
 * @param {import('node:http').RequestListener} handler
 * @param {import('node:http').ServerOptions} [options]
 */
async function serve(handler, options = {}) {
  const server = http.createServer(options, handler);
  server.on('connection', (socket) => socket.unref());
  server.listen(0, '127.0.0.1').unref();
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    /** Closes the server and its connections; later connections are refused. */
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

module.exports = { serve };
