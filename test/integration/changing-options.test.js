'use strict';

const assert = require('node:assert/strict');
const { startApp } = require('../support/app');
const { send, sendToken } = require('../support/http');
const { configure } = require('../../lib/options/configuration');
const native = require('../../lib/native');
const { fromNode } = require('../../lib/request/view');
const { expressVersions, implementations } = require('../support/implementations');
const { instances } = require('../support/instances');
const { signingKey } = require('../support/keys');
const { assertSignedIn, assertSignedOut } = require('../support/outcome');
const { sessionToken } = require('../support/tokens');

const express = expressVersions['Express 5'];
const { publishableKey } = instances.production;
const keys = { publishableKey, secretKey: 'sk_live_x', jwtKey: signingKey.pem };

describe('Options that change while the app runs', () => {
  for (const [name, before, added, reason] of [
    ['authorizedParties', [], 'https://other.example', 'token-invalid-authorized-parties'],
    ['issuer', [], 'https://other.example', 'token-invalid-issuer'],
    ['audience', [], 'other', 'token-verification-failed'],
  ]) {
    it(`an array that is filled after the first request takes effect: ${name}`, async () => {
      const list = [...before];
      const app = await startApp(implementations.ours, express, { ...keys, [name]: list });
      const token = sessionToken({ aud: 'mine' });
      assertSignedIn(await sendToken(app.origin, token));
      list.push(added);
      assertSignedOut(await sendToken(app.origin, token), reason);
      list.pop();
      assertSignedIn(await sendToken(app.origin, token));
    });
  }

  it('the automatic proxy of a platform appears and disappears with its variables', async () => {
    const variables = { VERCEL_TARGET_ENV: 'production', VERCEL_PROJECT_PRODUCTION_URL: 'app.vercel.app' };
    const app = await startApp(implementations.ours, express, keys);
    const endpoint = async () => {
      const { headers } = await send(app.origin, {
        headers: { cookie: '__client_uat=5', accept: 'text/html', host: 'app.example' },
      });
      return headers.location.split('/v1/')[0];
    };
    assert.equal(await endpoint(), 'https://clerk.example.com');
    Object.assign(process.env, variables);
    try {
      assert.equal(await endpoint(), 'http://app.example/__clerk');
      process.env.CLERK_DISABLE_AUTO_PROXY = 'true';
      assert.equal(await endpoint(), 'https://clerk.example.com');
    } finally {
      [...Object.keys(variables), 'CLERK_DISABLE_AUTO_PROXY'].forEach((name) => delete process.env[name]);
    }
  });
});

describe('A Fetch request', () => {
  const client = implementations.ours.createClerkClient(keys);
  const locationOf = async (address, headers, options) => {
    const request = new Request(address, { headers: { cookie: '__client_uat=5', accept: 'text/html', ...headers } });
    const { headers: answer } = await client.authenticateRequest(request, options);
    return new URL(answer.get('location')).searchParams.get('redirect_url');
  };

  it('keeps its path, whatever the path starts with', async () => {
    for (const address of [
      'https://app.example/',
      'https://app.example//',
      'https://app.example//a/b?c=1',
      'https://app.example//u@v/b',
    ]) {
      assert.equal(await locationOf(address), address);
    }
  });

  it('has its own URL if no header names another', async () => {
    assert.equal(await locationOf('https://app.example/x', { 'x-forwarded-proto': 'ftp' }), 'https://app.example/x');
    assert.equal(
      await locationOf('https://app.example/x', { 'x-forwarded-host': 'public.example' }),
      'https://public.example/x',
    );
  });

  it('has its own URL in strict mode, because nothing proves who set the forwarded headers', async () => {
    const forwarded = { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'http' };
    assert.equal(await locationOf('https://app.example/x', forwarded, { strict: true }), 'https://app.example/x');
  });
});

describe('Hosts that clients choose', () => {
  const configuration = configure({ ...keys, proxyUrl: (url) => `${url.origin}/__clerk` }, 'any');
  const instanceAt = (host) => configuration.at(fromNode({ method: 'GET', url: '/', headers: { host } }));

  it('get their own site, but no configuration of their own', () => {
    const instances = ['a.example', 'b.example', 'c.example'].map(instanceAt);
    assert.ok(instances.every(({ authenticator }) => authenticator instanceof native.Authenticator));
    assert.equal(new Set(instances.map(({ authenticator }) => authenticator)).size, 1, 'all share one authenticator');
    assert.equal(new Set(instances.map(({ site }) => site)).size, 3, 'each has its own site');
  });

  it('are cached up to a limit', () => {
    const { site } = instanceAt('a.example');
    assert.equal(instanceAt('a.example').site, site);
    Array.from({ length: 16 }, (_, index) => instanceAt(`${index}.example`));
    assert.notEqual(instanceAt('a.example').site, site, 'sixteen others have replaced it');
  });
});
