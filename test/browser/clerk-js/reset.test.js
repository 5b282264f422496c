'use strict';

const assert = require('node:assert/strict');
const { openClerk, signInWithPassword, whoIsHere } = require('../support/clerk-js');
const { signInByCookies } = require('../support/cookies');
const { inBrowser } = require('../support/in-browser');
const { withEachApp } = require('../support/stage');
const { ADA, SEED } = require('../support/users');

withEachApp(
  'a browser that clerk-local has forgotten',
  (stage) => {
    inBrowser('is signed out, and can sign in again', async ({ page, context, guard }) => {
      // The browser's token is unknown, with which clerk-js gets another one.
      guard.expectConsoleError(/status of 401/);
      await signInByCookies(context, stage, ADA);
      await openClerk(page, stage);
      assert.equal((await whoIsHere(page)).page.userId, ADA.id);
      await stage.standIn.call('POST', '/local/reset');
      await openClerk(page, stage);
      assert.equal((await whoIsHere(page)).page.userId, null);
      await signInWithPassword(page, ADA);
      const { page: inPage, app } = await whoIsHere(page);
      assert.equal(inPage.userId, ADA.id);
      assert.deepEqual(app, inPage);
    });
  },
  { programArguments: SEED },
);
