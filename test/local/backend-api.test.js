'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const yaml = require('js-yaml');
const { operations } = require('../../lib/testing/shapes');
const { startClerkLocal } = require('../../local/npm');
const seed = require('../../local/seed.json');
const { withEnvironment } = require('../support/environment');
const { launcherEnvironment } = require('../support/launcher');
const { openApiDocument } = require('../support/openapi-document');
const differences = require('./backend-api/differences.json');
const { validator } = require('./backend-api/json-schema');
const { ADDITIONS, AMARA, BAKERY, JONAS, call, steps } = require('./backend-api/plan');
const { record } = require('./backend-api/recorder');
require('./backend-api/users');
require('./backend-api/sessions');
require('./backend-api/sign-ups');
require('./backend-api/organizations');
require('./backend-api/roles');
require('./backend-api/instance');
require('./backend-api/machines');
require('./backend-api/billing');

/** @import { ClerkLocal, ClerkLocalSeed } from '../../local/npm' */

/** @type {Record<string, () => any>} */
const CLIENTS = {
  '@clerk/backend': () => require('@clerk/backend'),
  'clerk-express-native': () => require('../..'),
};

/** What the namespaces of `@clerk/backend` have that is not a method of the API. */
const INHERITED = ['constructor', 'request', 'requireId'];

/** Methods that are not GET requests and change nothing that another method shows, or that only fail here. */
const WITHOUT_EFFECT = [
  '__experimental_accountlessApplications.completeAccountlessApplicationOnboarding',
  '__experimental_accountlessApplications.createAccountlessApplication',
  'apiKeys.verify',
  'clients.verifyClient',
  'idPOAuthAccessToken.verify',
  'm2m.verify',
  'proxyChecks.verify',
  'sessions.getToken',
  'sessions.refreshSession',
  'sessions.verifySession',
  'testingTokens.createTestingToken',
  'users.verifyPassword',
  'users.verifyTOTP',
  'webhooks.generateSvixAuthURL',
  // Users of the stand-in have neither passkeys nor wallets nor external accounts.
  'users.deleteUserExternalAccount',
  'users.deleteUserPasskey',
  'users.deleteUserWeb3Wallet',
];

/** Paths that look like those of other operations in the document. */
const UNDOCUMENTED = ['/clients/handshake_payload'];

/** @type {Record<string, { isEmpty: boolean, seed: ClerkLocalSeed }>} */
const STARTS = {
  'an instance with the built-in seed': { isEmpty: false, seed: { ...seed, ...ADDITIONS } },
  'an empty instance': { isEmpty: true, seed: { users: [] } },
};

describe('clerk-local and every method of the Backend API', function () {
  this.timeout(60_000);

  const planned = new Set(steps.map(({ name }) => name));

  it('are all in the plan', () => {
    assert.equal(Object.keys(operations).length, 192);
    assert.deepEqual([...planned].sort(), Object.keys(operations).sort());
  });

  it('have an effect that another method shows afterwards', () => {
    const shown = new Set(steps.filter(({ read }) => read).map(({ name }) => name));
    const withEffect = Object.entries(operations).filter(([, { verb }]) => verb !== 'GET');
    assert.deepEqual(
      withEffect
        .map(([name]) => name)
        .filter((name) => !shown.has(name))
        .sort(),
      [...WITHOUT_EFFECT].sort(),
    );
  });

  for (const [clientName, load] of Object.entries(CLIENTS)) {
    it(`include all of ${clientName}`, () => {
      const client = load().createClerkClient({ secretKey: 'sk_test_none' });
      assert.deepEqual(methodsOf(client).sort(), [...planned].sort());
    });

    for (const [startName, start] of Object.entries(STARTS)) {
      describe(`called through ${clientName} on ${startName}`, () => {
        /** @type {ClerkLocal} */
        let clerk;
        /** @type {Awaited<ReturnType<typeof record>>} */
        let recorder;
        /** @type {any} */
        let client;
        /** @type {Record<string, any>} */
        const things = { isEmpty: start.isEmpty };

        before(async () => {
          const { CLERK_LOCAL_PROGRAM } = launcherEnvironment();
          clerk = await withEnvironment({ CLERK_LOCAL_PROGRAM }, () => startClerkLocal({ seed: start.seed }));
          recorder = await record(clerk.url);
          client = load().createClerkClient({
            secretKey: clerk.env.CLERK_SECRET_KEY,
            publishableKey: clerk.env.CLERK_PUBLISHABLE_KEY,
            apiUrl: recorder.origin,
          });
          const people = start.isEmpty ? await firstPeople(client) : { amara: AMARA, jonas: JONAS, bakery: BAKERY };
          const { totalCount: memberships } = await client.organizations.getInstanceOrganizationMembershipList({});
          Object.assign(things, people, { clerk, before: { users: await client.users.getCount(), memberships } });
        });

        after(() => clerk?.stop());

        for (const { name, args, then, read, refused, refusedIfEmpty } of steps) {
          const status = start.isEmpty ? (refusedIfEmpty ?? refused) : refused;
          it(`${name}${status ? `, which is refused with ${status}` : ''}`, async () => {
            if (status !== undefined) {
              await assert.rejects(call(client, name, await args(things)), { status });
              return;
            }
            then(await call(client, name, await args(things)), things);
            await read?.(client, things);
          });
        }

        it('left the state that the calls made', async () => {
          const state = /** @type {any} */ (await clerk.snapshot());
          assert.equal(state.users.length, things.before.users);
          assert.equal(state.organizations.length, start.isEmpty ? 1 : seed.organizations.length);
          assert.deepEqual(
            state.machines.map((/** @type {{ name: string }} */ machine) => machine.name),
            ['till'],
          );
          assert.equal(state.invitations.length, 3);
          assert.equal(state.waitlist_entries.length, 2);
          for (const table of ['redirect_urls', 'oauth_applications', 'saml_connections', 'allowlist_identifiers']) {
            assert.equal(state[table], undefined, table);
          }
          const environment = await (await fetch(`${clerk.url}/v1/environment`)).json();
          assert.equal(environment.organization_settings.max_allowed_memberships, 7);
        });

        it('got answers that Clerk’s OpenAPI document allows', function () {
          if (openApiDocument === undefined) {
            this.skip();
          }
          const found = [...differencesOf(recorder.responses)];
          assert.deepEqual(
            found.filter((one) => !differences.some((known) => covers(known, one))),
            [],
          );
          const unneeded = differences.filter((known) => !found.some((one) => covers(known, one)));
          assert.deepEqual(unneeded, []);
        });
      });
    }
  }
});

