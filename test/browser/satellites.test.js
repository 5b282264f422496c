'use strict';

const assert = require('node:assert/strict');
const { startApp } = require('./support/app');
const { chooseUser, sessionShown } = require('./support/actions');
const { openClerk, whoIsHere } = require('./support/clerk-js');
const { inBrowser } = require('./support/in-browser');
const { PROXY, withEachApp } = require('./support/stage');

/**
 * @import { App } from './support/app'
 * @import { Stage } from './support/stage'
 */

/** Where a satellite sends browsers: the primary app, which is at 127.0.0.1, or the page of `clerk-local`. */
const SIGN_IN_URLS = {
  'the primary app': (/** @type {Stage} */ { app }) => `${app.origin}/sign-in`,
  'the sign-in page': (/** @type {Stage} */ { standIn }) => standIn.environment.CLERK_SIGN_IN_URL,
};

withEachApp('a satellite at localhost', (stage) => {
  for (const [place, signInUrlOf] of Object.entries(SIGN_IN_URLS)) {
    describe(`that asks ${place}`, () => {
      /** @type {App} */
      let satellite;
      /** @type {string} */
      let signInUrl;
      before(async () => {
        signInUrl = signInUrlOf(stage);
        const options = { ...PROXY, isSatellite: true, domain: 'localhost', signInUrl, satelliteAutoSync: true };
        satellite = await startApp(stage.implementation, stage.standIn, options);
      });

      inBrowser('has the session of the primary app, in documents and in a page with clerk-js', async (visitor) => {
        const { page, context, guard } = visitor;
        await chooseUser(page, stage, `${stage.app.origin}/page`);
        const { sessionId } = await sessionShown(page);
        await page.goto(`${satellite.localhost}/page?a=b`);
        assert.equal((await sessionShown(page)).sessionId, sessionId);
        assert.equal(new URL(page.url()).searchParams.get('a'), 'b');
        await page.goto(`${satellite.localhost}/other`);
        assert.equal((await sessionShown(page)).sessionId, sessionId);

        // Without cookies of its own, the page has to ask too.
        await context.clearCookies({ domain: 'localhost' });
        const primaryPage = place === 'the primary app' ? `${stage.app.origin}/clerk-js` : signInUrl;
        const options = { isSatellite: true, signInUrl: primaryPage, satelliteAutoSync: true };
        await openClerk(page, { app: satellite }, { origin: satellite.localhost, options });
        await page.waitForFunction(() => window.Clerk.session);
        assert.equal((await whoIsHere(page)).page.sessionId, sessionId);
        assert.ok(guard.requests.some((request) => request.includes('__clerk_satellite_url=')));
      });

      inBrowser('is signed out like the primary app', async ({ page }) => {
        await page.goto(`${stage.app.origin}/page`);
        await page.goto(`${satellite.localhost}/page`);
        assert.equal((await sessionShown(page)).userId, null);
      });

      if (place === 'the sign-in page') {
        inBrowser('has the session after signing in by its own link', async ({ page }) => {
          const link = new URL(signInUrl);
          // As the SDK builds it for satellites.
          link.searchParams.set('redirect_url', `${satellite.localhost}/page?__clerk_synced=false`);
          await page.goto(link.href);
          await page.getByRole('button', { name: 'Amara' }).click();
          await page.waitForURL(`${satellite.localhost}/page**`);
          assert.match((await sessionShown(page)).userId ?? '', /^user_/);
          await page.goto(`${stage.app.origin}/page`);
          assert.match((await sessionShown(page)).userId ?? '', /^user_/, 'the primary app has it too');
        });
      }
    });
  }
});
