'use strict';

const { STATUS_CODES } = require('node:http');
const { responseTo } = require('../guard/answer');
const { isUndecided } = require('../auth/undecided');
const { ignoreSocketErrors } = require('./socket');

/** @import { Duplex } from 'node:stream' */
/** @import { AuthObject } from '../types' */

/**
 * Rejects an upgrade, and closes the connection: with 401 and a challenge for Bearer tokens; with 403 for a user who is
 * not allowed, and for pages of another origin (RFC 6455 §10.2); or with 503 where Clerk could not be reached.
 *
 * @param {Duplex} socket of the event `upgrade`
 * @param {AuthObject} [auth] the result of `authenticateUpgrade()`
 */
function refuseUpgrade(socket, auth) {
  ignoreSocketErrors(socket);
  if (socket.destroyed || !socket.writable) {
    socket.destroy();
    return;
  }
  const { status, headers, body } = responseTo(refusalFor(auth));
  const lines = Object.entries({ ...headers, Connection: 'close' }).map(([name, value]) => `${name}: ${value}`);
  // A client that keeps its side open would keep the connection open.
  socket.once('finish', () => socket.destroy());
  socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', body].join('\r\n'));
}

/**
 * @param {AuthObject | undefined} auth
 * @returns {{ status: 401 | 403 | 503, reason?: string, required?: object }}
 */
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
