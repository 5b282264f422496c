'use strict';

const http = require('node:http');
const net = require('node:net');
const { once } = require('node:events');

/**
 * @typedef {{ method?: string, path?: string, headers?: Record<string, string | string[]> }} Request
 *
 * @typedef {object} Response
 * @property {number} status
 * @property {http.IncomingHttpHeaders} headers
 * @property {string[]} rawHeaders
 * @property {string} text
 * @property {any} json depends on the app
 */

/**
 * Sends one request on a connection of its own. Does not follow redirects.
 *
 * @param {string} origin
 * @param {Request} [request]
 * @returns {Promise<Response>}
 */
async function send(origin, { method = 'GET', path = '/', headers = {} } = {}) {
  const { hostname, port } = new URL(origin);
  const request = http.request({ agent: false, hostname, port, method, path, headers, maxHeaderSize: 1 << 20 });
  request.end();
  const [response] = await once(request, 'response');
  response.setEncoding('utf8');
  let text = '';
  for await (const chunk of response) {
    text += chunk;
  }
  const { statusCode: status, headers: received, rawHeaders } = response;
  return {
    status,
    headers: received,
    rawHeaders,
    text,
    get json() {
      return JSON.parse(text);
    },
  };
}

/**
 * Sends a request with a token in the `Authorization` header.
 *
 * @param {string} origin
 * @param {string} token
 * @param {Request} [request]
 */
function sendToken(origin, token, { headers, ...request } = {}) {
  return send(origin, { ...request, headers: { ...headers, authorization: `Bearer ${token}` } });
}

/**
 * Writes bytes to a connection and returns the response. For requests that HTTP clients refuse to send.
 *
 * @param {{ port: number }} server
 * @param {string | Buffer} bytes must contain `Connection: close`
 */
async function sendBytes({ port }, bytes) {
  const socket = net.connect(port, '127.0.0.1');
  // Not ended: Node treats a client that ends its side as disconnected.
  socket.write(bytes);
  let text = '';
  for await (const chunk of socket.setEncoding('latin1')) {
    text += chunk;
  }
  const [head] = text.split('\r\n\r\n', 1);
  return { status: Number(head.split(' ')[1]), head, body: text.slice(head.length + 4) };
}

module.exports = { send, sendBytes, sendToken };
