'use strict';

const assert = require('node:assert/strict');
const { openClerk, signInWithPassword, whoIsHere } = require('../support/clerk-js');
const { inBrowser } = require('../support/in-browser');
const { withEachApp } = require('../support/stage');
const { ADA, SEED } = require('../support/users');

/** All bundles for browsers. */
const BUNDLES = ['clerk.browser.js', 'clerk.legacy.browser.js', 'clerk.mjs', 'clerk.no-rhc.mjs'];

withEachApp(
  'clerk-js',
  (stage) => {
    for (const bundle of BUNDLES) {
      inBrowser(`signs in and stays signed in: ${bundle}`, async ({ page, guard }) => {
        await openClerk(page, stage, { bundle });
        assert.equal((await whoIsHere(page)).page.userId, null);
        await signInWithPassword(page, ADA);
        await openClerk(page, stage, { bundle });
        const { page: inPage, app } = await whoIsHere(page);
        assert.equal(inPage.userId, ADA.id);
        assert.deepEqual(app, inPage);
        assert.ok(
          guard.requests.every((request) => new URL(request.slice(4).trim()).origin === stage.app.origin),
          'the app passes every request on',
        );
      });
    }

    // At the other host, the cookies of the stand-in are those of another site.
    for (const host of /** @type {const} */ (['origin', 'localhost'])) {
      inBrowser(`reaches the stand-in at another origin than ${host}`, async ({ page, guard }) => {
        const { origin: proxyUrl } = stage.standIn;
        const clerkPage = { origin: stage.app[host], proxyUrl };
        await openClerk(page, stage, clerkPage);
        await signInWithPassword(page, ADA);
        await openClerk(page, stage, clerkPage);
        const { page: inPage, app } = await whoIsHere(page);
        assert.equal(inPage.userId, ADA.id);
        assert.deepEqual(app, inPage);
        assert.ok(!guard.requests.some((request) => request.includes('/__clerk/')));
      });
    }
  },
  { programArguments: SEED },
);
