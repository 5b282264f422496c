'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const yaml = require('js-yaml');
const { operations } = require('../../lib/testing/shapes');
const { startClerkLocal } = require('../../local/npm');
const seed = require('../../local/seed.json');
const { programOfThisMachine } = require('../support/packed-clerk-local');
const { validator } = require('./backend-api/json-schema');
const { openApiDocument } = require('../support/openapi-document');
const { ADDITIONS, steps } = require('./backend-api/plan');
const { record } = require('./backend-api/recorder');
const differences = require('./backend-api/differences.json');
require('./backend-api/people');
require('./backend-api/organizations');
require('./backend-api/instance');

/** @import { ClerkLocal } from '../../local/npm' */

const clients = {
  '@clerk/backend': () => require('@clerk/backend'),
  'clerk-express-native': () => require('../..'),
};

describe('clerk-local and every method of the Backend API', function () {
  this.timeout(60_000);

  it('are all in the plan', () => {
    const planned = new Set(steps.map(({ name }) => name));
    assert.deepEqual(
      Object.keys(operations).filter((name) => !planned.has(name)),
      [],
    );
  });

  for (const [name, load] of Object.entries(clients)) {
    describe(`called through ${name}`, () => {
      /** @type {ClerkLocal} */
      let clerk;
      /** @type {Awaited<ReturnType<typeof record>>} */
      let recorder;
      /** @type {any} */
      let client;
      /** @type {Record<string, any>} */
      const things = {};

      before(async () => {
        clerk = await start();
        recorder = await record(clerk.url);
        things.signUp = await begunSignUp(clerk.url);
        things.oauthToken = await oauthToken(clerk);
        client = load().createClerkClient({
          secretKey: clerk.env.CLERK_SECRET_KEY,
          publishableKey: clerk.env.CLERK_PUBLISHABLE_KEY,
          apiUrl: recorder.origin,
        });
      });

      after(() => clerk?.stop());

      for (const { name: method, args, then, refused } of steps) {
        it(method, async () => {
          const [namespace, call] = method.split('.');
          const [outcome] = await Promise.allSettled([client[namespace][call](...args(things))]);
          if (refused !== undefined) {
            assert.equal(outcome.status === 'rejected' && outcome.reason.status, refused);
          } else if (outcome.status === 'rejected') {
            throw outcome.reason;
          } else {
            then(outcome.value, things);
          }
        });
      }

      it('left the state that the calls made', async () => {
        const {
          users,
          organizations,
          machines,
          api_keys: keys,
          instance,
          invitations,
          ...state
        } = /** @type {any} */ (await clerk.snapshot());
        assert.equal(users.length, seed.users.length);
        assert.equal(organizations.length, seed.organizations.length);
        assert.deepEqual(
          machines.map((/** @type {{ name: string }} */ machine) => machine.name),
          ['till'],
        );
        assert.equal(keys, undefined);
        assert.equal(instance.settings.support_email, 'help@example.com');
        assert.equal(invitations.length, 3);
        assert.equal(state.waitlist_entries.length, 2);
        assert.equal(state.redirect_urls, undefined);
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
});

/** An instance of the program of this machine. */
async function start() {
  const { CLERK_LOCAL_PROGRAM: own } = process.env;
  process.env.CLERK_LOCAL_PROGRAM = programOfThisMachine();
  try {
    return await startClerkLocal({ seed: { ...seed, ...ADDITIONS } });
  } finally {
    if (own === undefined) {
      delete process.env.CLERK_LOCAL_PROGRAM;
    } else {
      process.env.CLERK_LOCAL_PROGRAM = own;
    }
  }
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
 * A person signs up in a browser: what backends can see and change, and do not make.
 *
 * @param {string} url of clerk-local
 */
async function begunSignUp(url) {
  const { token } = await (await fetch(`${url}/v1/dev_browser`, { method: 'POST' })).json();
  const body = new URLSearchParams({ email_address: 'kurt@example.com', strategy: 'email_code' });
  const response = await fetch(`${url}/v1/client/sign_ups?__clerk_db_jwt=${token}`, { method: 'POST', body });
  return (await response.json()).response;
}

/**
 * An access token of an OAuth application, which only users can allow.
 *
 * @param {ClerkLocal} clerk
 */
async function oauthToken({ url, env }) {
  const response = await fetch(`${url}/local/machine_tokens`, {
    method: 'POST',
    headers: { authorization: `Bearer ${env.CLERK_SECRET_KEY}` },
    body: JSON.stringify({ type: 'oauth_token' }),
  });
  return response.json();
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
    if (!operation) {
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
