'use strict';

/**
 * What makes each webhook happen, over the APIs that apps and browsers use.
 *
 * @import { ClerkLocal } from '../../../local/npm'
 */

const SEED = {
  organizations: [{ id: 'org_bakery', name: 'Bakery', slug: 'bakery' }],
  users: [
    {
      id: 'user_ada',
      email_addresses: ['ada@example.com'],
      phone_numbers: ['+14155552671'],
      organization_memberships: [{ organization_id: 'org_bakery', role: 'org:admin' }],
    },
    { id: 'user_bob', email_addresses: ['bob@example.com'] },
  ],
  plans: [
    { id: 'cplan_pro', name: 'Pro', slug: 'pro', for_payer_type: 'user', amount: 1000, free_trial_days: 14 },
    { id: 'cplan_plus', name: 'Plus', slug: 'plus', for_payer_type: 'user', amount: 500 },
  ],
  subscriptions: [
    {
      id: 'csub_ada',
      payer_id: 'user_ada',
      items: [
        { id: 'csub_item_trial', plan_id: 'cplan_pro', is_free_trial: true, period_end_at: 4102444800000 },
        { id: 'csub_item_plus', plan_id: 'cplan_plus' },
      ],
    },
    { id: 'csub_bob', payer_id: 'user_bob', items: [{ id: 'csub_item_bob', plan_id: 'cplan_plus' }] },
  ],
};

/**
 * A new browser in which a user is signed in: sends forms to the Frontend API.
 *
 * @param {ClerkLocal} clerk
 * @param {string} userId
 */
async function browserOf(clerk, userId) {
  const cookies = await clerk.cookies({ userId });
  const valueOf = (/** @type {string} */ name) => cookies.find((cookie) => cookie.name === name)?.value ?? '';
  const { sid } = JSON.parse(Buffer.from(valueOf('__session').split('.')[1], 'base64url').toString());
  return { sessionId: /** @type {string} */ (sid), post: posts(clerk, valueOf('__clerk_db_jwt')) };
}

/**
 * @param {ClerkLocal} clerk
 * @param {string} browser its token
 * @returns {(path: string, fields?: Record<string, string>) => Promise<any>}
 */
function posts(clerk, browser) {
  return async (path, fields = {}) => {
    const query = new URLSearchParams({ __clerk_db_jwt: browser });
    const response = await fetch(`${clerk.url}${path}?${query}`, { method: 'POST', body: new URLSearchParams(fields) });
    const body = /** @type {any} */ (await response.json());
    if (!response.ok) {
      throw new Error(`POST ${path}: ${JSON.stringify(body)}`);
    }
    return body.response ?? body;
  };
}

/**
 * Ends the session of a new browser.
 *
 * @param {'end' | 'remove'} how
 */
const ending = (how) => async (/** @type {ClerkLocal} */ clerk) => {
  const { sessionId, post } = await browserOf(clerk, 'user_ada');
  await post(`/v1/client/sessions/${sessionId}/${how}`);
  return sessionId;
};

/** Signs in with a phone number, up to the message with the code. @param {ClerkLocal} clerk */
async function askForCodeBySms(clerk) {
  const { token } = await posts(clerk, '')('/v1/dev_browser');
  const post = posts(clerk, token);
  const { id, supported_first_factors: factors } = await post('/v1/client/sign_ins', { identifier: '+14155552671' });
  const { phone_number_id: phone } = factors.find((/** @type {any} */ one) => one.strategy === 'phone_code');
  const factor = { strategy: 'phone_code', phone_number_id: phone };
  await post(`/v1/client/sign_ins/${id}/prepare_first_factor`, factor);
}

let count = 0;
/** A name that has not been used. */
const fresh = () => `name${(count += 1)}`;

const organization = (/** @type {any} */ { client }) =>
  client.organizations.createOrganization({ name: fresh(), createdBy: 'user_ada' });
const domain = async (/** @type {any} */ clerk) => {
  const { id } = await clerk.client.organizations.createOrganizationDomain({
    organizationId: 'org_bakery',
    name: `${fresh()}.example`,
    enrollmentMode: 'manual_invitation',
  });
  return { organizationId: 'org_bakery', domainId: id };
};
const invitation = (/** @type {any} */ { client }, emailAddress = `${fresh()}@example.com`) =>
  client.organizations.createOrganizationInvitation({
    organizationId: 'org_bakery',
    emailAddress,
    role: 'org:member',
    inviterUserId: 'user_ada',
  });
const permission = (/** @type {any} */ { client }) => {
  const name = fresh();
  return client.organizationPermissions.createOrganizationPermission({ name, key: `org:${name}:read` });
};
const role = (/** @type {any} */ { client }) => {
  const name = fresh();
  return client.organizationRoles.createOrganizationRole({ name, key: `org:${name}` });
};
const user = (/** @type {any} */ { client }) =>
  client.users.createUser({ emailAddress: [`${fresh()}@example.com`], skipPasswordRequirement: true });
const entry = (/** @type {any} */ { client }) =>
  client.waitlistEntries.create({ emailAddress: `${fresh()}@example.com` });

const member = async (/** @type {any} */ clerk) => {
  const { id: userId } = await user(clerk);
  const organizationId = 'org_bakery';
  const { id } = await clerk.client.organizations.createOrganizationMembership({
    organizationId,
    userId,
    role: 'org:member',
  });
  return { id, named: { organizationId, userId } };
};

/**
 * For each type, a function that makes it happen. It resolves with the ID of what it happens to, or with `undefined` if
 * it does not know it.
 *
 * @type {Record<string, (clerk: any) => Promise<string | undefined>>}
 */
