'use strict';

const http = require('node:http');
const { once } = require('node:events');
const { WebSocket, WebSocketServer } = require('ws');

/**
 * @import { IncomingMessage } from 'node:http'
 * @import { Duplex } from 'node:stream'
 *
 * @typedef {{ isAuthenticated: boolean, userId?: string | null, subject?: string | null }} Auth
 */

/**
 * A server that accepts the WebSockets that `authenticate` accepts, as apps do, and sends each its subject.
 *
 * @param {(req: IncomingMessage) => Promise<any>} authenticate returns any kind of auth object
 * @param {(socket: Duplex, auth: any) => void} refuse
 */
async function serveSockets(authenticate, refuse) {
  const sockets = new WebSocketServer({ noServer: true });
  /** @type {Auth[]} */
  const auths = [];
  const server = http.createServer();
  server.on('connection', (socket) => socket.unref());
  /**
   * @param {IncomingMessage} req
   * @param {Duplex} socket
   * @param {Buffer} head
   */
  const decide = async (req, socket, head) => {
    /** @type {Auth} */
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
  // Errors are not sent to the client; the connection is closed.
  server.on('upgrade', (req, socket, head) => decide(req, socket, head).catch(() => socket.destroy()));
  server.listen(0, '127.0.0.1').unref();
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { port, server, auths };
}

/**
 * Opens a WebSocket. Resolves with the subject that the server sends, or with the response that rejects the upgrade.
 *
 * @param {{ port: number }} server
 * @param {{ path?: string, headers?: import('node:http').OutgoingHttpHeaders, protocols?: string[] }} [request]
 * @returns {Promise<any>} `json` and the subject depend on the server
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
  const accepted = once(webSocket, 'message').then(([data]) => ({
    status: 101,
    protocol: webSocket.protocol,
    ...JSON.parse(data),
  }));
  try {
    return await Promise.race([refused, accepted]);
  } finally {
    webSocket.terminate();
  }
}

module.exports = { openSocket, serveSockets };
