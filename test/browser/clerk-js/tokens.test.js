'use strict';

const assert = require('node:assert/strict');
const { openClerk, whoIsHere } = require('../support/clerk-js');
const { claimsOf, signInByCookies } = require('../support/cookies');
const { inBrowser } = require('../support/in-browser');
const { withEachApp } = require('../support/stage');
const { ADA, SEED } = require('../support/users');

/** How often the page asked for a session token. */
function tokenRequests(guard) {
  return guard.requests.filter((request) => /\/tokens\?/.test(request)).length;
}

withEachApp(
  'tokens of clerk-js',
  (stage) => {
    inBrowser('come from memory, from a template, or new from the server', async ({ page, context, guard }) => {
      await signInByCookies(context, stage, ADA);
      await openClerk(page, stage);
      const get = (/** @type {object | undefined} */ options) =>
        page.evaluate((options) => window.Clerk.session.getToken(options), options);
      const first = await get();
      assert.equal(await get(), first);
      assert.equal(tokenRequests(guard), 0, 'signing in brings the first one along');
      const { sub, azp, o } = claimsOf(first);
      assert.deepEqual([sub, azp, o.slg], [ADA.id, stage.app.origin, 'acme']);
      assert.equal(claimsOf(await get({ template: 'reports' })).email, ADA.emailAddress);
      await get({ skipCache: true });
      assert.equal(tokenRequests(guard), 1);
      const globex = claimsOf(await get({ organizationId: 'org_globex' }));
      assert.equal(globex.o.slg, 'globex');
    });

    inBrowser('authorize requests without cookies', async ({ page, context, guard }) => {
      guard.expectConsoleError(/status of 401/);
      await signInByCookies(context, stage, ADA);
      await openClerk(page, stage);
      const statuses = await page.evaluate(async () => {
        const token = await window.Clerk.session.getToken();
        const request = (headers) => fetch('/api/private', { credentials: 'omit', headers });
        const responses = await Promise.all([request({ authorization: `Bearer ${token}` }), request({})]);
        return responses.map(({ status }) => status);
      });
      assert.deepEqual(statuses, [200, 401]);
    });
  },
  { programArguments: SEED },
);

withEachApp(
  'a token of clerk-js that expires',
  (stage) => {
    inBrowser('is replaced by a new one, in memory and in the cookie', async ({ page, context, guard }) => {
      await page.clock.install();
      await signInByCookies(context, stage, ADA);
      await openClerk(page, stage);
      await page.evaluate(() => window.Clerk.session.getToken());
      assert.equal(tokenRequests(guard), 0);
      await page.clock.fastForward('01:01');
      const next = await page.evaluate(() => window.Clerk.session.getToken());
      assert.ok(tokenRequests(guard) > 0);
      const cookies = (await context.cookies()).filter(({ name }) => name.startsWith('__session'));
      assert.deepEqual([...new Set(cookies.map(({ value }) => value))], [next]);
      assert.equal((await whoIsHere(page)).app.userId, ADA.id);
    });
  },
  { programArguments: SEED },
);
