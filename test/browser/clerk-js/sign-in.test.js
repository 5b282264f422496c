'use strict';

const assert = require('node:assert/strict');
const { codeFor, openClerk, signInWithPassword, whoIsHere } = require('../support/clerk-js');
const { inBrowser } = require('../support/in-browser');
const { withEachApp } = require('../support/stage');
const { ADA, GRACE, SEED, TEST_CODE } = require('../support/users');

/**
 * Starts to sign in with a code by email.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} identifier
 */
function requestCode(page, identifier) {
  return page.evaluate(async (identifier) => {
    const signIn = await window.Clerk.client.signIn.create({ identifier });
    const { emailAddressId } = signIn.supportedFirstFactors.find(({ strategy }) => strategy === 'email_code');
    await signIn.prepareFirstFactor({ strategy: 'email_code', emailAddressId });
  }, identifier);
}

/**
 * Completes it; resolves with the code of the error, if there is one.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} code
 */
function enterCode(page, code) {
  return page.evaluate(async (code) => {
    try {
      const signIn = await window.Clerk.client.signIn.attemptFirstFactor({ strategy: 'email_code', code });
      await window.Clerk.setActive({ session: signIn.createdSessionId });
      return signIn.status;
    } catch (error) {
      return error.errors[0].code;
    }
  }, code);
}

withEachApp(
  'signing in with clerk-js',
  (stage) => {
    inBrowser('takes a code from the inbox', async ({ page, guard }) => {
      guard.expectConsoleError(/status of 422/);
      await openClerk(page, stage);
      await requestCode(page, ADA.emailAddress);
      const code = await codeFor(stage.standIn, ADA.emailAddress);
      assert.match(code, /^\d{6}$/);
      const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
      assert.equal(await enterCode(page, wrong), 'form_code_incorrect');
      assert.equal(await enterCode(page, code), 'complete');
      assert.equal((await whoIsHere(page)).app.userId, ADA.id);
    });

    inBrowser('takes 424242 for a test address', async ({ page }) => {
      await openClerk(page, stage);
      await requestCode(page, GRACE.emailAddress);
      assert.equal(await enterCode(page, TEST_CODE), 'complete');
      assert.equal((await whoIsHere(page)).app.userId, GRACE.id);
    });

    inBrowser('rejects a wrong password and an unknown user', async ({ page, guard }) => {
      guard.expectConsoleError(/status of 422/);
      await openClerk(page, stage);
      const codeOf = (/** @type {object} */ params) =>
        page.evaluate(
          (params) => window.Clerk.client.signIn.create(params).catch(({ errors }) => errors[0].code),
          params,
        );
      const password = { strategy: 'password', identifier: ADA.emailAddress, password: 'not the password' };
      assert.equal(await codeOf(password), 'form_password_incorrect');
      assert.equal(await codeOf({ identifier: 'nobody@example.com' }), 'form_identifier_not_found');
      assert.equal((await whoIsHere(page)).page.userId, null);
    });

    inBrowser('takes a ticket', async ({ page }) => {
      const { token } = await stage.standIn.call('POST', '/v1/sign_in_tokens', { user_id: GRACE.id });
      await openClerk(page, stage);
      const status = await page.evaluate(async (ticket) => {
        const signIn = await window.Clerk.client.signIn.create({ strategy: 'ticket', ticket });
        await window.Clerk.setActive({ session: signIn.createdSessionId });
        return signIn.status;
      }, token);
      assert.equal(status, 'complete');
      assert.equal((await whoIsHere(page)).app.userId, GRACE.id);
    });

    inBrowser('ends with signing out, also for the app', async ({ page }) => {
      await openClerk(page, stage);
      await signInWithPassword(page, ADA);
      const { sessionId } = (await whoIsHere(page)).app;
      await Promise.all([
        page.waitForURL(`${stage.app.origin}/goodbye`),
        page.evaluate(() => void window.Clerk.signOut({ redirectUrl: '/goodbye' })),
      ]);
      await openClerk(page, stage);
      const { page: inPage, app } = await whoIsHere(page);
      assert.deepEqual([inPage.userId, app.userId], [null, null]);
      const session = await stage.standIn.call('GET', `/v1/sessions/${sessionId}`);
      assert.notEqual(session.status, 'active');
    });
  },
  { programArguments: SEED },
);
