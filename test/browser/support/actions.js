'use strict';

/**
 * @import { Page } from 'playwright-core'
 * @import { Stage } from './stage'
 */

/**
 * The session that the app saw with the document.
 *
 * @param {Page} page
 * @returns {Promise<{ userId: string | null, sessionId: string | null, orgSlug: string | null }>}
 */
async function sessionShown(page) {
  const text = (await page.locator('#session').textContent()) ?? '';
  const { userId = null, sessionId = null, orgSlug = null } = JSON.parse(text);
  return { userId, sessionId, orgSlug };
}

/**
 * Signs in on the page of `clerk-local`, by choosing a user.
 *
 * @param {Page} page
 * @param {Pick<Stage, 'standIn'>} stage
 * @param {string} redirectUrl
 * @param {string} name
 */
async function chooseUser(page, { standIn }, redirectUrl, name = 'Amara') {
  const signInPage = new URL(standIn.environment.CLERK_SIGN_IN_URL);
  signInPage.searchParams.set('redirect_url', redirectUrl);
  await page.goto(signInPage.href);
  await page.getByRole('button', { name }).click();
  await page.waitForURL(redirectUrl);
}

/**
 * Signs out by the link of `clerk-local`.
 *
 * @param {Page} page
 * @param {Pick<Stage, 'standIn'>} stage
 * @param {string} redirectUrl on the host that has the cookies
 */
async function signOut(page, { standIn }, redirectUrl) {
  const link = new URL('/sign-out', standIn.origin);
  link.hostname = new URL(redirectUrl).hostname;
  link.searchParams.set('redirect_url', redirectUrl);
  await page.goto(link.href);
  await page.waitForURL(redirectUrl);
}

module.exports = { chooseUser, sessionShown, signOut };
