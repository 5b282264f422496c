'use strict';

const assert = require('node:assert/strict');
const { chooseUser, sessionShown } = require('../support/actions');
const { inBrowser } = require('../support/in-browser');
const { withEachApp } = require('../support/stage');

let users = 0;

withEachApp('the pages of clerk-local, for an app', (stage) => {
  /** The URL of one of the pages, with the app's page to return to. */
  const linkTo = (/** @type {string} */ path, app = stage.app.origin) => {
    const link = new URL(path, stage.standIn.origin);
    link.searchParams.set('redirect_url', `${app}/page`);
    return link.href;
  };

  for (const host of /** @type {const} */ (['origin', 'localhost'])) {
    inBrowser(
      `sign a new user up, and return to ${host === 'origin' ? '127.0.0.1' : 'localhost'}`,
      async ({ page, guard }) => {
        guard.expectConsoleError(/status of 422/);
        users += 1;
        const address = `page-${users}@example.com`;
        await page.goto(linkTo('/sign-up', stage.app[host]));
        await page.getByLabel('First name').fill('Ada');
        await page.getByLabel('Email address').fill(address);
        await page.getByLabel('Password').fill('short');
        await page.getByLabel('Password').press('Enter');
        assert.match((await page.getByRole('alert').textContent()) ?? '', /at least 8 characters/);
        assert.equal(await page.getByLabel('Email address').inputValue(), address);
        assert.equal(await page.evaluate(() => window.document.activeElement?.getAttribute('name')), 'password');
        await page.keyboard.type('correct horse');
        await page.keyboard.press('Enter');
        await page.waitForURL(`${stage.app[host]}/page`);
        const { userId } = await sessionShown(page);
        const user = await stage.standIn.call('GET', `/v1/users/${userId}`);
        assert.equal(user.email_addresses[0].email_address, address);
      },
    );
  }

  inBrowser('sign in without a mouse', async ({ page }) => {
    await page.goto(linkTo('/sign-in'));
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${stage.app.origin}/page`);
    assert.notEqual((await sessionShown(page)).userId, null);
  });

  inBrowser('show who is signed in, switch to another user, and sign out', async ({ page }) => {
    await chooseUser(page, stage, `${stage.app.origin}/page`, 'Mei');
    await page.goto(linkTo('/account'));
    assert.equal(await page.getByText('mei.tanaka@example.com').isVisible(), true);
    await page.getByRole('link', { name: 'another user' }).click();
    await page.getByRole('button', { name: 'Jonas' }).click();
    await page.waitForURL(`${stage.app.origin}/page`);
    const { userId } = await sessionShown(page);
    await page.goto(linkTo('/account'));
    await page.getByLabel('Last name').fill('Lund');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Jonas Lund').first().waitFor();
    assert.equal((await stage.standIn.call('GET', `/v1/users/${userId}`)).last_name, 'Lund');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'You are signed out' }).waitFor();
    await page.getByRole('link', { name: 'Back to the app' }).click();
    await page.waitForURL(`${stage.app.origin}/page`);
    assert.equal((await sessionShown(page)).userId, null);
  });

  inBrowser('switch between organizations', async ({ page }) => {
    await chooseUser(page, stage, `${stage.app.origin}/page`);
    assert.equal((await sessionShown(page)).orgSlug, 'harbour-bakery');
    for (const [name, orgSlug] of /** @type {const} */ ([
      ['Personal account', null],
      ['Harbour Bakery', 'harbour-bakery'],
    ])) {
      await page.goto(linkTo('/organizations'));
      await page.getByRole('button', { name }).click();
      await page.locator('[aria-current]', { hasText: name }).waitFor();
      await page.getByRole('link', { name: 'Back to the app' }).click();
      await page.waitForURL(`${stage.app.origin}/page`);
      assert.equal((await sessionShown(page)).orgSlug, orgSlug);
    }
  });

  inBrowser('create an organization', async ({ page }) => {
    users += 1;
    const name = `Corner Café ${users}`;
    await chooseUser(page, stage, `${stage.app.origin}/page`, 'Luc');
    await page.goto(linkTo('/organizations'));
    await page.getByLabel('Name').fill(name);
    await page.getByLabel('Slug').fill(`corner-cafe-${users}`);
    await page.getByRole('button', { name: 'Create' }).click();
    await page.locator('[aria-current]', { hasText: name }).waitFor();
    await page.getByRole('link', { name: 'Back to the app' }).click();
    await page.waitForURL(`${stage.app.origin}/page`);
    assert.equal((await sessionShown(page)).orgSlug, `corner-cafe-${users}`);
  });

  inBrowser('can neither be read nor sent by a page of the app', async ({ page, guard }) => {
    guard.expectConsoleError(/CORS|status of 403|ERR_BLOCKED_BY_RESPONSE|Failed to load resource/);
    await page.goto(`${stage.app.origin}/page`);
    const read = await page.evaluate(
      (url) =>
        fetch(url, { credentials: 'include' }).then(
          () => 'read',
          () => 'blocked',
        ),
      stage.standIn.origin,
    );
    assert.equal(read, 'blocked');
    await page.evaluate((action) => {
      const form = window.document.createElement('form');
      Object.assign(form, { method: 'post', action });
      window.document.body.append(form);
      form.submit();
    }, `${stage.standIn.origin}/inspector/reset`);
    await page.getByRole('heading', { name: 'Refused' }).waitFor();
  });
});
