'use strict';

/**
 * Every method of the Backend API once, in an order in which a server that keeps its state can serve each: what is made
 * by one call is used by the next ones, and deleted in the end.
 *
 * A step is the name of a method, its arguments, and what is done with the result. `things` remembers what later steps
 * need. `read` checks through other calls what a call has changed. `refused` is the status of steps that ask for what
 * does not exist, and `refusedIfEmpty` that of steps that need what only a seed can have.
 *
 * @typedef {Record<string, any>} Things
 *
 * @typedef {object} Step
 * @property {string} name
 * @property {(things: Things) => unknown[]} args
 * @property {(result: any, things: Things) => void} then
 * @property {(client: any, things: Things) => Promise<void>} [read]
 * @property {number} [refused]
 * @property {number} [refusedIfEmpty]
 */

const assert = require('node:assert/strict');

const [AMARA, JONAS] = ['user_2xAmaraOkafor000000000001', 'user_2xJonasLindqvist0000000002'];
const BAKERY = 'org_2xHarbourBakery000000000001';

/** What the built-in seed lacks. */
const ADDITIONS = {
  plans: [
    { id: 'cplan_pro', name: 'Pro', slug: 'pro', for_payer_type: 'user', amount: 1000, free_trial_days: 14 },
    { id: 'cplan_team', name: 'Team', slug: 'team', for_payer_type: 'org', amount: 9900, annual_amount: 99000 },
  ],
  subscriptions: [
    {
      id: 'csub_amara',
      payer_id: AMARA,
      items: [{ id: 'csub_item_amara', plan_id: 'cplan_pro', is_free_trial: true, period_end_at: 4102444800000 }],
    },
    { id: 'csub_bakery', payer_id: BAKERY, items: [{ id: 'csub_item_bakery', plan_id: 'cplan_team' }] },
  ],
};

/** @type {Step[]} */
const steps = [];

/**
 * @param {string} name
 * @param {Step['args']} [args]
 * @param {Step['then']} [then]
 * @param {Pick<Step, 'read' | 'refused' | 'refusedIfEmpty'>} [options]
 */
function step(name, args = () => [], then = () => {}, options = {}) {
  steps.push({ name, args, then, ...options });
}

/**
 * A step whose result is remembered.
 *
 * @param {string} as
 * @param {string} name
 * @param {Step['args']} args
 * @param {Step['read']} [read]
 */
function made(as, name, args, read) {
  step(
    name,
    args,
    (result, things) => {
      things[as] = result;
    },
    { read },
  );
}

/**
 * A list that has what was remembered.
 *
 * @param {string} as
 * @param {string} name
 * @param {Step['args']} [args]
 */
function listed(as, name, args) {
  step(name, args, (result, things) => assert.ok(isIn(result, things[as]), `${name} lacks the ${as}`));
}

/**
 * A deletion, after which another method has no such thing: a getter rejects with 404, and a list lacks it.
 *
 * @param {string} as
 * @param {string} name
 * @param {string} reader
 * @param {Step['args']} [args] of the reader
 */
function deleted(as, name, reader, args = (things) => [things[as].id]) {
  step(
    name,
    (things) => [things[as].id],
    (result, things) => assert.deepEqual([result.id, result.deleted], [things[as].id, true]),
    { read: gone(as, reader, args) },
  );
}

/**
 * Checks that a method no longer has what was remembered.
 *
 * @param {string} as
 * @param {string} reader
 * @param {Step['args']} [args]
 * @returns {NonNullable<Step['read']>}
 */
function gone(as, reader, args = (things) => [things[as].id]) {
  return async (client, things) => {
    const [found] = await Promise.allSettled([call(client, reader, args(things))]);
    if (found.status === 'rejected') {
      assert.equal(found.reason.status, 404);
    } else {
      assert.ok(!isIn(found.value, things[as]), `${reader} still has the ${as}`);
    }
  };
}

/**
 * Checks some properties of what a method reads: of the object, or of what was remembered in a list.
 *
 * @param {string} as
 * @param {string} reader
 * @param {Record<string, unknown> | ((things: Things) => Record<string, unknown>)} expected
 * @param {Step['args']} [args]
 * @returns {NonNullable<Step['read']>}
 */
function shows(as, reader, expected, args = (things) => [things[as].id]) {
  return async (client, things) => {
    const result = await call(client, reader, args(things));
    const rows = rowsOf(result);
    const found = rows ? rows.find(({ id }) => id === things[as].id) : result;
    assert.ok(found, `${reader} lacks the ${as}`);
    const wanted = typeof expected === 'function' ? expected(things) : expected;
    const names = Object.keys(wanted);
    assert.deepEqual(
      Object.fromEntries(names.map((name) => [name, found[name in found ? name : asInResponses(name)]])),
      wanted,
    );
  };
}

/**
 * Checks the snapshot, where no method reads what has changed.
 *
 * @param {(snapshot: any, things: Things) => void} check
 * @returns {NonNullable<Step['read']>}
 */
function stored(check) {
  return async (client, things) => check(await things.clerk.snapshot(), things);
}

/**
 * @param {any} client
 * @param {string} name such as `users.getUser`
 * @param {unknown[]} args
 */
function call(client, name, args) {
  const [namespace, method] = name.split('.');
  return client[namespace][method](...args);
}

/**
 * The name of a property that a client has left as it is in the response: `@clerk/backend` has no class for domains of
 * organizations.
 *
 * @param {string} name
 */
function asInResponses(name) {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** @param {any} result @returns {any[] | undefined} */
function rowsOf(result) {
  return Array.isArray(result) ? result : Array.isArray(result?.data) ? result.data : undefined;
}

/** @param {any} list @param {{ id: string }} thing */
function isIn(list, thing) {
  return rowsOf(list)?.some(({ id }) => id === thing.id);
}

module.exports = { ADDITIONS, AMARA, BAKERY, JONAS, call, deleted, gone, listed, made, shows, step, steps, stored };
