'use strict';

/** Steps of the plan about the instance, machines, and what else backends manage. */

const assert = require('node:assert/strict');
const { AMARA, BAKERY, deleted, listed, made, step } = require('./plan');

step(
  'instance.get',
  () => [],
  ({ environmentType }) => assert.equal(environmentType, 'development'),
);
step('instance.update', () => [{ supportEmail: 'help@example.com' }]);
step(
  'instance.updateRestrictions',
  () => [{ blockDisposableEmailDomains: true }],
  ({ blockDisposableEmailDomains }) => assert.equal(blockDisposableEmailDomains, true),
);
step('instance.getOrganizationSettings');
step(
  'instance.updateOrganizationSettings',
  () => [{ maxAllowedMemberships: 7 }],
  ({ maxAllowedMemberships }) => assert.equal(maxAllowedMemberships, 7),
);
made('domain', 'domains.add', () => [{ name: 'shop.example.com', is_satellite: true }]);
listed('domain', 'domains.list');
step('domains.update', ({ domain }) => [{ domainId: domain.id, is_secondary: true }]);
step(
  'proxyChecks.verify',
  ({ domain }) => [{ domainId: domain.id, proxyUrl: 'https://shop.example.com/__clerk' }],
  ({ successful }) => assert.equal(successful, true),
);
step('betaFeatures.changeDomain', () => [{ homeUrl: 'https://bakery.example' }]);
deleted('domain', 'domains.delete');
step('domains.deleteDomain', ({ domain }) => [domain.id], undefined, { refused: 404 });
made('redirectUrl', 'redirectUrls.createRedirectUrl', () => [{ url: 'my-app://back' }]);
step('redirectUrls.getRedirectUrl', ({ redirectUrl }) => [redirectUrl.id]);
listed('redirectUrl', 'redirectUrls.getRedirectUrlList');
deleted('redirectUrl', 'redirectUrls.deleteRedirectUrl');
step(
  'jwks.getJwks',
  () => [],
  ({ keys }) => assert.equal(keys.length, 1),
);
made('template', 'jwtTemplates.create', () => [{ name: 'till', claims: { who: '{{user.id}}' } }]);
step('jwtTemplates.get', ({ template }) => [template.id]);
listed('template', 'jwtTemplates.list', () => [{ limit: 100 }]);
step(
  'jwtTemplates.update',
  ({ template }) => [{ templateId: template.id, name: 'till', claims: {}, lifetime: 90 }],
  ({ lifetime }) => assert.equal(lifetime, 90),
);
deleted('template', 'jwtTemplates.delete');

made('email', 'emails.create', () => [
  {
    to: { address: 'ada@example.com' },
    from: { address: 'till@bakery.example' },
    subject: 'Your bread',
    text: 'It is ready.',
  },
  { idempotencyKey: 'bread-1' },
]);
step(
  'emails.createBatch',
  () => [
    [{ to: { userId: AMARA }, from: { address: 'till@bakery.example' }, subject: 'Your bread', text: 'It is ready.' }],
  ],
  ([{ statusCode }]) => assert.equal(statusCode, 200),
);
step(
  'emails.get',
  ({ email }) => [email.id],
  ({ subject }) => assert.equal(subject, 'Your bread'),
);
step('webhooks.createSvixApp');
step('webhooks.generateSvixAuthURL');
step('webhooks.deleteSvixApp');
step('__experimental_accountlessApplications.createAccountlessApplication');
step('__experimental_accountlessApplications.completeAccountlessApplicationOnboarding');

made('connection', 'enterpriseConnections.createEnterpriseConnection', () => [
  {
    name: 'Bakery',
    domains: ['bakery.example'],
    provider: 'saml_okta',
    organizationId: BAKERY,
    saml: { idpEntityId: 'okta', idpSsoUrl: 'https://okta.example/sso', loginHint: { mode: 'off' } },
  },
]);
step('enterpriseConnections.getEnterpriseConnection', ({ connection }) => [connection.id]);
step(
  'enterpriseConnections.updateEnterpriseConnection',
  ({ connection }) => [connection.id, { active: true }],
  ({ active }) => assert.equal(active, true),
);
listed('connection', 'enterpriseConnections.getEnterpriseConnectionList', () => [{ active: true }]);
deleted('connection', 'enterpriseConnections.deleteEnterpriseConnection');
made('saml', 'samlConnections.createSamlConnection', () => [
  { name: 'Bakery', domain: 'bakery.example', provider: 'saml_custom' },
]);
step('samlConnections.getSamlConnection', ({ saml }) => [saml.id]);
step('samlConnections.updateSamlConnection', ({ saml }) => [saml.id, { active: true }]);
listed('saml', 'samlConnections.getSamlConnectionList');
deleted('saml', 'samlConnections.deleteSamlConnection');

