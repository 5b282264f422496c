'use strict';

const assert = require('node:assert/strict');
const { sessionShown } = require('./support/actions');
const { codeFor, openClerk, whoIsHere } = require('./support/clerk-js');
const { signInByCookies } = require('./support/cookies');
const { inBrowser } = require('./support/in-browser');
const { withEachApp } = require('./support/stage');
const { ADA, GRACE, newEmailAddress, SEED } = require('./support/users');

withEachApp(
  'the pages of clerk-local',
  (stage) => {
    /** @param {string} path */
    function pageUrl(path) {
      const url = new URL(path, stage.standIn.origin);
      url.searchParams.set('redirect_url', `${stage.app.origin}/page`);
      return url.href;
    }

    inBrowser('create a user, and return to the app', async ({ page }) => {
      const emailAddress = newEmailAddress();
      await page.goto(pageUrl('/sign-up'));
      await page.locator('input[name=email_address]').fill(emailAddress);
      await page.locator('input[name=password]').fill('a new password');
      await page.getByRole('button', { name: 'Sign up' }).click();
      await page.waitForURL(`${stage.app.origin}/page`);
      const { userId } = await sessionShown(page);
      const user = await stage.standIn.call('GET', `/v1/users/${userId}`);
      assert.equal(user.email_addresses[0].email_address, emailAddress);
    });

    inBrowser('change the name of the user', async ({ page, context }) => {
      await signInByCookies(context, stage, GRACE);
      await page.goto(pageUrl('/account'));
      await page.locator('input[name=last_name]').fill(`Hopper of ${stage.implementation}`);
      await page.getByRole('button', { name: 'Save' }).click();
      await page.locator('.profile', { hasText: `Hopper of ${stage.implementation}` }).waitFor();
      await openClerk(page, stage);
      assert.equal(await page.evaluate(() => window.Clerk.user.lastName), `Hopper of ${stage.implementation}`);
    });

    inBrowser('switch the organization', async ({ page, context }) => {
      await signInByCookies(context, stage, ADA);
      await page.goto(pageUrl('/organizations'));
      await page.getByRole('button', { name: 'Globex' }).click();
      await openClerk(page, stage);
      assert.equal((await whoIsHere(page)).page.orgSlug, 'globex');
    });

    inBrowser('show the codes that users get', async ({ page }) => {
      const emailAddress = newEmailAddress();
      await openClerk(page, stage);
      await page.evaluate(async (emailAddress) => {
        const { signUp } = window.Clerk.client;
        const attempt = await signUp.create({ emailAddress, password: 'a new password' });
        await attempt.prepareEmailAddressVerification({ strategy: 'email_code' });
      }, emailAddress);
      await page.goto(new URL(`/inbox?to=${encodeURIComponent(emailAddress)}`, stage.standIn.origin).href);
      assert.equal(await page.locator('output').innerText(), await codeFor(stage.standIn, emailAddress));
    });

    inBrowser('show what happened', async ({ page, context }) => {
      await signInByCookies(context, stage, ADA);
      await page.goto(`${stage.standIn.origin}/`);
      await page.locator('.log summary').first().waitFor();
      await page.getByText('Ada Lovelace').first().waitFor();
    });
  },
  { programArguments: SEED },
);
