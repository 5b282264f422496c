'use strict';

const assert = require('node:assert/strict');
const { openClerk, whoIsHere } = require('../support/clerk-js');
const { signInByCookies } = require('../support/cookies');
const { inBrowser } = require('../support/in-browser');
const { withEachApp } = require('../support/stage');
const { ADA, SEED } = require('../support/users');

withEachApp(
  'organizations with clerk-js',
  (stage) => {
    inBrowser('are switched, in the page and in the app', async ({ page, context }) => {
      await signInByCookies(context, stage, ADA);
      await openClerk(page, stage);
      for (const [organization, orgSlug] of [
        ['org_globex', 'globex'],
        ['acme', 'acme'],
        [null, null],
        ['org_acme', 'acme'],
      ]) {
        await page.evaluate((organization) => window.Clerk.setActive({ organization }), organization);
        const { page: inPage, app } = await whoIsHere(page);
        assert.deepEqual([inPage.orgSlug, app.orgSlug], [orgSlug, orgSlug], organization ?? 'personal account');
      }
      await openClerk(page, stage);
      assert.equal((await whoIsHere(page)).page.orgSlug, 'acme', 'it stays active after loading again');
    });

    inBrowser('can be created', async ({ page, context }) => {
      await signInByCookies(context, stage, ADA);
      await openClerk(page, stage);
      const slug = `created-by-${stage.implementation}`;
      const created = await page.evaluate(async (slug) => {
        const organization = await window.Clerk.createOrganization({ name: 'New', slug });
        await window.Clerk.setActive({ organization });
        const { role } = window.Clerk.user.organizationMemberships.find(
          (membership) => membership.organization.id === organization.id,
        );
        return { id: organization.id, role };
      }, slug);
      assert.equal(created.role, 'org:admin');
      const { page: inPage, app } = await whoIsHere(page);
      assert.deepEqual([inPage.orgSlug, app.orgSlug], [slug, slug]);
    });
  },
  { programArguments: SEED },
);
