import { GraphQLError, GraphQLNonNull, GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';

/** Returns the auth object of a request that is signed in, and throws otherwise. */
function requireSession({ auth }) {
  if (!auth.isAuthenticated) {
    throw new GraphQLError('Sign in first', { extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } } });
  }
  return auth;
}

const string = new GraphQLNonNull(GraphQLString);

export const schema = new GraphQLSchema({
  query: new GraphQLObjectType({
    name: 'Query',
    fields: {
      hello: { type: string, resolve: () => 'Hello everybody' },
      me: { type: string, resolve: (source, args, context) => requireSession(context).userId },
    },
  }),
  subscription: new GraphQLObjectType({
    name: 'Subscription',
    fields: {
      greetings: {
        type: string,
        async *subscribe(source, args, context) {
          const { userId } = requireSession(context);
          for (const greeting of ['Hello', 'Hi', 'Welcome']) {
            yield { greetings: `${greeting} ${userId}` };
          }
        },
      },
    },
  }),
});
