'use strict';

const assert = require('node:assert/strict');
const { sessionShown } = require('../support/actions');
const { codeFor } = require('../support/clerk-js');
const { enterOneTimeCode, openComponent } = require('../support/components');
const { inBrowser } = require('../support/in-browser');
const { withEachApp } = require('../support/stage');
const { newEmailAddress, SEED } = require('../support/users');

withEachApp(
  "Clerk's sign-up component",
  (stage) => {
    inBrowser('verifies the email address and signs in', async ({ page }) => {
      const emailAddress = newEmailAddress();
      await openComponent(page, stage, 'SignUp', { fallbackRedirectUrl: '/welcome', routing: 'hash' });
      await page.locator('input[name=emailAddress]').fill(emailAddress);
      await page.locator('input[name=password]').fill('a new password');
      await page.locator('.cl-formButtonPrimary').click();
      await enterOneTimeCode(page, () => codeFor(stage.standIn, emailAddress));
      await page.waitForURL(`${stage.app.origin}/welcome`);
      const { userId } = await sessionShown(page);
      const user = await stage.standIn.call('GET', `/v1/users/${userId}`);
      assert.equal(user.email_addresses[0].email_address, emailAddress);
    });
  },
  { programArguments: SEED },
);
