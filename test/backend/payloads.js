'use strict';

const link = { type: 'oauth_google', id: 'idn_2' };

const verifications = {
  otp: {
    object: 'verification_otp',
    status: 'verified',
    strategy: 'email_code',
    attempts: 1,
    expire_at: 1716883200009,
  },
  oauth: {
    object: 'verification_oauth',
    status: 'unverified',
    strategy: 'oauth_google',
    external_verification_redirect_url: 'https://accounts.example.com/o?x=1',
    error: { code: 'c', message: 'm' },
  },
  web3: {
    object: 'verification_web3',
    status: 'unverified',
    strategy: 'web3',
    nonce: 'n',
    message: 'sign',
    attempts: null,
  },
};

const emailAddress = {
  id: 'idn_1',
  object: 'email_address',
  email_address: 'ada@example.com',
  reserved: false,
  verification: verifications.otp,
  linked_to: [link],
};

const phoneNumber = {
  id: 'idn_3',
  object: 'phone_number',
  phone_number: '+15555550100',
  reserved_for_second_factor: true,
  default_second_factor: false,
  verification: null,
  linked_to: [],
};

const enterpriseAccount = {
  id: 'ent_1',
  object: 'enterprise_account',
  active: true,
  email_address: 'ada@example.com',
  protocol: 'saml',
  provider: 'saml_custom',
  provider_user_id: null,
  public_metadata: {},
  verification: verifications.otp,
  enterprise_connection: {
    id: 'entc_1',
    active: true,
    domain: 'example.com',
    name: 'Example',
    allow_subdomains: false,
  },
};

const user = {
  id: 'user_1',
  object: 'user',
  first_name: 'Ada',
  last_name: 'Lovelace',
  image_url: null,
  password_enabled: true,
  primary_email_address_id: 'idn_1',
  primary_phone_number_id: 'idn_3',
  primary_web3_wallet_id: 'idn_4',
  public_metadata: { someKey: { other_key: 1 } },
  private_metadata: { secret: true },
  email_addresses: [emailAddress],
  phone_numbers: [phoneNumber],
  web3_wallets: [{ id: 'idn_4', object: 'web3_wallet', web3_wallet: '0x1', verification: verifications.web3 }],
  external_accounts: [
    {
      id: 'eac_1',
      object: 'external_account',
      provider: 'oauth_google',
      provider_user_id: 'g1',
      image_url: null,
      verification: verifications.oauth,
    },
  ],
  enterprise_accounts: [enterpriseAccount],
  created_at: 1716883200000,
  create_organizations_limit: 3,
  unknown_field: 'left out',
};

const session = {
  id: 'sess_1',
  object: 'session',
  client_id: 'client_1',
  user_id: 'user_1',
  status: 'active',
  latest_activity: { id: 'act_1', object: 'session_activity', is_mobile: false, ip_address: '203.0.113.9' },
  actor: { sub: 'user_2' },
};

/** Responses of the Backend API, each under a name for its test. */
const payloads = {
  'a full user': user,
  'a user with only an id': { id: 'user_2', object: 'user' },
  'a user whose parts are null': {
    ...{ id: 'user_3', object: 'user', first_name: null, last_name: null, public_metadata: null },
    ...{ email_addresses: null, phone_numbers: null, web3_wallets: null, external_accounts: null },
    ...{ timezone: null, deprovisioned: null, create_organizations_limit: null },
  },
  'a user with blank names': { id: 'user_4', object: 'user', first_name: ' ', last_name: '' },
  'a user with a first name': { id: 'user_5', object: 'user', first_name: ' Ada', last_name: null },
  'an email address': emailAddress,
  'a phone number': phoneNumber,
  'an enterprise account': enterpriseAccount,
  'a session': session,
  'a session without activity and actor': { id: 'sess_2', object: 'session', latest_activity: null },
  'a token': { object: 'token', jwt: 'a.b.c' },
  'a count': { object: 'total_count', total_count: 7 },
  'a deleted object': { object: 'user', id: 'user_1', deleted: true },
  'an object that is not deleted, but says so': { object: 'user', slug: 's', deleted: false },
  'a part at the top level': { object: 'web3_wallet', id: 'idn_4', web3_wallet: '0x1' },
  'an unknown object': { object: '__proto__', some_key: [1] },
  'an object without a type': { user_id: 'user_1' },
  'a list': [user, session, { object: 'unknown' }],
  'an empty list': [],
  'a page': { data: [session], total_count: 12, has_more: true },
  'a page without a total': { data: [session] },
  'a page whose total is null': { data: [], total_count: null },
  'a page of M2M tokens': {
    m2m_tokens: [{ object: 'machine_to_machine_token', id: 'mt_1' }],
    total_count: 1,
    data: [1],
  },
  'a page of M2M tokens without a total': { m2m_tokens: [] },
  'M2M tokens that are not an array': { m2m_tokens: {}, data: [session], total_count: 1 },
  'an email with an array as its data': { object: 'email', id: 'ema_1', data: ['a', session] },
  'a page with a type': { object: 'list', data: [session], total_count: 3 },
  'an array of arrays': [[session]],
  'a type that is not a string': { object: ['user'], id: 'user_1' },
  'a deleted object without a type': { id: 'user_1', deleted: true },
  'a deleted object in an array': [{ object: 'user', id: 'user_1', deleted: true }],
  text: 'text',
  'an array of strings': ['a', 'b'],
  'values that only the JSON parser of JavaScript reads this way':
    '{"object":"user","id":"a","id":"b","2":1,"1":1,"__proto__":{"x":1},"external_id":9007199254740993,"username":"\\ud800"}',
};

module.exports = { payloads, user };
