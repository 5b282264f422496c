'use strict';

const assert = require('node:assert/strict');
const { environmentFor, startExample } = require('../../support/examples');
const { startFrontendApi } = require('../../support/frontend-api');
const { send } = require('../../support/http');
const { cookieHeader } = require('../../support/instances');
const { startKeyEndpoint } = require('../../support/key-endpoint');
const { sessionToken } = require('../../support/tokens');

describe('The example frontend-api-proxy', function () {
  this.timeout(120_000);
  let app;
  let frontendApi;
  let environment;

  before(async () => {
    frontendApi = await startFrontendApi();
    environment = { ...environmentFor(await startKeyEndpoint()), CLERK_FAPI_URL: frontendApi.origin };
    app = await startExample('frontend-api-proxy', environment);
  });
  after(() => app?.stop());

  it('serves a page whose scripts come through the proxy', async () => {
    const { status, headers, text } = await send(app.origin);
    assert.equal(status, 200);
    assert.match(headers['content-type'], /^text\/html/);
    assert.ok(text.includes(`data-clerk-publishable-key="${environment.CLERK_PUBLISHABLE_KEY}"`), text);
    assert.ok(text.includes('data-clerk-proxy-url="/__clerk"'), text);

    const scripts = [...text.matchAll(/src="([^"]+)"/g)].map(([, path]) => path);
    assert.equal(scripts.length, 2);
    for (const path of scripts) {
      assert.equal((await send(app.origin, { path })).text, '{"from":"the Frontend API"}');
      const { url, headers } = frontendApi.requests.pop();
      assert.equal(url, path.replace('/__clerk', ''));
      assert.equal(headers['clerk-proxy-url'], `${app.origin}/__clerk`);
      assert.equal(headers['clerk-secret-key'], environment.CLERK_SECRET_KEY);
    }
  });

  it('passes the public URL of a reverse proxy on to Clerk', async () => {
    const https = { 'x-forwarded-proto': 'https' };
    for (const [headers, url] of [
      [{ ...https, 'x-forwarded-host': 'app.example.com' }, 'https://app.example.com/__clerk'],
      [{ ...https, host: 'app.example.com' }, 'https://app.example.com/__clerk'],
    ]) {
      await send(app.origin, { path: '/__clerk/v1/client', headers });
      assert.equal(frontendApi.requests.pop().headers['clerk-proxy-url'], url);
    }
  });

  it('knows the user by the cookies that the page has', async () => {
    const cookie = cookieHeader({ session: sessionToken(), clientUat: 1 });
    const { json } = await send(app.origin, { path: '/api/me', headers: { cookie } });
    assert.deepEqual(json, { userId: 'user_1' });
    assert.equal((await send(app.origin, { path: '/api/me' })).status, 401);
  });
});
