'use strict';

const assert = require('node:assert/strict');
const { runNode } = require('../support/run-node');

/** Requests of any client, with the middleware's options, and a part of the line about them. */
const KINDS = {
  'an invalid handshake token': [
    { path: '/?__clerk_handshake=secret_of_a_browser' },
    /an unusable handshake, which is ignored/,
  ],
  'an invalid handshake token, in development': [
    { path: '/?__clerk_handshake=secret_of_a_browser', instance: 'development' },
    /The handshake token was rejected/,
  ],
  'a nonce that Clerk does not know': [
    { path: '/?__clerk_handshake_nonce=secret_of_a_browser' },
    /rejected the nonce with status 404/,
  ],
  'a browser in a redirect loop': [
    { headers: { cookie: '__client_uat=1; __clerk_redirect_count=3', 'sec-fetch-dest': 'document' } },
    /redirected to Clerk and back three times in a row/,
  ],
  'a browser without a host': [
    { headers: { 'x-forwarded-host': '', cookie: '__client_uat=1', 'sec-fetch-dest': 'document' } },
    /no usable host/,
  ],
  'the origin of the sign-in page': [
    {
      headers: { origin: 'https://primary.example' },
      options: { isSatellite: true, domain: 'satellite.example', signInUrl: 'https://primary.example/' },
    },
    /signInUrl/,
  ],
  'a machine token that cannot be checked': [
    { headers: { authorization: 'Bearer ak_secret_of_a_machine' } },
    /could not be checked.*CLERK_SECRET_KEY/,
  ],
};

describe('Clients cannot flood the console', () => {
  for (const [title, [{ path = '/', headers = {}, instance = 'production', options = {} }, text]] of Object.entries(
    KINDS,
  )) {
    // In a separate process, because the limit is per process.
    it(`${title}: one line for thirty requests`, async () => {
      const { stdout, stderr } = await runNode(`
        const { startApp } = require('./test/support/app');
        const { startClerkApi } = require('./test/support/clerk-api');
        const { FAILURES } = require('./test/parity/harness/answer-forms');
        const { send } = require('./test/support/http');
        const { expressVersions, implementations } = require('./test/support/implementations');
        const { instances, optionsFor } = require('./test/support/instances');
        (async () => {
          const api = await startClerkApi();
          Object.assign(api.answers, { payload: FAILURES.notFound, machine: FAILURES.unauthorized });
          const { publishableKey } = instances[${JSON.stringify(instance)}];
          const app = await startApp(implementations.ours, expressVersions['Express 5'], optionsFor(api, { publishableKey, ...${JSON.stringify(options)} }));
          for (let time = 0; time < 30; time += 1) {
            await send(app.origin, { path: ${JSON.stringify(path)}, headers: ${JSON.stringify(headers)} });
          }
          process.exit();
        })();`);
      const lines = `${stdout}${stderr}`.trim().split('\n');
      assert.equal(lines.length, 1, lines.join('\n'));
      assert.match(lines[0], text);
      assert.doesNotMatch(lines[0], /secret_of/);
    });
  }
});
