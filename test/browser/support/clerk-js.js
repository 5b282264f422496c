'use strict';

const { eventually } = require('../../support/eventually');

/**
 * @import { Page } from 'playwright-core'
 * @import { Stage } from './stage'
 * @import { StandIn } from './stand-in'
 *
 * @typedef {object} ClerkPage
 * @property {string} [origin] of the app; `http://127.0.0.1:…` by default
 * @property {string} [bundle] a file of clerk-js
 * @property {string} [proxyUrl] where the page reaches the Frontend API; a path of the app by default
 * @property {string} [components] a file of `@clerk/ui`, which is not loaded by default
 * @property {object} [options] of `Clerk.load()`
 */

/**
 * Opens a page of the app with clerk-js, and waits until it has loaded.
 *
 * @param {Page} page
 * @param {Pick<Stage, 'app'>} stage
 * @param {ClerkPage} [clerkPage]
 */
async function openClerk(page, { app }, { origin = app.origin, options, ...rest } = {}) {
  const query = new URLSearchParams({
    ...rest,
    ...(options && { options: JSON.stringify(options) }),
  });
  await page.goto(`${origin}/clerk-js?${query}`);
  await clerkLoaded(page);
}

/**
 * Waits for clerk-js, for example after it has navigated.
 *
 * @param {Page} page
 */
async function clerkLoaded(page) {
  await page.waitForFunction(() => window.Clerk?.loaded);
}

/**
 * Signs in with the password.
 *
 * @param {Page} page with clerk-js
 * @param {{ emailAddress: string, password: string }} user
 */
async function signInWithPassword(page, { emailAddress, password }) {
  await page.evaluate(
    async ([identifier, secret]) => {
      const { Clerk } = window;
      const signIn = await Clerk.client.signIn.create({ strategy: 'password', identifier, password: secret });
      await Clerk.setActive({ session: signIn.createdSessionId });
    },
    [emailAddress, password],
  );
}

/**
 * The user and the organization in the page, and as the app sees them.
 *
 * @param {Page} page with clerk-js
 */
function whoIsHere(page) {
  return page.evaluate(async () => {
    const { Clerk } = window;
    const response = await fetch('/api/session');
    const { userId = null, sessionId = null, orgSlug = null } = /** @type {any} */ (await response.json());
    return {
      page: {
        userId: Clerk.user?.id ?? null,
        sessionId: Clerk.session?.id ?? null,
        orgSlug: Clerk.organization?.slug ?? null,
      },
      app: { userId, sessionId, orgSlug },
    };
  });
}

/**
 * The session in the page, if the server has it too: a token from memory would prove nothing.
 *
 * @param {Page} page with clerk-js
 * @returns {Promise<string | null>}
 */
function confirmedSession(page) {
  return page.evaluate(async () => {
    const { session } = window.Clerk;
    const token = await session?.getToken({ skipCache: true });
    return token ? session.id : null;
  });
}

/**
 * The code in the newest message to this address.
 *
 * @param {StandIn} standIn
 * @param {string} emailAddress
 * @returns {Promise<string>}
 */
function codeFor(standIn, emailAddress) {
  return eventually(async () => {
    const { data } = await standIn.call('GET', `/local/messages?to=${encodeURIComponent(emailAddress)}`);
    if (!data[0]?.code) {
      throw new Error(`There is no code for ${emailAddress} in the inbox.`);
    }
    return data[0].code;
  });
}

module.exports = { clerkLoaded, codeFor, confirmedSession, openClerk, signInWithPassword, whoIsHere };
