'use strict';

/** Steps of the plan about the instance and its connections, templates, emails and plans. */

const assert = require('node:assert/strict');
const { call, deleted, listed, made, shows, step, stored } = require('./plan');

step(
  'instance.get',
  () => [],
  ({ environmentType }) => assert.equal(environmentType, 'development'),
);
const settings = (/** @type {Record<string, unknown>} */ expected) =>
  stored(({ instance }) => {
    const found = Object.fromEntries(Object.keys(expected).map((name) => [name, instance.settings[name]]));
    assert.deepEqual(found, expected);
  });
step('instance.update', () => [{ supportEmail: 'help@example.com' }], undefined, {
  read: settings({ support_email: 'help@example.com' }),
});
step(
  'instance.updateRestrictions',
  () => [{ blockDisposableEmailDomains: true }],
  ({ blockDisposableEmailDomains }) => assert.equal(blockDisposableEmailDomains, true),
  { read: stored(({ instance }) => assert.equal(instance.restrictions.block_disposable_email_domains, true)) },
);
step(
  'instance.getOrganizationSettings',
  () => [],
  ({ enabled }) => assert.equal(enabled, true),
);
step(
  'instance.updateOrganizationSettings',
  () => [{ maxAllowedMemberships: 7 }],
  ({ maxAllowedMemberships }) => assert.equal(maxAllowedMemberships, 7),
  {
    read: async (client) => {
      const { maxAllowedMemberships } = await call(client, 'instance.getOrganizationSettings', []);
      assert.equal(maxAllowedMemberships, 7);
    },
  },
);
const domain = (/** @type {Record<string, unknown>} */ expected) => shows('domain', 'domains.list', expected, () => []);
made(
  'domain',
  'domains.add',
  () => [{ name: 'shop.example.com', is_satellite: true }],
  domain({ name: 'shop.example.com', isSatellite: true }),
);
listed('domain', 'domains.list');
const PROXY = 'https://shop.example.com/__clerk';
step('domains.update', (things) => [{ domainId: things.domain.id, proxy_url: PROXY }], undefined, {
  read: domain({ name: 'shop.example.com', proxyUrl: PROXY }),
});
step(
  'proxyChecks.verify',
  (things) => [{ domainId: things.domain.id, proxyUrl: PROXY }],
  ({ successful }) => assert.equal(successful, true),
);
step('betaFeatures.changeDomain', () => [{ homeUrl: 'https://bakery.example' }], undefined, {
  read: async (client) => {
    const { data } = await call(client, 'domains.list', []);
    assert.ok(data.some((/** @type {any} */ { name, isSatellite }) => name === 'bakery.example' && !isSatellite));
  },
});
deleted('domain', 'domains.delete', 'domains.list', () => []);
step('domains.deleteDomain', (things) => [things.domain.id], undefined, { refused: 404 });
made('otherDomain', 'domains.add', () => [{ name: 'other.example.com', is_satellite: true }]);
deleted('otherDomain', 'domains.deleteDomain', 'domains.list', () => []);
made(
  'redirectUrl',
  'redirectUrls.createRedirectUrl',
  () => [{ url: 'my-app://back' }],
  shows('redirectUrl', 'redirectUrls.getRedirectUrl', { url: 'my-app://back' }),
);
step(
  'redirectUrls.getRedirectUrl',
  (things) => [things.redirectUrl.id],
  ({ url }) => assert.equal(url, 'my-app://back'),
);
listed('redirectUrl', 'redirectUrls.getRedirectUrlList');
deleted('redirectUrl', 'redirectUrls.deleteRedirectUrl', 'redirectUrls.getRedirectUrl');
step(
  'jwks.getJwks',
  () => [],
  ({ keys }) => assert.equal(keys.length, 1),
);
const template = (/** @type {Record<string, unknown>} */ expected) => shows('template', 'jwtTemplates.get', expected);
made(
  'template',
  'jwtTemplates.create',
  () => [{ name: 'till', claims: { who: '{{user.id}}' } }],
  template({ name: 'till', claims: { who: '{{user.id}}' } }),
);
step(
  'jwtTemplates.get',
  (things) => [things.template.id],
  ({ name }) => assert.equal(name, 'till'),
);
listed('template', 'jwtTemplates.list', () => [{ limit: 100 }]);
step(
  'jwtTemplates.update',
  (things) => [{ templateId: things.template.id, name: 'till', claims: {}, lifetime: 90 }],
  ({ lifetime }) => assert.equal(lifetime, 90),
  { read: template({ name: 'till', claims: {}, lifetime: 90 }) },
);
deleted('template', 'jwtTemplates.delete', 'jwtTemplates.get');

