'use strict';

// @clerk/backend before the fix of clerk/javascript pull request 9145: a visitor from any host starting with
// `accounts.`, or from a host of development instances, was treated as coming from Clerk's own account portal. With
// such a domain, anyone could keep a primary app in production from syncing the latest state of a session, for example
// one that had been ended elsewhere.
//
// The rule: in production, only the account portal of the app's own domain and the Frontend API itself are Clerk's.
// The hosts that all development instances share are Clerk's in development only.

const assert = require('node:assert/strict');
const { startSite } = require('../support/browser');
const { overEachExpress } = require('../support/implementations');
const { cookieHeader, instances } = require('../support/instances');
const { startKeyEndpoint } = require('../support/key-endpoint');
const { assertSignedIn } = require('../support/outcome');
const { sessionToken } = require('../support/tokens');

const REASON = 'primary-domain-cross-origin-sync';

/** Pages that are neither the app's nor Clerk's, in production. */
const STRANGERS = [
  'https://accounts.evil.example/',
  'https://accounts.evil.example/sign-in?redirect_url=https%3A%2F%2Faccounts.example.com%2F',
  'https://accounts.example.com.evil.example/',
  'https://accounts.example.com@evil.example/',
  'https://accounts.example.com:8443/',
  'http://accounts.example.com/',
  'https://accounts.app.example.com/',
  'https://xaccounts.example.com/',
  'https://clerk.evil.example/',
  'https://clerk.example.com.evil.example/',
  'https://accounts.foo.lcl.dev/',
  'https://accounts.lclclerk.com/',
  'https://foo.accounts.dev/',
  'https://foo.accountsstage.dev/',
  'https://foo.accounts.lclclerk.com/',
];

/** Clerk's own, and the app's. */
const OWN = [
  'https://accounts.example.com/',
  'https://ACCOUNTS.example.com/sign-in?x=https%3A%2F%2Fevil.example',
  'https://accounts.example.com:443/',
  'https://clerk.example.com/v1/client/handshake',
  'http://app.example.com/before',
];

overEachExpress('A referrer whose host starts with accounts', (express) => {
  let endpoint;

  before(async () => {
    endpoint = await startKeyEndpoint();
  });

  const visitFrom = async (referer, instanceName = 'production') => {
    const { publishableKey, issuer } = instances[instanceName];
    const { visit } = await startSite(express, endpoint, { publishableKey });
    const session = sessionToken({ iss: issuer });
    return visit(cookieHeader({ session, clientUat: 1, devBrowser: 'dvb_1' }, instances[instanceName]), {
      headers: { referer },
    });
  };

  for (const referrer of STRANGERS) {
    it(`is cross-origin in production: ${referrer}`, async () => {
      const { status, headers } = await visitFrom(referrer);
      assert.deepEqual([status, headers['x-clerk-auth-reason']], [307, REASON]);
      assert.match(headers.location, /^https:\/\/clerk\.example\.com\/v1\/client\/handshake\?/);
    });
  }

  for (const referrer of OWN) {
    it(`is trusted if it is Clerk's for this app, or the app's: ${referrer}`, async () => {
      assertSignedIn(await visitFrom(referrer));
    });
  }

  it("is Clerk's in development if only Clerk can have the host", async () => {
    for (const referrer of [
      'https://foo-bar-13.accounts.dev/sign-in',
      'https://accounts.foo.lcl.dev/',
      'https://foo.accountsstage.dev/',
    ]) {
      assertSignedIn(await visitFrom(referrer, 'development'));
    }
    for (const referrer of [
      'https://accounts.evil.example/',
      'https://accounts.evil.example/foo.accounts.dev',
      'https://foo.accounts.dev.evil.example/',
      'https://accounts.dev/',
    ]) {
      assert.equal((await visitFrom(referrer, 'development')).headers['x-clerk-auth-reason'], REASON, referrer);
    }
  });
});
