'use strict';

const assert = require('node:assert/strict');
const { codeFor, openClerk, whoIsHere } = require('../support/clerk-js');
const { inBrowser } = require('../support/in-browser');
const { withEachApp } = require('../support/stage');
const { ADA, newEmailAddress, SEED } = require('../support/users');

withEachApp(
  'signing up with clerk-js',
  (stage) => {
    inBrowser('verifies the email address and creates a user', async ({ page }) => {
      const emailAddress = newEmailAddress();
      await openClerk(page, stage);
      const unverified = await page.evaluate(async (emailAddress) => {
        const { signUp } = window.Clerk.client;
        const attempt = await signUp.create({ emailAddress, password: 'a new password', firstName: 'Edsger' });
        await attempt.prepareEmailAddressVerification({ strategy: 'email_code' });
        return { status: attempt.status, fields: attempt.unverifiedFields };
      }, emailAddress);
      assert.deepEqual(unverified, { status: 'missing_requirements', fields: ['email_address'] });
      const code = await codeFor(stage.standIn, emailAddress);
      const created = await page.evaluate(async (code) => {
        const attempt = await window.Clerk.client.signUp.attemptEmailAddressVerification({ code });
        await window.Clerk.setActive({ session: attempt.createdSessionId });
        return { status: attempt.status, userId: attempt.createdUserId };
      }, code);
      assert.equal(created.status, 'complete');
      assert.equal((await whoIsHere(page)).app.userId, created.userId);
      const user = await stage.standIn.call('GET', `/v1/users/${created.userId}`);
      assert.equal(user.first_name, 'Edsger');
      assert.equal(user.email_addresses[0].email_address, emailAddress);
      assert.equal(user.email_addresses[0].verification.status, 'verified');
    });

    inBrowser('rejects an address that is taken', async ({ page, guard }) => {
      guard.expectConsoleError(/status of 422/);
      await openClerk(page, stage);
      const code = await page.evaluate(
        (emailAddress) =>
          window.Clerk.client.signUp
            .create({ emailAddress, password: 'a new password' })
            .catch(({ errors }) => errors[0].code),
        ADA.emailAddress,
      );
      assert.equal(code, 'form_identifier_exists');
    });
  },
  { programArguments: SEED },
);
