'use strict';

const assert = require('node:assert/strict');
const { chooseUser, sessionShown } = require('./support/actions');
const { inBrowser } = require('./support/in-browser');
const { PROXY, withEachApp } = require('./support/stage');

const options = {
  ...PROXY,
  organizationSyncOptions: {
    organizationPatterns: ['/organizations/:slug', '/organizations/:slug/(.*)'],
    personalAccountPatterns: ['/me', '/me/(.*)'],
  },
};

withEachApp(
  'organizations in paths',
  (stage) => {
    inBrowser('activate the organization, or the personal account', async ({ page }) => {
      const { origin } = stage.app;
      await chooseUser(page, stage, `${origin}/page`);
      for (const [path, orgSlug] of [
        ['/me', null],
        ['/organizations/harbour-bakery/orders', 'harbour-bakery'],
        ['/page', 'harbour-bakery'],
        ['/me', null],
        ['/page', null],
      ]) {
        await page.goto(origin + path);
        assert.equal((await sessionShown(page)).orgSlug, orgSlug, path ?? '');
        assert.equal(page.url(), origin + path);
      }
    });

    inBrowser('change nothing if the user is not a member', async ({ page }) => {
      const { origin } = stage.app;
      await chooseUser(page, stage, `${origin}/page`, 'Mei');
      await page.goto(`${origin}/organizations/harbour-bakery`);
      assert.equal((await sessionShown(page)).orgSlug, null);
    });
  },
  { options },
);
