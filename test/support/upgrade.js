'use strict';

const http = require('node:http');
const { once } = require('node:events');
const { WebSocket, WebSocketServer } = require('ws');

/**
 * A server that authenticates WebSockets with `authenticate`, as apps do, and sends each its identity.
 *
 * @param {(req: import('node:http').IncomingMessage) => Promise<object>} authenticate
 * @param {(socket: import('node:stream').Duplex, auth: object) => void} refuse
 */
async function serveSockets(authenticate, refuse) {
  const sockets = new WebSocketServer({ noServer: true });
  const auths = [];
  const server = http.createServer();
  server.on('connection', (socket) => socket.unref());
  const decide = async (req, socket, head) => {
    const auth = await authenticate(req);
    auths.push(auth);
    if (!auth.isAuthenticated) {
      refuse(socket, auth);
      return;
    }
    sockets.handleUpgrade(req, socket, head, (webSocket) =>
      webSocket.send(JSON.stringify({ subject: auth.userId ?? auth.subject })),
    );
  };
  // A rejection is not visible to clients: the connection is closed.
  server.on('upgrade', (req, socket, head) => decide(req, socket, head).catch(() => socket.destroy()));
  server.listen(0, '127.0.0.1').unref();
  await once(server, 'listening');
  return { port: server.address().port, server, auths };
}

/**
 * Opens a WebSocket. Returns the identity that the server sends, or the response that rejects it.
 *
 * @param {{ port: number }} server
 * @param {{ path?: string, headers?: object, protocols?: string[] }} [request]
 */
async function openSocket({ port }, { path = '/', headers = {}, protocols = [] } = {}) {
  const webSocket = new WebSocket(`ws://127.0.0.1:${port}${path}`, protocols, { headers });
  const refused = new Promise((resolve, reject) => {
    webSocket.on('error', reject);
    webSocket.on('unexpected-response', async (request, response) => {
      const chunks = await response.toArray();
      const { statusCode: status, headers: received } = response;
      resolve({ status, headers: received, json: JSON.parse(Buffer.concat(chunks).toString()) });
    });
  });
  const greeting = once(webSocket, 'message').then(([data]) => ({
    status: 101,
    protocol: webSocket.protocol,
    ...JSON.parse(data),
  }));
  try {
    return await Promise.race([refused, greeting]);
  } finally {
    webSocket.terminate();
  }
}

module.exports = { openSocket, serveSockets };