/**
 * The methods of all namespaces of a client, such as `users.getUser`.
 *
 * @param {any} client
 */
function methodsOf(client) {
  const namespaces = Object.getOwnPropertyNames(client).filter(
    (name) => typeof client[name] === 'object' && name !== 'telemetry',
  );
  return namespaces.flatMap((namespace) => {
    /** @type {Set<string>} */
    const names = new Set();
    for (let level = client[namespace]; level && level !== Object.prototype; level = Object.getPrototypeOf(level)) {
      Object.entries(Object.getOwnPropertyDescriptors(level))
        .filter(([name, { value }]) => typeof value === 'function' && !INHERITED.includes(name))
        .forEach(([name]) => names.add(name));
    }
    return [...names].map((name) => `${namespace}.${name}`);
  });
}

/**
 * Creates the users and the organization that the plan is about.
 *
 * @param {any} client
 */
async function firstPeople(client) {
  const create = async (/** @type {string} */ name) => {
    const emailAddress = [`${name}@example.com`];
    return (await client.users.createUser({ emailAddress, password: 'fresh-bread-42' })).id;
  };
  const [amara, jonas] = [await create('amara'), await create('jonas')];
  const { id: bakery } = await client.organizations.createOrganization({ name: 'Bakery', createdBy: amara });
  return { amara, jonas, bakery };
}

/**
 * Whether a difference is a known one. The Rust tests of clerk-local read the same list.
 *
 * @param {{ path?: string, difference: string }} known
 * @param {string} found
 */
function covers({ path = '', difference }, found) {
  return found.includes(path) && found.endsWith(difference);
}

/**
 * What the document does not allow, by operation and place.
 *
 * @param {{ verb: string, path: string, status: number, body: any }[]} responses
 */
function differencesOf(responses) {
  const document = /** @type {any} */ (yaml.load(fs.readFileSync(String(openApiDocument), 'utf8')));
  const faults = validator(document);
  const routes = Object.keys(document.paths);
  /** @type {Set<string>} */
  const found = new Set();
  let compared = 0;
  for (const { verb, path: own, status, body } of responses.filter((response) => response.status < 300)) {
    const plain = own.replace(/^\/v1/, '');
    const route = routes
      .filter((one) => new RegExp(`^${one.replace(/\{\w+\}/g, '[^/]+')}$`).test(plain))
      .filter((one) => document.paths[one][verb.toLowerCase()])
      .sort((a, b) => a.split('{').length - b.split('{').length)[0];
    const operation = document.paths[route]?.[verb.toLowerCase()];
    if (!operation || UNDOCUMENTED.includes(plain)) {
      continue;
    }
    compared += 1;
    const [expected, response] = Object.entries(operation.responses).find(([code]) => code.startsWith('2')) ?? [];
    if (expected !== String(status)) {
      found.add(`${verb} ${route} has the status ${status}, not ${expected}`);
    }
    const { content } = resolve(document, response);
    const schema = resolve(document, content?.['application/json']?.schema);
    // The document has only the older form of some lists, which is an array.
    const value = schema.type === 'array' && body?.data ? body.data : body;
    for (const fault of content ? faults(value, schema) : []) {
      found.add(`${verb} ${route}: ${fault.replace(/\[\d+\]/g, '[]').replace(/ is "?\{.*| is "[^"]*"/, ' is …')}`);
    }
  }
  assert.ok(compared > 150, `${compared} responses were compared`);
  return found;
}

/**
 * @param {any} document
 * @param {any} value
 */
function resolve(document, value) {
  let found = value ?? {};
  while (found.$ref) {
    found = found.$ref
      .slice(2)
      .split('/')
      .reduce((/** @type {any} */ object, /** @type {string} */ key) => object[key], document);
  }
  return found;
}
