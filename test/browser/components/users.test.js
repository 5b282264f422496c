'use strict';

const assert = require('node:assert/strict');
const { sessionShown } = require('../support/actions');
const { whoIsHere } = require('../support/clerk-js');
const { openComponent } = require('../support/components');
const { signInByCookies } = require('../support/cookies');
const { inBrowser } = require('../support/in-browser');
const { withEachApp } = require('../support/stage');
const { ADA, GRACE, newEmailAddress, SEED } = require('../support/users');

withEachApp(
  "Clerk's components for users",
  (stage) => {
    inBrowser('sign out: UserButton', async ({ page, context }) => {
      await signInByCookies(context, stage, ADA);
      await openComponent(page, stage, 'UserButton', {}, { options: { afterSignOutUrl: '/goodbye' } });
      await page.locator('.cl-userButtonTrigger').click();
      await page.getByText(ADA.emailAddress).waitFor();
      await page.locator('.cl-userButtonPopoverActionButton__signOut').click();
      await page.waitForURL(`${stage.app.origin}/goodbye`);
      assert.equal((await sessionShown(page)).userId, null);
    });

    inBrowser('switch the organization, and create one: OrganizationSwitcher', async ({ page, context }) => {
      await signInByCookies(context, stage, ADA);
      await openComponent(page, stage, 'OrganizationSwitcher');
      await page.locator('.cl-organizationSwitcherTrigger').click();
      await page.locator('.cl-organizationSwitcherPreviewButton', { hasText: 'Globex' }).click();
      await page.waitForFunction(() => window.Clerk.organization?.slug === 'globex');
      const slug = `switched-by-${stage.implementation}`;
      await page.locator('.cl-organizationSwitcherTrigger', { hasText: 'Globex' }).click();
      await page.locator('.cl-organizationSwitcherPopoverActionButton__createOrganization').click();
      await page.locator('input[name=name]').fill('Initech');
      await page.locator('input[name=slug]').fill(slug);
      await page.locator('.cl-formButtonPrimary').click();
      await page.waitForFunction((slug) => window.Clerk.organization?.slug === slug, slug);
      assert.equal((await whoIsHere(page)).app.orgSlug, slug);
    });

    inBrowser('change the name: UserProfile', async ({ page, context }) => {
      await signInByCookies(context, stage, GRACE);
      await openComponent(page, stage, 'UserProfile', { routing: 'hash' });
      await page.locator('.cl-profileSectionPrimaryButton__profile').click();
      const firstName = `Grace ${stage.implementation}`;
      await page.locator('input[name=firstName]').fill(firstName);
      await page.locator('.cl-formButtonPrimary').click();
      await page.locator('.cl-userPreviewMainIdentifier', { hasText: firstName }).first().waitFor();
      const user = await stage.standIn.call('GET', `/v1/users/${GRACE.id}`);
      assert.equal(user.first_name, firstName);
    });

    inBrowser('list the members, and invite one: OrganizationProfile', async ({ page, context }) => {
      await signInByCookies(context, stage, ADA);
      await openComponent(page, stage, 'OrganizationProfile', { routing: 'hash' });
      await page.locator('.cl-navbarButton__members').click();
      await page.getByRole('cell', { name: ADA.emailAddress }).waitFor();
      const emailAddress = newEmailAddress();
      await page.getByRole('button', { name: 'Invite' }).click();
      await page.getByTestId('tag-input').fill(emailAddress);
      await page.getByRole('button', { name: 'Send invitations' }).click();
      await page.getByText('Invitations successfully sent').waitFor();
      const { data } = await stage.standIn.call('GET', '/v1/organizations/org_acme/invitations?paginated=true');
      assert.ok(data.some((invitation) => invitation.email_address === emailAddress));
    });
  },
  { programArguments: SEED },
);
