'use strict';

const http = require('node:http');
const net = require('node:net');
const { once } = require('node:events');

/**
 * Sends one request on its own connection. Redirects are not followed.
 *
 * @param {string} origin
 * @param {{ method?: string, path?: string, headers?: Record<string, string | string[]> }} [request]
 * @returns {Promise<{ status: number, headers: object, rawHeaders: string[], text: string, json: any }>}
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

/** Sends a request with a token in the `Authorization` header. */
function sendToken(origin, token, { headers, ...request } = {}) {
  return send(origin, { ...request, headers: { ...headers, authorization: `Bearer ${token}` } });
}

/**
 * Writes bytes to a connection and returns the whole response. For requests that an HTTP client refuses to send.
 *
 * @param {{ port: number }} server
 * @param {string | Buffer} bytes must ask for `Connection: close`
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
