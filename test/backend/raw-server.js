'use strict';

const net = require('node:net');
const { once } = require('node:events');

/**
 * A server for responses that no well-behaved server sends. It does not keep the process alive.
 *
 * @param {(socket: import('node:net').Socket, count: number) => void} answer called for each complete request, with the
 *   number of requests so far
 */
async function serveRaw(answer) {
  const served = { requests: 0 };
  const server = net.createServer((socket) => {
    socket.unref();
    // A client that gives up resets the connection.
    socket.on('error', () => {});
    socket.on('data', (data) => {
      if (data.includes('\r\n\r\n')) {
        served.requests += 1;
        answer(socket, served.requests);
      }
    });
  });
  server.listen(0, '127.0.0.1').unref();
  await once(server, 'listening');
  served.origin = `http://127.0.0.1:${server.address().port}`;
  return served;
}

/** The head of a JSON response. */
function head(...headers) {
  return ['HTTP/1.1 200 OK', 'Content-Type: application/json', ...headers, '', ''].join('\r\n');
}

module.exports = { head, serveRaw };
