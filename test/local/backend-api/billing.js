'use strict';

/** Steps of the plan about billing. Only a seed has plans. */

const assert = require('node:assert/strict');
const { call, step } = require('./plan');

const item = (
  /** @type {string} */ subscription,
  /** @type {string} */ payer,
  /** @type {(item: any) => void} */ check,
) =>
  /** @type {import('./plan').Step['read']} */ (
    async (client, things) => {
      const { subscriptionItems } = await call(client, `billing.${subscription}`, [things[payer]]);
      check(subscriptionItems[0]);
    }
  );
step(
  'billing.getPlanList',
  () => [{ payerType: 'user' }],
  ({ data }, { isEmpty }) =>
    assert.deepEqual(
      data.map((/** @type {{ id: string }} */ { id }) => id),
      isEmpty ? [] : ['cplan_pro'],
    ),
);
for (const [method, payer, id] of [
  ['getUserBillingSubscription', 'amara', 'csub_amara'],
  ['getOrganizationBillingSubscription', 'bakery', 'csub_bakery'],
]) {
  step(
    `billing.${method}`,
    (things) => [things[payer]],
    (found) => assert.equal(found.id, id),
    { refusedIfEmpty: 404 },
  );
}
const EXTENDED = new Date('2100-02-01T00:00:00.000Z');
step('billing.extendSubscriptionItemFreeTrial', () => ['csub_item_amara', { extendTo: EXTENDED }], undefined, {
  refusedIfEmpty: 404,
  read: item('getUserBillingSubscription', 'amara', ({ periodEnd }) => assert.equal(periodEnd, EXTENDED.getTime())),
});
step(
  'billing.cancelSubscriptionItem',
  () => ['csub_item_bakery', { endNow: true }],
  ({ status }) => assert.equal(status, 'ended'),
  {
    refusedIfEmpty: 404,
    read: item('getOrganizationBillingSubscription', 'bakery', (found) =>
      assert.ok(!found || found.status === 'ended'),
    ),
  },
);