made('till', 'machines.create', () => [{ name: 'till' }]);
made('oven', 'machines.create', ({ till }) => [{ name: 'oven', scopedMachines: [till.id] }]);
step('machines.get', ({ oven }) => [oven.id]);
listed('oven', 'machines.list', () => [{ query: 'oven' }]);
step('machines.update', ({ oven }) => [{ machineId: oven.id, defaultTokenTtl: 60 }]);
step('machines.createScope', ({ oven, till }) => [till.id, oven.id]);
step('machines.deleteScope', ({ oven, till }) => [till.id, oven.id]);
made('ovenKey', 'machines.rotateSecretKey', ({ oven }) => [{ machineId: oven.id, previousTokenTtl: 0 }]);
step(
  'machines.getSecretKey',
  ({ oven }) => [oven.id],
  ({ secret }, { ovenKey }) => assert.equal(secret, ovenKey.secret),
);
const asOven = (/** @type {Record<string, any>} */ { ovenKey }) => ({ machineSecretKey: ovenKey.secret });
made('m2mToken', 'm2m.createToken', (things) => [{ ...asOven(things), claims: { batch: 7 } }]);
listed('m2mToken', 'm2m.list', ({ oven }) => [{ subject: oven.id }]);
step(
  'm2m.verify',
  ({ till, m2mToken }) => [{ machineSecretKey: till.secretKey, token: m2mToken.token }],
  ({ subject }, { oven }) => assert.equal(subject, oven.id),
);
step(
  'm2m.revokeToken',
  (things) => [{ ...asOven(things), m2mTokenId: things.m2mToken.id }],
  ({ revoked }) => assert.equal(revoked, true),
);
deleted('oven', 'machines.delete');

made('apiKey', 'apiKeys.create', () => [{ name: 'Till', subject: AMARA, scopes: ['read'] }]);
step('apiKeys.get', ({ apiKey }) => [apiKey.id]);
step(
  'apiKeys.getSecret',
  ({ apiKey }) => [apiKey.id],
  ({ secret }, { apiKey }) => assert.equal(secret, apiKey.secret),
);
step(
  'apiKeys.verify',
  ({ apiKey }) => [apiKey.secret],
  ({ subject }) => assert.equal(subject, AMARA),
);
step('apiKeys.update', ({ apiKey }) => [{ apiKeyId: apiKey.id, subject: AMARA, description: 'In the shop' }]);
listed('apiKey', 'apiKeys.list', () => [{ subject: AMARA }]);
step(
  'apiKeys.revoke',
  ({ apiKey }) => [{ apiKeyId: apiKey.id, revocationReason: 'lost' }],
  ({ revoked }) => assert.equal(revoked, true),
);
deleted('apiKey', 'apiKeys.delete');
made('application', 'oauthApplications.create', () => [
  { name: 'Recipes', redirectUris: ['https://recipes.example/back'] },
]);
step('oauthApplications.get', ({ application }) => [application.id]);
step('oauthApplications.update', ({ application }) => [{ oauthApplicationId: application.id, name: 'Cookbook' }]);
listed('application', 'oauthApplications.list', () => [{ nameQuery: 'cook' }]);
step('oauthApplications.rotateSecret', ({ application }) => [application.id]);
step(
  'oauthApplications.revokeToken',
  ({ application }) => [{ oauthApplicationId: application.id, token: 'oat_unknown' }],
  undefined,
  {
    refused: 404,
  },
);
step(
  'idPOAuthAccessToken.verify',
  ({ oauthToken }) => [oauthToken.token],
  ({ id }, { oauthToken }) => assert.equal(id, oauthToken.id),
);
deleted('application', 'oauthApplications.delete');

step(
  'billing.getPlanList',
  () => [{ payerType: 'user' }],
  ({ data }) =>
    assert.deepEqual(
      data.map((/** @type {{ id: string }} */ { id }) => id),
      ['cplan_pro'],
    ),
);
step('billing.getUserBillingSubscription', () => [AMARA]);
step('billing.getOrganizationBillingSubscription', () => [BAKERY]);
step('billing.extendSubscriptionItemFreeTrial', () => [
  'csub_item_amara',
  { extendTo: new Date('2100-02-01T00:00:00.000Z') },
]);
step(
  'billing.cancelSubscriptionItem',
  () => ['csub_item_bakery', { endNow: true }],
  ({ status }) => assert.equal(status, 'ended'),
);
