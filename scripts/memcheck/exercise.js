'use strict';

/**
 * Exercises the addon's `unsafe` code, in this package and in napi's conversions, for `npm run memcheck`. In src/node:
 *
 * - `text.rs` copies arguments to UTF-8, with and without enough room, and creates strings: strings of many lengths and
 *   alphabets;
 * - `answer.rs` creates arrays, numbers, promises and objects: sessions, known sessions, fetched keys, redirects;
 * - `build_information.rs` reads a string of the C library: the description of the build.
 *
 * In napi: classes and their finalizers (instances that are collected), functions that are called from another thread
 * (a `fetch` that answers, fails, throws and never answers), and environments that end (worker threads that are
 * terminated while they wait). It ends by itself, so that everything is finalized. `ROUNDS` is how often each is done.
 */

const assert = require('node:assert/strict');
const { once } = require('node:events');
const { createClerkClient, verifyToken } = require('../..');
// Loaded after the package, which has the addon read the environment only as long as there are no worker threads.
const { Worker, isMainThread } = require('node:worker_threads');
const native = require('../../lib/native');
const { configure } = require('../../lib/options/configuration');
const { fromNode } = require('../../lib/request/view');
const { cookieHeader, freshSecretKey, instances } = require('../../test/support/instances');
const { signingKey } = require('../../test/support/keys');
const { sessionToken } = require('../../test/support/tokens');

const ROUNDS = Number(process.env.ROUNDS ?? 20);

const { publishableKey } = instances.production;

/** One byte in Latin-1, two, three and four bytes in UTF-8, and half of a pair. */
const ALPHABETS = ['a', 'é', '€', '\u{1f600}', '\ud800'];

/** Around the room that a buffer has at first, and far beyond. */
const LENGTHS = [0, 1, 7, 63, 64, 65, 255, 256, 1023, 1024, 1025, 5000];

/** @param {object} [options] */
const configurationFor = (options) => configure({ publishableKey, secretKey: freshSecretKey(), ...options }, 'any');

/**
 * @param {import('../../lib/options/configuration').Configuration} configuration
 * @param {Record<string, string>} headers
 * @param {string} [url]
 */
function authenticate(configuration, headers, url = '/') {
  const view = fromNode(/** @type {any} */ ({ method: 'GET', url, headers: { host: 'localhost:3000', ...headers } }));
  return configuration.at(view).authenticate(...view);
}

/** @param {import('../../lib/options/configuration').Configuration} configuration */
function strings(configuration) {
  for (const letter of ALPHABETS) {
    for (const length of LENGTHS) {
      const text = letter.repeat(length);
      authenticate(
        configuration,
        { authorization: `Bearer ${text}`, cookie: `__session=${text}`, referer: text },
        `/${text}`,
      );
      authenticate(configuration, cookieHeaders(text), `/?__clerk_handshake=${text}`);
      native.withoutSecrets(`https://a.example/${text}`);
    }
  }
}

/** @param {string} session */
function cookieHeaders(session) {
  const cookie = cookieHeader({ session, clientUat: 1, devBrowser: 'x' });
  return { cookie, accept: 'text/html', 'sec-fetch-dest': 'document' };
}

/** @param {import('../../lib/options/configuration').Configuration} configuration */
function sessions(configuration) {
  const token = sessionToken({
    sid: `sess_${Math.random()}`,
    name: 'é€\u{1f600}',
    o: { id: 'org_1', slg: 'a', rol: 'b' },
  });
  const headers = { authorization: `Bearer ${token}` };
  // A token is kept decoded from the second request on.
  for (let request = 0; request < 2; request += 1) {
    assert.ok(Array.isArray(authenticate(configuration, headers)));
  }
  const known = authenticate(configuration, headers);
  assert.equal(typeof known, 'number');
  assert.equal(native.knownSession(/** @type {number} */ (known))?.token, token);
  assert.equal(native.knownSession(-1), null);
}

/**
 * Variables that are added, changed and removed between two requests.
 *
 * @param {import('../../lib/options/configuration').Configuration} configuration
 */
function environment(configuration) {
  const view = fromNode(/** @type {any} */ ({ method: 'GET', url: '/', headers: { host: 'localhost:3000' } }));
  const again = () => configuration.unlessChanged()?.authenticate(...view);
  configuration.at(view);
  for (const value of ['one.example', 'é'.repeat(2000), '']) {
    process.env.CLERK_DOMAIN = value;
    assert.equal(again(), undefined);
    configuration.at(view);
    assert.notEqual(again(), undefined);
  }
  delete process.env.CLERK_DOMAIN;
}

/** Instances, keys and errors that nothing refers to afterwards. */
function classes() {
  authenticate(configurationFor({ jwtKey: signingKey.pem }), {});
  assert.throws(() => native.sharedFrontendApi(/** @type {any} */ (undefined)));
  assert.throws(() => new native.WebhookDelivery('whsec_AAAA', [null, null, null, null, null, null], 0));
  assert.ok(native.buildInformation());
  assert.ok(native.describeReasons().length > 0);
}

/** @type {Record<string, (url: unknown, init: RequestInit) => any>} */
const FETCHES = {
  answers: () =>
    new Response(JSON.stringify({ id: 'user_1', object: 'user' }), { headers: { 'content-type': 'application/json' } }),
  keys: () => new Response(JSON.stringify({ keys: [signingKey.jwk] })),
  rejects: () => Promise.reject(new Error('down')),
  throws: () => {
    throw new TypeError('down');
  },
  isNoResponse: () => 5,
  isAborted: (_, { signal }) =>
    new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason))),
};

/** @param {string} name */
async function fetches(name) {
  const fetch = /** @type {typeof globalThis.fetch} */ (async (url, init = {}) => FETCHES[name](url, init));
  const client = createClerkClient({ publishableKey, secretKey: freshSecretKey(), fetch, retry: { attempts: 0 } });
  const options = { signal: AbortSignal.timeout(50) };
  const calls = [client.users.getUser('user_1', options), client.users.getUserList({ limit: 1 }, options)];
  const verified = verifyToken(sessionToken(), { secretKey: freshSecretKey(), apiUrl: 'http://127.0.0.1:1' });
  await Promise.allSettled([...calls, verified]);
}

/** Threads that end while calls of theirs are under way. */
async function threads() {
  const worker = new Worker(__filename, { env: { ...process.env, ROUNDS: '1' } });
  await once(worker, 'message');
  await worker.terminate();
}

async function main() {
  const configuration = configurationFor({ jwtKey: signingKey.pem });
  for (let round = 0; round < ROUNDS; round += 1) {
    if (round % 10 === 0) {
      strings(configuration);
    }
    sessions(configuration);
    if (isMainThread) {
      environment(configuration);
    }
    classes();
    await Promise.all(Object.keys(FETCHES).map(fetches));
    globalThis.gc?.();
  }
  if (isMainThread) {
    for (let round = 0; round < Math.min(ROUNDS, 3); round += 1) {
      await threads();
    }
    console.log('exercised');
  } else {
    FETCHES.never = () => new Promise(() => {});
    const pending = fetches('never');
    require('node:worker_threads').parentPort?.postMessage('pending');
    await pending;
  }
}

main();
