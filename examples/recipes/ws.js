'use strict';

/**
 * WebSockets with `ws`, for people who are signed in: `node examples/recipes/ws.js`, with CLERK_PUBLISHABLE_KEY and
 * CLERK_SECRET_KEY set.
 *
 * Pages of the app's own origin connect with their cookies. Other clients send `Authorization: Bearer <token>`, or,
 * where that is a browser, which cannot: `new WebSocket(url, ['chat', `clerk.${await session.getToken()}`])`.
 */

const http = require('node:http');
const { WebSocketServer } = require('ws');
const { authenticateUpgrade, refuseUpgrade } = require('clerk-express-native');

/** @param {object} [options] of `authenticateUpgrade()`; what is not there comes from the environment */
function createServer(options) {
  const server = http.createServer((req, res) => res.writeHead(404).end());
  const sockets = new WebSocketServer({ noServer: true });

  server.on('upgrade', async (req, socket, head) => {
    try {
      const auth = await authenticateUpgrade(req, { tokenFrom: { protocol: 'clerk.' }, ...options });
      if (!auth.isAuthenticated) {
        refuseUpgrade(socket, auth);
        return;
      }
      sockets.handleUpgrade(req, socket, head, (webSocket) => sockets.emit('connection', webSocket, req, auth));
    } catch (error) {
      // The configuration cannot work: there is no other reason.
      console.error(error);
      socket.destroy();
    }
  });

  sockets.on('connection', (webSocket, req, auth) => {
    webSocket.on('error', console.error);
    webSocket.on('message', (data) => webSocket.send(`${auth.userId}: ${data}`));
    webSocket.send(`Hello ${auth.userId}`);
    closeAtEndOfToken(webSocket, auth);
  });

  return server;
}

/** A connection outlives the token that opened it. The client connects again with a fresh one, if it still can. */
function closeAtEndOfToken(webSocket, { sessionClaims }) {
  const timer = setTimeout(() => webSocket.close(4401, 'The token has expired'), sessionClaims.exp * 1000 - Date.now());
  webSocket.on('close', () => clearTimeout(timer));
}

module.exports = { createServer };

if (require.main === module) {
  createServer().listen(3000, () => console.log('ws://localhost:3000'));
}
