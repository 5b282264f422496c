import http from 'node:http';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';
import { expressMiddleware } from '@as-integrations/express5';
import express from 'express';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { authenticateUpgrade, clerkMiddleware, getAuth } from 'clerk-express-native';
import { schema } from './schema.mjs';

const { APP_URL = 'http://localhost:3000', PORT = '3000' } = process.env;
const options = { authorizedParties: [APP_URL] };

const app = express();
const server = http.createServer(app);

// Subscriptions arrive over a WebSocket. Pages of the app connect with their cookies, other clients send a token:
// createClient({ url, connectionParams: async () => ({ token: await session.getToken() }) })
const subscriptions = useServer(
  {
    schema,
    // Returning false closes the connection with the code 4403.
    async onConnect({ extra, connectionParams }) {
      extra.auth = await authenticateUpgrade(extra.request, { ...options, token: connectionParams?.token });
      return extra.auth.isAuthenticated;
    },
    context: ({ extra }) => ({ auth: extra.auth }),
  },
  new WebSocketServer({ server, path: '/graphql' }),
);

const apollo = new ApolloServer({
  schema,
  plugins: [
    ApolloServerPluginDrainHttpServer({ httpServer: server }),
    { serverWillStart: async () => ({ drainServer: () => subscriptions.dispose() }) },
  ],
});
await apollo.start();

// Queries and mutations are ordinary requests. If every one of them requires a session, add
// requireAuth({ unauthenticated: 'json' }) after clerkMiddleware().
app.use(
  '/graphql',
  clerkMiddleware(options),
  express.json(),
  expressMiddleware(apollo, { context: async ({ req }) => ({ auth: getAuth(req) }) }),
);

app.use((error, req, res, next) => {
  console.error(error);
  if (res.headersSent) {
    return next(error);
  }
  const { status = 500 } = error;
  res.status(status).json({ errors: [{ message: status < 500 ? 'Bad request' : 'Internal error' }] });
});

server.listen(PORT, () => console.log(`Listening on port ${PORT}`));