const TRIGGERS = {
  'user.created': async (clerk) => (await user(clerk)).id,
  'user.updated': async (clerk) => (await clerk.client.users.updateUser('user_bob', { firstName: 'Bob' })).id,
  'user.deleted': async (clerk) => (await clerk.client.users.deleteUser((await user(clerk)).id)).id,
  'email.created': async (clerk) =>
    void (await clerk.client.invitations.createInvitation({ emailAddress: `${fresh()}@example.com` })),
  'sms.created': async (clerk) => void (await askForCodeBySms(clerk)),
  'session.created': async (clerk) => (await browserOf(clerk, 'user_ada')).sessionId,
  'session.ended': ending('end'),
  'session.removed': ending('remove'),
  'session.revoked': async (clerk) => {
    const { sessionId } = await browserOf(clerk, 'user_ada');
    return (await clerk.client.sessions.revokeSession(sessionId)).id;
  },
  'organization.created': async (clerk) => (await organization(clerk)).id,
  'organization.updated': async (clerk) =>
    (await clerk.client.organizations.updateOrganization('org_bakery', { name: fresh() })).id,
  'organization.deleted': async (clerk) =>
    (await clerk.client.organizations.deleteOrganization((await organization(clerk)).id)).id,
  'organizationDomain.created': async (clerk) => (await domain(clerk)).domainId,
  'organizationDomain.updated': async (clerk) => {
    const named = await domain(clerk);
    await clerk.client.organizations.updateOrganizationDomain({ ...named, enrollmentMode: 'automatic_invitation' });
    return named.domainId;
  },
  'organizationDomain.deleted': async (clerk) => {
    const named = await domain(clerk);
    await clerk.client.organizations.deleteOrganizationDomain(named);
    return named.domainId;
  },
  'organizationMembership.created': async (clerk) => (await member(clerk)).id,
  'organizationMembership.updated': async (clerk) => {
    const { id, named } = await member(clerk);
    await clerk.client.organizations.updateOrganizationMembership({ ...named, role: 'org:admin' });
    return id;
  },
  'organizationMembership.deleted': async (clerk) => {
    const { id, named } = await member(clerk);
    await clerk.client.organizations.deleteOrganizationMembership(named);
    return id;
  },
  'organizationInvitation.created': async (clerk) => (await invitation(clerk)).id,
  'organizationInvitation.revoked': async (clerk) => {
    const { id: invitationId } = await invitation(clerk);
    await clerk.client.organizations.revokeOrganizationInvitation({ organizationId: 'org_bakery', invitationId });
    return invitationId;
  },
  'organizationInvitation.accepted': async (clerk) => {
    const { id } = await invitation(clerk, 'bob@example.com');
    const { post } = await browserOf(clerk, 'user_bob');
    await post(`/v1/me/organization_invitations/${id}/accept`);
    return id;
  },
  'role.created': async (clerk) => (await role(clerk)).id,
  'role.updated': async (clerk) => {
    const { id: organizationRoleId } = await role(clerk);
    return (await clerk.client.organizationRoles.updateOrganizationRole({ organizationRoleId, name: fresh() })).id;
  },
  'role.deleted': async (clerk) =>
    (await clerk.client.organizationRoles.deleteOrganizationRole((await role(clerk)).id)).id,
  'permission.created': async (clerk) => (await permission(clerk)).id,
  'permission.updated': async (clerk) => {
    const { id: permissionId } = await permission(clerk);
    const params = { permissionId, name: fresh() };
    return (await clerk.client.organizationPermissions.updateOrganizationPermission(params)).id;
  },
  'permission.deleted': async (clerk) => {
    const { id } = await permission(clerk);
    return (await clerk.client.organizationPermissions.deleteOrganizationPermission(id)).id;
  },
  'waitlistEntry.created': async (clerk) => (await entry(clerk)).id,
  'waitlistEntry.updated': async (clerk) => (await clerk.client.waitlistEntries.reject((await entry(clerk)).id)).id,
  'subscriptionItem.updated': async (clerk) => {
    const extendTo = new Date('2100-02-01T00:00:00.000Z');
    return (await clerk.client.billing.extendSubscriptionItemFreeTrial('csub_item_trial', { extendTo })).id;
  },
  'subscription.updated': async (clerk) => {
    const extendTo = new Date('2100-03-01T00:00:00.000Z');
    await clerk.client.billing.extendSubscriptionItemFreeTrial('csub_item_trial', { extendTo });
    return 'csub_ada';
  },
  'subscriptionItem.canceled': async (clerk) =>
    (await clerk.client.billing.cancelSubscriptionItem('csub_item_plus', { endNow: false })).id,
  'subscriptionItem.ended': async (clerk) =>
    (await clerk.client.billing.cancelSubscriptionItem('csub_item_bob', { endNow: true })).id,
};

const SEEDED = 'subscriptions come from the seed';
const UNPAID = 'clerk-local takes no payments';

/**
 * The types that are never sent, with the reason.
 *
 * @type {Record<string, string>}
 */
const NOT_SENT = {
  'paymentAttempt.created': UNPAID,
  'paymentAttempt.updated': UNPAID,
  'subscription.created': SEEDED,
  'subscription.active': SEEDED,
  'subscription.pastDue': UNPAID,
  'subscriptionItem.created': SEEDED,
  'subscriptionItem.active': SEEDED,
  'subscriptionItem.upcoming': SEEDED,
  'subscriptionItem.abandoned': UNPAID,
  'subscriptionItem.incomplete': UNPAID,
  'subscriptionItem.pastDue': UNPAID,
  'subscriptionItem.freeTrialEnding': 'nothing happens by itself when a trial is about to end',
};

module.exports = { NOT_SENT, SEED, TRIGGERS };
