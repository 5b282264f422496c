'use strict';

const assert = require('node:assert/strict');
const { startKeyEndpoint } = require('../support/key-endpoint');
const { freshSecretKey, instances } = require('../support/instances');
const { foreignKey, signingKey } = require('../support/keys');
const { runNode } = require('../support/run-node');
const { sessionToken } = require('../support/tokens');

const { production, development } = instances;
const PACKAGES = { ours: 'clerk-express-native', reference: '@clerk/express' };

/**
 * Each in separate processes, because the default client keeps the first keys that it finds. `setup` is code that runs
 * before the middleware is created and returns its options; `url`, `otherUrl` and `secretKey` are filled in.
 */
const CASES = {
  'keys and URL from the environment': { outcome: 'user_1' },
  'no secret key': { env: { CLERK_SECRET_KEY: '' }, outcome: 'error' },
  'no publishable key': { env: { CLERK_PUBLISHABLE_KEY: '' }, outcome: 'error' },
  'a publishable key of development': {
    env: { CLERK_PUBLISHABLE_KEY: development.publishableKey },
    token: null,
    outcome: 'dev-browser-missing',
  },
  'an option, which takes precedence over the environment': {
    setup: () => `({ publishableKey: '${development.publishableKey}' })`,
    token: null,
    outcome: 'dev-browser-missing',
  },
  'a secret key with a line break at its end': { env: { CLERK_SECRET_KEY: 'sk_test_line_break\n' }, outcome: 'user_1' },
  'a secretKey option with a line break at its end': {
    env: { CLERK_SECRET_KEY: '' },
    setup: ({ secretKey }) => `({ secretKey: '${secretKey}\\n' })`,
    outcome: 'user_1',
  },
  'a publishableKey option with a line break at its end': {
    setup: () => `({ publishableKey: '${production.publishableKey}\\n' })`,
    outcome: 'user_1',
  },
  'an empty option, which does not hide the environment': {
    setup: () => `({ publishableKey: '', secretKey: '' })`,
    outcome: 'user_1',
  },
  'CLERK_JWT_KEY, before the key set': { env: { CLERK_JWT_KEY: foreignKey.pem }, outcome: 'token-invalid-signature' },
  'a jwtKey option before CLERK_JWT_KEY': {
    env: { CLERK_JWT_KEY: foreignKey.pem },
    setup: () => `({ jwtKey: ${JSON.stringify(signingKey.pem)} })`,
    outcome: 'user_1',
  },
  'an apiUrl option before CLERK_API_URL': {
    setup: ({ otherUrl }) => `({ apiUrl: '${otherUrl}' })`,
    outcome: 'jwk-kid-mismatch',
  },
  'an apiUrl with a path and a trailing slash': { env: { CLERK_API_URL: '/base/' }, outcome: 'user_1' },
  'another version of the API': { env: { CLERK_API_VERSION: 'v9' }, outcome: 'user_1' },
  'a custom client, whose URL is used': {
    setup: ({ otherUrl }) => `({ clerkClient: clerk.createClerkClient({ apiUrl: '${otherUrl}' }) })`,
    outcome: 'jwk-kid-mismatch',
  },
  'a custom client, whose keys yield to the environment': {
    setup: ({ url }) =>
      `({ clerkClient: clerk.createClerkClient({ apiUrl: '${url}', secretKey: 'sk_test_other', publishableKey: '${development.publishableKey}' }) })`,
    token: null,
    outcome: 'session-token-and-uat-missing',
  },
  'a custom client, whose keys are used without an environment': {
    env: { CLERK_PUBLISHABLE_KEY: '', CLERK_SECRET_KEY: '' },
    setup: ({ url, secretKey }) =>
      `({ clerkClient: clerk.createClerkClient({ apiUrl: '${url}', secretKey: '${secretKey}', publishableKey: '${production.publishableKey}' }) })`,
    outcome: 'user_1',
  },
  'a custom client with a jwtKey': {
    setup: ({ url }) =>
      `({ clerkClient: clerk.createClerkClient({ apiUrl: '${url}', jwtKey: ${JSON.stringify(foreignKey.pem)} }) })`,
    outcome: 'token-invalid-signature',
  },
  'the URL of an option next to a custom client, which takes precedence': {
    setup: ({ url, otherUrl }) =>
      `({ apiUrl: '${otherUrl}', clerkClient: clerk.createClerkClient({ apiUrl: '${url}' }) })`,
    outcome: 'user_1',
  },
  'an audience of a custom client': {
    setup: ({ url }) => `({ clerkClient: clerk.createClerkClient({ apiUrl: '${url}', audience: 'api' }) })`,
    token: { aud: 'other' },
    outcome: 'token-verification-failed',
  },
};

describe('Parity with @clerk/express: configuration by the environment', () => {
  let endpoint;
  let otherEndpoint;

  before(async () => {
    endpoint = await startKeyEndpoint();
    otherEndpoint = await startKeyEndpoint({ keys: [foreignKey.jwk] });
  });

  /**
   * The outcome of one request in a fresh process: the user, the reason, or `error`. Also the requests to the key
   * endpoint.
   */
  async function outcomeOf(packageName, { env = {}, setup = () => 'undefined', token = {} }) {
    const secretKey = freshSecretKey();
    const asked = endpoint.requests.length;
    const authorization = token === null ? undefined : `Bearer ${sessionToken(token)}`;
    const url = new URL(env.CLERK_API_URL ?? '', endpoint.origin).href;
    const { stdout } = await runNode(
      `
      const clerk = require('${packageName}');
      const http = require('node:http');
      const middleware = clerk.clerkMiddleware(${setup({ url: endpoint.origin, otherUrl: otherEndpoint.origin, secretKey })});
      const server = http.createServer((req, res) => {
        middleware(req, res, (error) => {
          process.stdout.write(error ? 'error' : clerk.getAuth(req).userId ?? res.getHeader('x-clerk-auth-reason'));
          res.end();
          server.close();
        });
      });
      server.listen(0, '127.0.0.1', () => {
        http.get({ port: server.address().port, agent: false, headers: ${JSON.stringify({ authorization })} }, (response) => response.resume());
      });`,
      {
        env: {
          CLERK_PUBLISHABLE_KEY: production.publishableKey,
          CLERK_SECRET_KEY: secretKey,
          CLERK_TELEMETRY_DISABLED: '1',
          ...env,
          CLERK_API_URL: url,
        },
      },
    );
    return { outcome: stdout, asked: endpoint.requests.slice(asked).map((request) => request.url) };
  }

  for (const [title, row] of Object.entries(CASES)) {
    it(`${title} has the same outcome: ${row.outcome}`, async () => {
      const ours = await outcomeOf(PACKAGES.ours, row);
      const reference = await outcomeOf(PACKAGES.reference, row);
      assert.deepEqual(ours, reference);
      assert.equal(ours.outcome, row.outcome);
    });
  }
});
