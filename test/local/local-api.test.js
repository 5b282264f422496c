'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { startClerkLocal } = require('../../local/npm');
const { connect } = require('../../local/npm/lib/instance/connect');
const { withEnvironment } = require('../support/environment');
const { launcherEnvironment } = require('../support/launcher');
const { record } = require('./backend-api/recorder');

/** @import { ClerkLocal } from '../../local/npm' */

const ROUTER = path.join(__dirname, '..', '..', 'local', 'src', 'local_api', 'mod.rs');

const page = { url: () => 'about:blank', context: () => ({ addCookies: async () => {} }) };

/**
 * Every function of a running `clerk-local`, with a call of it and the routes that the call uses. `stop` ends the
 * program without a request, unless it is that of a fork.
 *
 * @type {Record<string, { call: (clerk: ClerkLocal) => Promise<unknown>, routes: string[] }>}
 */
const FUNCTIONS = {
  reset: { call: (clerk) => clerk.reset(), routes: ['POST /reset', 'GET /webhooks'] },
  snapshot: { call: (clerk) => clerk.snapshot(), routes: ['GET /snapshot'] },
  restore: {
    call: async (clerk) => clerk.restore(await clerk.snapshot()),
    routes: ['GET /snapshot', 'POST /snapshot', 'GET /webhooks'],
  },
  fork: {
    call: async (clerk) => (await clerk.fork()).stop(),
    routes: ['POST /forks', 'DELETE /forks/{port}'],
  },
  age: { call: (clerk) => clerk.age({ minutes: 1 }), routes: ['POST /clock'] },
  offsetTokens: { call: (clerk) => clerk.offsetTokens({ seconds: 0 }), routes: ['POST /clock'] },
  fail: { call: (clerk) => clerk.fail({ path: '/none', status: 500 }), routes: ['POST /faults'] },
  'faults.list': { call: (clerk) => clerk.faults.list(), routes: ['GET /faults'] },
  'faults.clear': { call: (clerk) => clerk.faults.clear(), routes: ['DELETE /faults'] },
  rateLimit: { call: (clerk) => clerk.rateLimit(null), routes: ['POST /rate_limit'] },
  cookies: { call: (clerk) => clerk.cookies(), routes: ['POST /cookies'] },
  signIn: { call: (clerk) => clerk.signIn(page), routes: ['POST /cookies'] },
  token: { call: (clerk) => clerk.token(), routes: ['POST /cookies', 'POST /tokens'] },
  machineToken: { call: (clerk) => clerk.machineToken(), routes: ['POST /machine_tokens'] },
  events: { call: (clerk) => clerk.events(), routes: ['GET /events'] },
  'inbox.list': { call: (clerk) => clerk.inbox.list(), routes: ['GET /messages'] },
  'inbox.last': { call: (clerk) => clerk.inbox.last('ada@example.com'), routes: ['GET /messages'] },
  'inbox.code': {
    call: (clerk) => assert.rejects(clerk.inbox.code('ada@example.com', { timeout: 0 })),
    routes: ['GET /messages'],
  },
  'webhooks.list': { call: (clerk) => clerk.webhooks.list(), routes: ['GET /webhooks'] },
  'webhooks.next': {
    call: async (clerk) => [await clerk.cookies(), await clerk.webhooks.next()],
    routes: ['POST /cookies', 'GET /webhooks/next'],
  },
  'webhooks.replay': {
    call: async (clerk) => {
      await clerk.cookies();
      await clerk.webhooks.replay((await clerk.webhooks.list())[0].id);
    },
    routes: ['POST /cookies', 'GET /webhooks', 'POST /webhooks/{id}/replay'],
  },
  'webhooks.sendTo': {
    call: (clerk) => clerk.webhooks.sendTo('http://127.0.0.1:9/', ['none']),
    routes: ['POST /webhooks/endpoints'],
  },
  'webhooks.endpoints': { call: (clerk) => clerk.webhooks.endpoints(), routes: ['GET /webhooks/endpoints'] },
  'webhooks.removeEndpoint': {
    call: async (clerk) => {
      const { id } = await clerk.webhooks.sendTo('http://127.0.0.1:9/', ['none']);
      await clerk.webhooks.removeEndpoint(id);
    },
    routes: ['POST /webhooks/endpoints', 'DELETE /webhooks/endpoints/{id}'],
  },
};

describe('The functions of a running clerk-local, and its routes below /local', function () {
  this.timeout(60_000);
  /** @type {ClerkLocal} */
  let direct;
  /** @type {ClerkLocal} */
  let clerk;
  /** @type {Awaited<ReturnType<typeof record>>} */
  let recorder;

  before(async () => {
    const { CLERK_LOCAL_PROGRAM } = launcherEnvironment();
    direct = await withEnvironment({ CLERK_LOCAL_PROGRAM }, () => startClerkLocal());
    recorder = await record(direct.url);
    clerk = connect({ url: recorder.origin, env: direct.env, stop: async () => {} });
  });
  after(() => direct?.stop());

  for (const [name, { call, routes }] of Object.entries(FUNCTIONS)) {
    it(`${name}() uses ${routes.join(', ')}`, async () => {
      recorder.responses.length = 0;
      await call(clerk);
      assert.deepEqual(
        recorder.responses.map(({ verb, path: requested }) => routeOf(verb, requested)),
        routes,
      );
    });
  }

  it('are all listed here', () => {
    const listed = Object.keys(FUNCTIONS);
    assert.deepEqual(functionsOf(clerk).sort(), [...listed, 'stop'].sort());
  });

  it('leave no route without a function', () => {
    const used = new Set(Object.values(FUNCTIONS).flatMap(({ routes }) => routes));
    assert.deepEqual([...used].sort(), declaredRoutes().sort());
  });
});

/** The routes in the source of the router, such as `GET /events`. */
function declaredRoutes() {
  const source = fs.readFileSync(ROUTER, 'utf8');
  return [...source.matchAll(/\.route\("([^"]+)", (.+)\)$/gm)].flatMap(([, route, methods]) =>
    [...methods.matchAll(/\b(get|post|put|patch|delete)\(/g)].map(([, method]) => `${method.toUpperCase()} ${route}`),
  );
}

/**
 * The route of a request, with the names of its parameters.
 *
 * @param {string} verb
 * @param {string} requested
 */
function routeOf(verb, requested) {
  const found = declaredRoutes()
    .filter((route) =>
      new RegExp(`^${route.replace(' ', ' /local').replace(/\{\w+\}/g, '[^/]+')}$`).test(`${verb} ${requested}`),
    )
    .sort((one, other) => one.split('{').length - other.split('{').length);
  return found[0] ?? `${verb} ${requested}`;
}

/**
 * The names of all functions of an object, and of the objects in it.
 *
 * @param {object} object
 * @returns {string[]}
 */
function functionsOf(object) {
  const members = Object.getOwnPropertyDescriptors(object);
  return Object.entries(members).flatMap(([name, { value }]) => {
    if (typeof value === 'function') {
      return [name];
    }
    return ['inbox', 'webhooks', 'faults'].includes(name) ? functionsOf(value).map((one) => `${name}.${one}`) : [];
  });
}
