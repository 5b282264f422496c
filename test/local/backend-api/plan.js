'use strict';

/**
 * Every method of the Backend API once, in an order in which a server that keeps its state can serve each: what is made
 * by one call is used by the next ones, and deleted in the end.
 *
 * A step is the name of a method, its arguments, and what is done with the result. `things` remembers what later steps
 * need. `refused` is the status of steps that ask for what does not exist.
 *
 * @typedef {Record<string, any>} Things
 *
 * @typedef {object} Step
 * @property {string} name
 * @property {(things: Things) => unknown[]} args
 * @property {(result: any, things: Things) => void} then
 * @property {number} [refused]
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
 * @param {{ refused?: number }} [options]
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
 */
function made(as, name, args) {
  step(name, args, (result, things) => {
    things[as] = result;
  });
}

/**
 * A list that has what was remembered.
 *
 * @param {string} as
 * @param {string} name
 * @param {Step['args']} [args]
 */
function listed(as, name, args) {
  step(name, args, (result, things) => {
    const rows = Array.isArray(result) ? result : result.data;
    assert.ok(
      rows.some(({ id }) => id === things[as].id),
      `${name} lacks the ${as}`,
    );
  });
}

/**
 * The answer to a deletion.
 *
 * @param {string} as
 * @param {string} name
 */
function deleted(as, name) {
  step(
    name,
    (things) => [things[as].id],
    (result, things) => assert.deepEqual([result.id, result.deleted], [things[as].id, true]),
  );
}

module.exports = { ADDITIONS, AMARA, BAKERY, JONAS, deleted, listed, made, step, steps };
