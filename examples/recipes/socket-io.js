'use strict';

/**
 * Socket.IO, for people who are signed in: `node examples/recipes/socket-io.js`, with CLERK_PUBLISHABLE_KEY and
 * CLERK_SECRET_KEY set.
 *
 * Pages of the app's own origin connect with their cookies. Other clients hand over a token, a fresh one for each
 * connection: `io(url, { auth: async (give) => give({ token: await session.getToken() }) })`.
 */

const http = require('node:http');
const { Server } = require('socket.io');
const { authenticateUpgrade } = require('clerk-express-native');

/** @param {object} [options] of `authenticateUpgrade()`; what is not there comes from the environment */
function createServer(options) {
  const server = http.createServer();
  const io = new Server(server);

  io.use(async (socket, next) => {
    try {
      const { token } = socket.handshake.auth;
      const auth = await authenticateUpgrade(socket.request, { ...options, token });
      if (!auth.isAuthenticated) {
        // The client gets it as the event `connect_error`.
        next(Object.assign(new Error('unauthenticated'), { data: { reason: auth.debug().reason } }));
        return;
      }
      socket.data.auth = auth;
      next();
    } catch (error) {
      // The configuration cannot work: there is no other reason. What is wrong with it is no client's business.
      console.error(error);
      next(new Error('internal'));
    }
  });

  io.on('connection', (socket) => {
    const { userId } = socket.data.auth;
    // Tell all connections of a user with io.to(userId).emit(…).
    socket.join(userId);
    socket.on('message', (text, reply) => reply?.(`${userId}: ${text}`));
    socket.emit('welcome', `Hello ${userId}`);
  });

  return server;
}

module.exports = { createServer };

if (require.main === module) {
  createServer().listen(3000, () => console.log('http://localhost:3000'));
}
