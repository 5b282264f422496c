'use strict';

const ignoring = new WeakSet();

/**
 * Has a socket's errors be survived: Node leaves nobody listening after the event `upgrade`, and an error that nobody
 * listens to, such as that of a client that goes away meanwhile, ends the process. The socket closes all the same.
 *
 * @param {import('node:stream').Duplex} socket
 */
function surviveErrors(socket) {
  if (typeof socket?.on === 'function' && !ignoring.has(socket)) {
    ignoring.add(socket);
    socket.on('error', () => {});
  }
}

module.exports = { surviveErrors };
