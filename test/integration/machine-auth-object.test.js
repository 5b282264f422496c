'use strict';

const assert = require('node:assert/strict');
const { redacted } = require('../../lib/auth/debug');
const { authenticatedMachine } = require('../../lib/auth/machine-auth-object');

const TOKEN = 'ak_the_token_itself';

const DATA = {
  api_key: { id: 'ak_1', subject: 'user_1', name: 'CI', claims: { team: 1 }, scopes: ['read'] },
  m2m_token: { id: 'mt_1', subject: 'mch_1', claims: null, scopes: ['mch_2'] },
  oauth_token: { id: 'oat_1', subject: 'user_1', scopes: ['read'], clientId: 'client_1' },
};

const PROPERTIES = {
  api_key: 'id subject getToken has debug isAuthenticated tokenType name claims scopes userId orgId',
  m2m_token: 'id subject getToken has debug isAuthenticated tokenType claims scopes machineId',
  oauth_token: 'id subject getToken has debug isAuthenticated tokenType scopes userId clientId',
};

/** The auth object, and its properties that are not functions. */
function auth(tokenType, data = DATA[tokenType], debugData = {}) {
  return authenticatedMachine(tokenType, data, TOKEN, () => redacted(debugData));
}

function values(object) {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => typeof value !== 'function'));
}

describe('The auth object of a machine', () => {
  for (const [tokenType, properties] of Object.entries(PROPERTIES)) {
    it(`has the documented properties in their order: ${tokenType}`, () => {
      assert.equal(Object.keys(auth(tokenType)).join(' '), properties);
    });

    it(`returns the token, grants nothing, and is authenticated: ${tokenType}`, async () => {
      const object = auth(tokenType);
      assert.equal(await object.getToken(), TOKEN);
      assert.equal(object.has({ role: 'org:admin' }), false);
      assert.equal(object.has(), false);
      assert.equal(object.isAuthenticated, true);
      assert.equal(object.tokenType, tokenType);
    });
  }

  it('names its owner, with the properties of its kind', () => {
    const common = { isAuthenticated: true };
    assert.deepEqual(values(auth('api_key')), {
      ...common,
      ...DATA.api_key,
      tokenType: 'api_key',
      userId: 'user_1',
      orgId: null,
    });
    assert.deepEqual(values(auth('m2m_token')), {
      ...common,
      ...DATA.m2m_token,
      tokenType: 'm2m_token',
      machineId: 'mch_1',
    });
    assert.deepEqual(values(auth('oauth_token')), {
      ...common,
      ...DATA.oauth_token,
      tokenType: 'oauth_token',
      userId: 'user_1',
    });
  });

  it('of an API key belongs to a user, an organization or neither, by its subject', () => {
    for (const [subject, userId, orgId] of [
      ['user_1', 'user_1', null],
      ['org_1', null, 'org_1'],
      ['mch_1', null, null],
      ['xuser_1', null, null],
    ]) {
      const object = auth('api_key', { ...DATA.api_key, subject });
      assert.deepEqual([object.userId, object.orgId], [userId, orgId], subject);
    }
  });

  it('has undefined for properties that the token lacks', () => {
    const { name, claims, scopes } = auth('api_key', { id: 'ak_1', subject: 'user_1' });
    assert.deepEqual([name, claims, scopes], [undefined, undefined, undefined]);
    assert.deepEqual(Object.keys(auth('api_key', { id: 'ak_1', subject: 'user_1' })).join(' '), PROPERTIES.api_key);
  });

  it('truncates secrets in debug()', () => {
    const shown = auth('api_key', DATA.api_key, {
      tokenInHeader: TOKEN,
      secretKey: 'sk_test_hidden',
      other: 1,
    }).debug();
    assert.equal(shown.tokenInHeader, TOKEN.slice(0, 7));
    assert.equal(shown.secretKey, 'sk_test');
    assert.equal(shown.other, 1);
  });
});
