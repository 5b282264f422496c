'use strict';

const assert = require('node:assert/strict');
const { ConfigurationError } = require('clerk-express-native/errors');
const { serveApp } = require('../support/app');
const { send, sendBytes, sendToken } = require('../support/http');
const { expressVersions, implementations } = require('../support/implementations');
const { instances, optionsFor } = require('../support/instances');
const { startKeyEndpoint } = require('../support/key-endpoint');
const { runNode } = require('../support/run-node');
const { sessionToken } = require('../support/tokens');

const { requireAuth } = implementations.ours;
const express = expressVersions['Express 5'];

/** Invalid options of a guard, with the code of the error and a word of its message. */
const WRONG = [
  [{ unauthenticated: 'josn' }, 'unauthenticated-invalid', /"josn".*'json'/],
  [{ unauthenticated: null }, 'unauthenticated-invalid', /is null/],
  [{ unauthenticated: true }, 'unauthenticated-invalid', /is true/],
  [{ forbidden: 'json' }, 'forbidden-invalid', /function/],
  [{ role: '' }, 'role-invalid', /""/],
  [{ role: undefined }, 'role-invalid', /undefined/],
  [{ permission: undefined }, 'permission-invalid', /undefined/],
  [{ permission: ['org:a:b'] }, 'permission-invalid', /array/],
  [{ permission: 'org:sys_memberships:read' }, 'permission-invalid', /system permissions/],
  [{ feature: 5 }, 'feature-invalid', /is 5/],
  [{ plan: null }, 'plan-invalid', /is null/],
  [{ reverification: 'strictest' }, 'reverification-invalid', /'strict_mfa'/],
  [{ reverification: { level: 'third_factor', afterMinutes: 5 } }, 'reverification-invalid', /level/],
  [{ reverification: { level: 'first_factor', afterMinutes: 0 } }, 'reverification-invalid', /positive/],
  [{ reverification: { level: 'first_factor', afterMinutes: '5' } }, 'reverification-invalid', /number/],
  [{ reverification: undefined }, 'reverification-invalid', /undefined/],
  [{ scope: [], acceptsToken: 'any' }, 'scope-invalid', /non-empty/],
  [{ scope: 'read write', acceptsToken: 'any' }, 'scope-invalid', /array/],
  [{ scope: undefined, acceptsToken: 'any' }, 'scope-invalid', /undefined/],
  [{ scope: 'read' }, 'scope-invalid', /acceptsToken/],
  [{ unauthenticated: 'json', acceptsToken: 'apikey' }, 'accepts-token-invalid', /'api_key'/],
  [{ unauthenticated: 'json', acceptsToken: [] }, 'accepts-token-invalid', /non-empty/],
  [{ unauthenticated: 'json', acceptsToken: 'toString' }, 'accepts-token-invalid', /'api_key'/],
  [{ permission: 'org:a:b', acceptsToken: ['api_key'], scope: 'a' }, 'accepts-token-invalid', /sessions/],
  [{ permission: 'org:a:b', acceptsToken: ['session_token', 'api_key'] }, 'scope-missing', /scope/],
  [{ plan: 'pro', acceptsToken: 'any' }, 'scope-missing', /scope/],
  [{ unauthenticated: 'json', treatPendingAsSignedOut: 'no' }, 'treat-pending-as-signed-out-invalid', /true or false/],
  [{ unauthenticated: 'json', authorisedParties: [] }, 'option-unknown', /authorisedParties/],
  // A misspelt option would let in every session.
  [{ permissions: ['org:a:b'] }, 'option-unknown', /permissions/],
  [{ permision: 'org:a:b' }, 'option-unknown', /permision/],
  [{ Role: 'org:admin' }, 'option-unknown', /Role/],
  [{ plans: 'pro' }, 'option-unknown', /plans/],
  [{ unauthentciated: 'json' }, 'option-unknown', /unauthentciated/],
  [{ orgRole: 'org:admin' }, 'option-unknown', /orgRole/],
  [{ requiredPermissions: ['org:a:b'] }, 'option-unknown', /requiredPermissions/],
  [{ unauthenticatedUrl: '/sign-in' }, 'option-unknown', /unauthenticatedUrl/],
  // Anything but an object carries no requirement, and would silently let in every session.
  ['org:admin', 'options-invalid', /type string/],
  [['org:admin'], 'options-invalid', /array/],
  [null, 'options-invalid', /null/],
  [false, 'options-invalid', /type boolean/],
];

