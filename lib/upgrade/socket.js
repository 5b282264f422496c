'use strict';

/** @import { Duplex } from 'node:stream' */

/** @type {WeakSet<object>} */
const ignoring = new WeakSet();

/**
 * Keeps a socket error from crashing the process: Node removes its own error listener before it emits `upgrade`, and a
 * client that disconnects can cause an error. The socket still closes.
 *
 * @param {Duplex} socket
 */
function ignoreSocketErrors(socket) {
  if (typeof socket?.on === 'function' && !ignoring.has(socket)) {
    ignoring.add(socket);
    socket.on('error', () => {});
  }
}

module.exports = { ignoreSocketErrors };
