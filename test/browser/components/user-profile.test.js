'use strict';

const assert = require('node:assert/strict');
const { codeFor } = require('../support/clerk-js');
const { enterOneTimeCode, openComponent } = require('../support/components');
const { signInByCookies } = require('../support/cookies');
const { inBrowser } = require('../support/in-browser');
const { withEachApp } = require('../support/stage');
const { newEmailAddress, SEED, TEST_CODE } = require('../support/users');
const { totpCode } = require('../support/totp');

/**
 * @import { BrowserContext, Page } from 'playwright-core'
 * @import { Stage } from '../support/stage'
 */

const PASSWORD = 'correct horse battery';

/** The smallest picture. */
const PICTURE = {
  name: 'me.gif',
  mimeType: 'image/gif',
  buffer: Buffer.from('GIF89a\x01\x00\x01\x00\x00\x00\x00;', 'latin1'),
};

withEachApp(
  'UserProfile',
  (stage) => {
    inBrowser('adds an email address, and makes it the primary one', async ({ page, context }) => {
      const user = await openProfile(page, context, stage);
      const added = newEmailAddress();
      await page.locator('.cl-profileSectionPrimaryButton__emailAddresses').click();
      await page.locator('input[name=emailAddress]').fill(added);
      await page.locator('.cl-formButtonPrimary').click();
      await enterOneTimeCode(page, () => codeFor(stage.standIn, added));
      const item = page.locator('.cl-profileSectionItem__emailAddresses', { hasText: added });
      await item.locator('button').click();
      await page.getByRole('menuitem', { name: 'Set as primary' }).click();
      await page.waitForFunction((email) => window.Clerk.user?.primaryEmailAddress?.emailAddress === email, added);
      const { email_addresses: addresses } = await stage.standIn.call('GET', `/v1/users/${user.id}`);
      assert.deepEqual(
        addresses.map((/** @type {any} */ one) => [one.email_address, one.verification.status]),
        [
          [user.emailAddress, 'verified'],
          [added, 'verified'],
        ],
      );
    });

    inBrowser('adds a phone number, and removes it', async ({ page, context }) => {
      await openProfile(page, context, stage);
      const number = stage.implementation === 'ours' ? '2015550141' : '2015550142';
      await page.locator('.cl-profileSectionPrimaryButton__phoneNumbers').click();
      await page.locator('input[name=phoneNumber]').fill(number);
      await page.locator('.cl-formButtonPrimary').click();
      await enterOneTimeCode(page, async () => TEST_CODE);
      await page.locator('[data-input-otp]').waitFor({ state: 'detached' });
      await page.locator('.cl-profileSectionItem__phoneNumbers button').click();
      await page.getByRole('menuitem', { name: 'Remove phone number' }).click();
      await page.getByRole('button', { name: 'Remove', exact: true }).click();
      await page.waitForFunction(() => window.Clerk.user?.phoneNumbers.length === 0);
    });

    inBrowser('uploads a picture, and removes it', async ({ page, context }) => {
      await openProfile(page, context, stage);
      await page.locator('.cl-profileSectionPrimaryButton__profile').click();
      await page.locator('input[type=file]').setInputFiles(PICTURE);
      await page.waitForFunction(() => window.Clerk.user?.hasImage === true);
      // While the component moves, the button is there twice.
      await page.waitForFunction(
        () => window.document.querySelectorAll('.cl-profileSectionPrimaryButton__profile').length === 1,
      );
      await page.locator('.cl-profileSectionPrimaryButton__profile').click();
      await page.locator('.cl-avatarImageActionsRemove:enabled').last().click();
      await page.waitForFunction(() => window.Clerk.user?.hasImage === false);
    });

    inBrowser('changes the password', async ({ page, context }) => {
      const { id } = await openProfile(page, context, stage);
      await page.locator('.cl-navbarButton__security').click();
      await page.locator('.cl-profileSectionPrimaryButton__password').click();
      const password = 'battery staple horse';
      await page.locator('input[name=newPassword]').fill(password);
      await page.locator('input[name=confirmPassword]').fill(password);
      await page.locator('.cl-formButtonPrimary').click();
      await page.locator('input[name=newPassword]').waitFor({ state: 'detached' });
      const verified = await stage.standIn.call('POST', `/v1/users/${id}/verify_password`, { password });
      assert.deepEqual(verified, { verified: true });
    });

    inBrowser('enrols an authenticator app, and shows backup codes', async ({ page, context }) => {
      await openProfile(page, context, stage);
      await page.locator('.cl-navbarButton__security').click();
      await page.getByText('Add two-step verification').click();
      const enrolled = page.waitForResponse((response) => response.url().includes('/v1/me/totp'));
      await page.getByRole('menuitem', { name: 'Authenticator application' }).click();
      const { secret } = (await (await enrolled).json()).response;
      await page.locator('.cl-formButtonPrimary').click();
      await enterOneTimeCode(page, async () => totpCode(secret));
      await page.locator('.cl-formButtonPrimary').click();
      await page.waitForFunction(() => window.Clerk.user?.totpEnabled && window.Clerk.user.backupCodeEnabled);
    });

    inBrowser('signs out of another device', async ({ page, context }) => {
      const { id } = await createUser(stage);
      await stage.standIn.call('POST', '/local/cookies', { user_id: id });
      await openProfileOf(page, context, stage, { id });
      await page.locator('.cl-navbarButton__security').click();
      const devices = page.locator('.cl-activeDeviceListItem');
      await devices.nth(1).waitFor();
      await devices.nth(1).locator('button').click();
      const revoked = page.waitForResponse((response) => response.url().includes('/revoke'));
      await page.getByRole('menuitem', { name: 'Sign out of device' }).click();
      await revoked;
      // The component shows the list of before until it is mounted again.
      await openComponent(page, stage, 'UserProfile', { routing: 'hash' });
      await page.locator('.cl-navbarButton__security').click();
      await devices.first().waitFor();
      assert.equal(await devices.count(), 1);
    });

    inBrowser('deletes the account', async ({ page, context }) => {
      const { id } = await openProfile(page, context, stage);
      await page.locator('.cl-navbarButton__security').click();
      await page.locator('.cl-profileSectionPrimaryButton__danger').click();
      await page.locator('input[name=deleteConfirmation]').fill('Delete account');
      // Then the component leads to a page of the app that may not have Clerk's scripts.
      const deleted = page.waitForResponse((response) => response.url().includes('_method=DELETE'));
      await page.locator('.cl-formButtonPrimary').click();
      assert.equal((await deleted).status(), 200);
      await assert.rejects(stage.standIn.call('GET', `/v1/users/${id}`), /404/);
    });
  },
  { programArguments: SEED },
);

/**
 * Opens the profile of a new user.
 *
 * @param {Page} page
 * @param {BrowserContext} context
 * @param {Stage} stage
 */
async function openProfile(page, context, stage) {
  const user = await createUser(stage);
  await openProfileOf(page, context, stage, user);
  return user;
}

/**
 * @param {Page} page
 * @param {BrowserContext} context
 * @param {Stage} stage
 * @param {{ id: string }} user
 */
async function openProfileOf(page, context, stage, user) {
  await signInByCookies(context, stage, user);
  await openComponent(page, stage, 'UserProfile', { routing: 'hash' });
}

/** @param {Stage} stage */
async function createUser({ standIn }) {
  const emailAddress = newEmailAddress();
  const user = await standIn.call('POST', '/v1/users', { email_address: [emailAddress], password: PASSWORD });
  return { id: /** @type {string} */ (user.id), emailAddress };
}