describe('The options of a guard', () => {
  for (const [options, code, message] of WRONG) {
    it(`are rejected when the guard is created: ${inspect(options)}`, () => {
      assert.throws(
        () => requireAuth(options),
        (error) => {
          assert.ok(error instanceof TypeError);
          assert.ok(error instanceof ConfigurationError);
          assert.equal(error.code, code);
          assert.match(error.message, /^Clerk: /);
          assert.match(error.message, message);
          return true;
        },
      );
    });
  }

  it('are reported as unused for clerkMiddleware', async () => {
    const { stderr } = await runNode(`require('clerk-express-native').clerkMiddleware({ permission: 'org:a:b' })`);
    assert.match(stderr, /permission.*no effect/);
  });

  it('do not appear in messages if they are secrets', () => {
    assert.throws(
      () => requireAuth({ secretKey: 'sk_live_hidden', permission: 5 }),
      ({ message }) => !message.includes('hidden'),
    );
  });

  it('cannot end a header, whatever the names contain', async () => {
    const options = optionsFor(await startKeyEndpoint());
    const { origin, port } = await serveApp(express, (app) =>
      app.use(requireAuth({ ...options, permission: 'org:"a\r\nSet-Cookie: a=b\\é' })),
    );
    const { status, json } = await sendToken(origin, sessionToken());
    assert.equal(status, 403);
    assert.equal(json.required.permission, 'org:"a\r\nSet-Cookie: a=b\\é');
    const { head } = await sendBytes(
      { port },
      `GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nAuthorization: Bearer ${sessionToken()}\r\n\r\n`,
    );
    assert.match(head, /error_description="Requires the permission org:aSet-Cookie: a=b"/);
    assert.doesNotMatch(head, /\r\nSet-Cookie/);
  });
});

describe('requireAuth without options of a guard', () => {
  it('redirects every request as before, whatever it is for', async () => {
    const options = optionsFor(await startKeyEndpoint());
    for (const seed of [{}, { acceptsToken: 'api_key' }, { unauthenticated: undefined }]) {
      const { origin } = await serveApp(express, (app) => app.use(requireAuth({ ...options, ...seed })));
      const { status, headers } = await send(origin, {
        headers: { accept: 'application/json', 'sec-fetch-dest': 'empty' },
      });
      assert.deepEqual([status, headers.location, headers['www-authenticate']], [302, '/', undefined]);
    }
  });

  it('alone is reported as deprecated', async () => {
    const source = (options) => `
      const { requireAuth } = require('clerk-express-native');
      const middleware = requireAuth({ publishableKey: '${instances.production.publishableKey}', secretKey: 'sk_test_x', ...${options} });
      const res = { appendHeader() {}, setHeader() {}, getHeader() {}, end() {} };
      middleware({ method: 'GET', url: '/', headers: { host: 'a' } }, res, console.error);`;
    const env = { NODE_ENV: 'development' };
    assert.match((await runNode(source('{}'), { env })).stderr, /deprecated/);
    assert.equal((await runNode(source(`{ unauthenticated: 'json' }`), { env })).stderr, '');
  });

  it('does not load the guard', async () => {
    const { stdout } = await runNode(`
      const { requireAuth } = require('clerk-express-native');
      const isLoaded = () => Object.keys(require.cache).some((file) => /lib.guard.index/.test(file));
      requireAuth({ publishableKey: 'pk_test_x' });
      const before = isLoaded();
      requireAuth({ unauthenticated: 'json' });
      console.log(before, isLoaded());`);
    assert.equal(stdout, 'false true\n');
  });
});

function inspect(options) {
  return JSON.stringify(options, (name, value) => (value === undefined ? '(undefined)' : value));
}
