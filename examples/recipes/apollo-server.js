'use strict';

/**
 * Apollo Server on Express, with subscriptions over WebSockets by graphql-ws: `node examples/recipes/apollo-server.js`,
 * with CLERK_PUBLISHABLE_KEY and CLERK_SECRET_KEY set.
 *
 * Queries and mutations come as requests, which `clerkMiddleware()` looks at. Subscriptions come over a WebSocket:
 * pages of the app's own origin connect with their cookies, other clients hand over a token, a fresh one for each
 * connection:
 * `createClient({ url, connectionParams: async () => ({ token: await session.getToken() }) })`.
 */

const http = require('node:http');
const express = require('express');
const { ApolloServer } = require('@apollo/server');
const { ApolloServerPluginDrainHttpServer } = require('@apollo/server/plugin/drainHttpServer');
const { expressMiddleware } = require('@as-integrations/express5');
const { GraphQLError, GraphQLNonNull, GraphQLObjectType, GraphQLSchema, GraphQLString } = require('graphql');
const { useServer } = require('graphql-ws/use/ws');
const { WebSocketServer } = require('ws');
const { authenticateUpgrade, clerkMiddleware, getAuth } = require('clerk-express-native');

/** @param {object} [options] of `clerkMiddleware()`; what is not there comes from the environment */
async function createServer(options) {
  const app = express();
  const server = http.createServer(app);

  const sockets = new WebSocketServer({ server, path: '/graphql' });
  const subscriptions = useServer(
    {
      schema,
      /** Whom this is false for, the connection is closed with the code 4403. */
      async onConnect({ extra, connectionParams }) {
        extra.auth = await authenticateUpgrade(extra.request, { ...options, token: connectionParams?.token });
        return extra.auth.isAuthenticated;
      },
      context: ({ extra }) => ({ auth: extra.auth }),
    },
    sockets,
  );

  const endSubscriptions = { serverWillStart: async () => ({ drainServer: () => subscriptions.dispose() }) };
  const apollo = new ApolloServer({
    schema,
    plugins: [ApolloServerPluginDrainHttpServer({ httpServer: server }), endSubscriptions],
  });
  await apollo.start();
  // For an API that nobody may ask without a session, put requireAuth({ unauthenticated: 'json' }) behind the
  // middleware.
  app.use(
    '/graphql',
    clerkMiddleware(options),
    express.json(),
    expressMiddleware(apollo, { context: async ({ req }) => ({ auth: getAuth(req) }) }),
  );

  return server;
}

/** Lets those through who are signed in. */
function signedIn({ auth }) {
  if (!auth.isAuthenticated) {
    throw new GraphQLError('Sign in first', { extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } } });
  }
  return auth;
}

const text = new GraphQLNonNull(GraphQLString);

const schema = new GraphQLSchema({
  query: new GraphQLObjectType({
    name: 'Query',
    fields: {
      hello: { type: text, resolve: () => 'Hello everybody' },
      me: { type: text, resolve: (source, args, context) => signedIn(context).userId },
    },
  }),
  subscription: new GraphQLObjectType({
    name: 'Subscription',
    fields: {
      greetings: {
        type: text,
        async *subscribe(source, args, context) {
          const { userId } = signedIn(context);
          for (const greeting of ['Hello', 'Hi', 'Welcome']) {
            yield { greetings: `${greeting} ${userId}` };
          }
        },
      },
    },
  }),
});

module.exports = { createServer };

if (require.main === module) {
  createServer().then((server) => server.listen(3000, () => console.log('http://localhost:3000/graphql')));
}
