import http from 'node:http';
import { Server } from 'socket.io';
import { authenticateUpgrade } from 'clerk-express-native';

const { APP_URL = 'http://localhost:3000', PORT = '3000' } = process.env;

const server = http.createServer();
const io = new Server(server, { cors: { origin: APP_URL, credentials: true } });

// Pages of the app connect with their cookies. Other clients send a token, a fresh one for each connection:
// io(url, { auth: async (callback) => callback({ token: await session.getToken() }) })
io.use(async (socket, next) => {
  try {
    const { token } = socket.handshake.auth;
    const auth = await authenticateUpgrade(socket.request, { authorizedParties: [APP_URL], token });
    if (!auth.isAuthenticated) {
      // The client receives this error with the event `connect_error`.
      next(Object.assign(new Error('unauthenticated'), { data: { reason: auth.debug().reason } }));
      return;
    }
    socket.data.auth = auth;
    next();
  } catch (error) {
    // The configuration is wrong; no request can cause this. Clients do not learn the details.
    console.error(error);
    next(new Error('internal'));
  }
});

io.on('connection', (socket) => {
  const { userId } = socket.data.auth;
  // To send to all connections of a user: io.to(userId).emit(…)
  socket.join(userId);
  socket.on('message', (text, reply) => reply?.(`${userId}: ${text}`));
  socket.emit('welcome', `Hello ${userId}`);
});

server.listen(PORT, () => console.log(`Listening on port ${PORT}`));
