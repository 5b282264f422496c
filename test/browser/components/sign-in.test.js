'use strict';

const assert = require('node:assert/strict');
const { sessionShown } = require('../support/actions');
const { codeFor } = require('../support/clerk-js');
const { enterOneTimeCode, openComponent } = require('../support/components');
const { inBrowser } = require('../support/in-browser');
const { withEachApp } = require('../support/stage');
const { ADA, SEED } = require('../support/users');

withEachApp(
  "Clerk's sign-in component",
  (stage) => {
    const props = { fallbackRedirectUrl: '/welcome', routing: 'hash' };

    inBrowser('takes a password, and shows that one is wrong', async ({ page, guard }) => {
      guard.expectConsoleError(/status of 422/);
      await openComponent(page, stage, 'SignIn', props);
      await page.locator('input[name=identifier]').fill(ADA.emailAddress);
      await page.locator('.cl-formButtonPrimary').click();
      const password = page.locator('input[name=password]:visible');
      await password.fill('not the password');
      await page.locator('.cl-formButtonPrimary').click();
      await page.locator('.cl-formFieldErrorText').first().waitFor();
      await password.fill(ADA.password);
      await page.locator('.cl-formButtonPrimary').click();
      await page.waitForURL(`${stage.app.origin}/welcome`);
      assert.equal((await sessionShown(page)).userId, ADA.id);
    });

    inBrowser('takes a code that was sent by email', async ({ page }) => {
      await openComponent(page, stage, 'SignIn', props);
      await page.locator('input[name=identifier]').fill(ADA.emailAddress);
      await page.locator('.cl-formButtonPrimary').click();
      await page.getByText('Use another method').click();
      await page.getByText('Email code to').click();
      await enterOneTimeCode(page, () => codeFor(stage.standIn, ADA.emailAddress));
      await page.waitForURL(`${stage.app.origin}/welcome`);
      assert.equal((await sessionShown(page)).userId, ADA.id);
    });

    inBrowser('is in the bundles for old browsers too', async ({ page }) => {
      const bundles = { bundle: 'clerk.legacy.browser.js', components: 'ui.legacy.browser.js' };
      await openComponent(page, stage, 'SignIn', props, bundles);
      await page.locator('input[name=identifier]').waitFor();
    });

    inBrowser('shows that there is no such user', async ({ page, guard }) => {
      guard.expectConsoleError(/status of 422/);
      await openComponent(page, stage, 'SignIn', props);
      await page.locator('input[name=identifier]').fill('unknown@example.com');
      await page.locator('.cl-formButtonPrimary').click();
      await page.locator('.cl-formFieldErrorText').first().waitFor();
    });
  },
  { programArguments: SEED },
);
