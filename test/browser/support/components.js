'use strict';

const { openClerk } = require('./clerk-js');

/**
 * @import { Page } from 'playwright-core'
 * @import { Stage } from './stage'
 *
 * @typedef {'SignIn' | 'SignUp' | 'UserButton' | 'UserProfile' | 'OrganizationSwitcher' | 'OrganizationProfile'}
 *   ComponentName
 */

/**
 * Opens a page with a component of `@clerk/ui`.
 *
 * @param {Page} page
 * @param {Stage} stage
 * @param {ComponentName} name
 * @param {object} [props] of the component
 * @param {import('./clerk-js').ClerkPage} [clerkPage]
 */
async function openComponent(page, stage, name, props = {}, clerkPage = {}) {
  await openClerk(page, stage, { components: 'ui.browser.js', ...clerkPage });
  await page.evaluate(
    ([method, given]) => window.Clerk[method](window.document.getElementById('component'), given),
    /** @type {const} */ ([`mount${name}`, props]),
  );
}

/**
 * Enters a code as soon as the component asks for it.
 *
 * @param {Page} page
 * @param {() => Promise<string>} codeSent
 */
async function enterOneTimeCode(page, codeSent) {
  const input = page.locator('[data-input-otp]').first();
  await input.waitFor({ state: 'attached' });
  await input.pressSequentially(await codeSent());
}

module.exports = { enterOneTimeCode, openComponent };
