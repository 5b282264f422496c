'use strict';

const assert = require('node:assert/strict');
const { addedHeaders, directivesOf, startSite } = require('../support/browser');
const { startClerkApi, takeCalls } = require('../support/clerk-api');
const { overEachExpress } = require('../support/implementations');
const { cookieHeader, instances } = require('../support/instances');
const { assertSignedIn, assertSignedOut } = require('../support/outcome');
const { secondsFromNow, sessionToken } = require('../support/tokens');
const { FAILURES, json } = require('../parity/harness/answer-forms');

const { production } = instances;
const EXPIRED = { iat: secondsFromNow(-7200), nbf: secondsFromNow(-7200), exp: secondsFromNow(-3600) };
const expiredCookies = `${cookieHeader({ session: sessionToken(EXPIRED), clientUat: 1 })}; __refresh_${production.suffix}=refresh_1`;

overEachExpress('A browser whose session has expired', (express) => {
  let api;

  beforeEach(async () => {
    api = await startClerkApi();
  });

  const start = () => startSite(express, api);

  it('is renewed by one call of the Backend API, and gets the new cookies', async () => {
    api.answers.refresh = json(200, {
      object: 'cookies',
      cookies: directivesOf(production, sessionToken({ sub: 'user_renewed' })),
    });
    const { visit } = await start();
    const response = await visit(expiredCookies, { path: '/page?a=b' });
    assertSignedIn(response, 'user_renewed');
    assert.deepEqual(
      addedHeaders(response).map(([name]) => name),
      ['set-cookie', 'set-cookie', 'set-cookie'],
    );
    const [{ body, query }] = api.calls.filter(({ path }) => path.endsWith('/refresh'));
    assert.equal(query, 'suffixed_cookies=true');
    const sent = JSON.parse(body);
    assert.deepEqual(Object.keys(sent), [
      'format',
      'expired_token',
      'refresh_token',
      'request_origin',
      'request_headers',
    ]);
    assert.deepEqual(
      [sent.format, sent.refresh_token, sent.request_origin],
      ['cookie', 'refresh_1', 'http://app.example.com'],
    );
    assert.deepEqual(sent.request_headers['sec-fetch-dest'], ['document']);
    assert.deepEqual(takeCalls(api), ['POST /v1/sessions/sess_1/refresh']);
  });

  it('is renewed for a script as well, which cannot be redirected', async () => {
    const { visit } = await start();
    assertSignedIn(await visit(expiredCookies, { headers: { 'sec-fetch-dest': 'empty' } }));
  });

  it('is redirected to Clerk if the session cannot be renewed, with the reason', async () => {
    api.answers.refresh = FAILURES.notFound;
    const { visit } = await start();
    const { status, headers } = await visit(expiredCookies);
    assert.equal(status, 307);
    assert.equal(headers['x-clerk-auth-reason'], 'session-token-expired-refresh-resource_not_found');
  });

  it('is signed out if neither is possible', async () => {
    api.answers.refresh = FAILURES.reset;
    const { visit } = await start();
    const response = await visit(expiredCookies, { headers: { 'sec-fetch-dest': 'empty' } });
    assertSignedOut(response, 'session-token-expired-refresh-fetch-error');
  });

  it('is not renewed by a form, which gets its response immediately', async () => {
    const { visit } = await start();
    assertSignedOut(
      await visit(expiredCookies, { method: 'POST' }),
      'session-token-expired-refresh-non-eligible-non-get',
    );
    assert.deepEqual(takeCalls(api), []);
  });
});
