'use strict';

const assert = require('node:assert/strict');
const { clerkLoaded, openClerk, whoIsHere } = require('../support/clerk-js');
const { inBrowser } = require('../support/in-browser');
const { withEachApp } = require('../support/stage');
const { ADA, SEED } = require('../support/users');

withEachApp(
  'the sign-in page, from a page with clerk-js',
  (stage) => {
    for (const host of /** @type {const} */ (['origin', 'localhost'])) {
      inBrowser(`signs in to the app at ${host === 'origin' ? '127.0.0.1' : 'localhost'}`, async ({ page }) => {
        const origin = stage.app[host];
        await openClerk(page, stage, { origin });
        await Promise.all([
          page.waitForURL(/\/sign-in\?/),
          page.evaluate(() => void window.Clerk.redirectToSignIn({ redirectUrl: window.location.href })),
        ]);
        await page.getByRole('button', { name: 'Ada' }).click();
        await page.waitForURL(`${origin}/clerk-js**`);
        await clerkLoaded(page);
        const { page: inPage, app } = await whoIsHere(page);
        assert.equal(inPage.userId, ADA.id);
        assert.deepEqual(app, inPage);
      });
    }
  },
  { programArguments: SEED },
);