made(
  'email',
  'emails.create',
  () => [
    {
      to: { address: 'ada@example.com' },
      from: { address: 'till@bakery.example' },
      subject: 'Your bread',
      text: 'It is ready.',
    },
    { idempotencyKey: 'bread-1' },
  ],
  async (client, { clerk }) => assert.equal((await clerk.inbox.last('ada@example.com')).subject, 'Your bread'),
);
step(
  'emails.createBatch',
  ({ amara }) => [
    [{ to: { userId: amara }, from: { address: 'till@bakery.example' }, subject: 'Your bun', text: 'It is ready.' }],
  ],
  ([{ statusCode }]) => assert.equal(statusCode, 200),
  { read: async (client, { clerk }) => assert.equal((await clerk.inbox.list())[0].subject, 'Your bun') },
);
step(
  'emails.get',
  ({ email }) => [email.id],
  ({ subject }) => assert.equal(subject, 'Your bread'),
);
step('webhooks.createSvixApp', () => [], undefined, { read: settings({ has_svix_app: true }) });
step(
  'webhooks.generateSvixAuthURL',
  () => [],
  (result, { clerk }) => assert.equal(new URL(result.svixUrl ?? result.svix_url).origin, clerk.url),
);
step('webhooks.deleteSvixApp', () => [], undefined, { read: settings({ has_svix_app: undefined }) });
for (const method of ['createAccountlessApplication', 'completeAccountlessApplicationOnboarding']) {
  step(
    `__experimental_accountlessApplications.${method}`,
    () => [],
    ({ publishableKey }, { clerk }) => assert.equal(publishableKey, clerk.env.CLERK_PUBLISHABLE_KEY),
  );
}

const connection = (/** @type {Record<string, unknown>} */ expected) =>
  shows('connection', 'enterpriseConnections.getEnterpriseConnection', expected);
made(
  'connection',
  'enterpriseConnections.createEnterpriseConnection',
  ({ bakery }) => [
    {
      name: 'Bakery',
      domains: ['bakery.example'],
      provider: 'saml_okta',
      organizationId: bakery,
      saml: { idpEntityId: 'okta', idpSsoUrl: 'https://okta.example/sso', loginHint: { mode: 'off' } },
    },
  ],
  connection({ name: 'Bakery', domains: ['bakery.example'], active: false }),
);
step(
  'enterpriseConnections.getEnterpriseConnection',
  (things) => [things.connection.id],
  ({ name }) => assert.equal(name, 'Bakery'),
);
step(
  'enterpriseConnections.updateEnterpriseConnection',
  (things) => [things.connection.id, { active: true }],
  ({ active }) => assert.equal(active, true),
  { read: connection({ name: 'Bakery', active: true }) },
);
listed('connection', 'enterpriseConnections.getEnterpriseConnectionList', () => [{ active: true }]);
deleted(
  'connection',
  'enterpriseConnections.deleteEnterpriseConnection',
  'enterpriseConnections.getEnterpriseConnection',
);
const saml = (/** @type {Record<string, unknown>} */ expected) =>
  shows('saml', 'samlConnections.getSamlConnection', expected);
made(
  'saml',
  'samlConnections.createSamlConnection',
  () => [{ name: 'Bakery', domain: 'bakery.example', provider: 'saml_custom' }],
  saml({ name: 'Bakery', active: false }),
);
step(
  'samlConnections.getSamlConnection',
  (things) => [things.saml.id],
  ({ name }) => assert.equal(name, 'Bakery'),
);
step('samlConnections.updateSamlConnection', (things) => [things.saml.id, { active: true }], undefined, {
  read: saml({ name: 'Bakery', active: true }),
});
listed('saml', 'samlConnections.getSamlConnectionList');
deleted('saml', 'samlConnections.deleteSamlConnection', 'samlConnections.getSamlConnection');
