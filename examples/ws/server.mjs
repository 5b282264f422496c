import http from 'node:http';
import { WebSocketServer } from 'ws';
import { authenticateUpgrade, refuseUpgrade } from 'clerk-express-native';

const { APP_URL = 'http://localhost:3000', PORT = '3000' } = process.env;

const server = http.createServer((req, res) => res.writeHead(404).end());
const webSockets = new WebSocketServer({ noServer: true });

// Pages of the app connect with their cookies. Other clients send `Authorization: Bearer <token>`. Browsers cannot set
// that header, so pages of other origins send a subprotocol: new WebSocket(url, ['chat', `clerk.${token}`])
const options = { authorizedParties: [APP_URL], tokenFrom: { protocol: 'clerk.' } };

server.on('upgrade', async (req, socket, head) => {
  try {
    const auth = await authenticateUpgrade(req, options);
    if (!auth.isAuthenticated) {
      refuseUpgrade(socket, auth);
      return;
    }
    webSockets.handleUpgrade(req, socket, head, (webSocket) => webSockets.emit('connection', webSocket, req, auth));
  } catch (error) {
    // The configuration is wrong; no request can cause this.
    console.error(error);
    socket.destroy();
  }
});

webSockets.on('connection', (webSocket, req, auth) => {
  webSocket.on('error', console.error);
  webSocket.on('message', (data) => webSocket.send(`${auth.userId}: ${data}`));
  webSocket.send(`Hello ${auth.userId}`);
  closeOnExpiry(webSocket, auth);
});

/** A connection outlives the token that opened it. A client that is still signed in reconnects with a fresh token. */
function closeOnExpiry(webSocket, { sessionClaims }) {
  const timer = setTimeout(() => webSocket.close(4401, 'The token has expired'), sessionClaims.exp * 1000 - Date.now());
  webSocket.on('close', () => clearTimeout(timer));
}

server.listen(PORT, () => console.log(`Listening on port ${PORT}`));
