'use strict';

const { STATUS_CODES } = require('node:http');
const { responseTo } = require('../guard/answer');
const { isUndecided } = require('../auth/undecided');
const { surviveErrors } = require('./socket');

/**
 * Refuses an upgrade, and closes the connection: 401 with a challenge for Bearer tokens, 403 for somebody who is known
 * and may not come, and for pages of another origin (RFC 6455 §10.2), or 503 where Clerk could not be asked.
 *
 * @param {import('node:stream').Duplex} socket that of the event `upgrade`
 * @param {object} [auth] what `authenticateUpgrade()` gave
 */
function refuseUpgrade(socket, auth) {
  surviveErrors(socket);
  if (socket.destroyed || !socket.writable) {
    socket.destroy();
    return;
  }
  const { status, headers, body } = responseTo(refusalFor(auth));
  const lines = Object.entries({ ...headers, Connection: 'close' }).map(([name, value]) => `${name}: ${value}`);
  // A client that keeps its side open would keep the connection.
  socket.once('finish', () => socket.destroy());
  socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', body].join('\r\n'));
}

function refusalFor(auth) {
  if (auth?.isAuthenticated) {
    return { status: 403, required: {} };
  }
  const reason = auth?.debug().reason;
  if (reason === 'origin-not-allowed') {
    return { status: 403, reason };
  }
  return { status: isUndecided(auth, reason) ? 503 : 401, reason };
}

module.exports = { refuseUpgrade };
