'use strict';

const assert = require('node:assert/strict');
const { inBrowser } = require('../support/in-browser');
const { startStandIn } = require('../support/stand-in');

/** @import { StandIn } from '../support/stand-in' */

describe('the inspector', () => {
  /** @type {StandIn} */
  let standIn;

  before(async () => {
    // Its own: a reset would disturb other tests.
    standIn = await startStandIn();
  });

  inBrowser('shows what happens while it is open, and keeps what is opened', async ({ page }) => {
    await page.goto(standIn.origin);
    await page.getByText('Live').waitFor();
    await standIn.call('GET', '/v1/users?limit=1');
    const row = page.locator('.log li', { hasText: '/v1/users?limit=1' });
    await row.locator('summary').focus();
    await page.keyboard.press('Enter');
    await row.getByText('after').waitFor();
    await fetch(`${standIn.origin}/v1/client`);
    await page.locator('.log li', { hasText: 'dev_browser_unauthenticated' }).first().waitFor();
    assert.equal(await row.locator('details').evaluate((details) => /** @type {any} */ (details).open), true);
    assert.equal(await row.locator('summary').evaluate((summary) => summary === window.document.activeElement), true);
    await page.keyboard.press('ArrowUp');
    const above = page.locator('.log li', { hasText: '/v1/client' }).first().locator('summary');
    assert.equal(await above.evaluate((summary) => summary === window.document.activeElement), true);
  });

  inBrowser('finds requests by their words and kinds', async ({ page }) => {
    await fetch(`${standIn.origin}/v1/client/handshake?redirect_url=https://example.com/`);
    await standIn.call('GET', '/v1/users/count');
    await page.goto(standIn.origin);
    await page.keyboard.press('/');
    await page.keyboard.type('app-url');
    await page.locator('.log li', { hasText: '/v1/users/count' }).waitFor({ state: 'detached' });
    assert.equal(await page.getByText('example.com').first().isVisible(), true);
    assert.equal(await page.getByRole('searchbox').inputValue(), 'app-url');
    await page.goto(standIn.origin);
    await page.getByRole('link', { name: 'Backends' }).click();
    await page.locator('.log li', { hasText: '/v1/users/count' }).first().waitFor();
    assert.equal(await page.locator('.log li', { hasText: 'handshake' }).count(), 0);
  });

  inBrowser('shows and copies secrets only when it is asked to', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: standIn.origin });
    await page.goto(`${standIn.origin}/?view=environment`);
    const { CLERK_SECRET_KEY: secretKey } = standIn.environment;
    assert.equal((await page.content()).includes(secretKey), false);
    await page.getByRole('button', { name: 'Show CLERK_SECRET_KEY' }).click();
    await page.getByText(secretKey, { exact: true }).waitFor();
    // It stays while other things happen.
    await standIn.call('POST', '/local/cookies', {});
    await page.getByRole('link', { name: 'Sessions' }).filter({ hasNotText: '0' }).waitFor();
    assert.equal(await page.getByText(secretKey, { exact: true }).isVisible(), true);
    await page.getByRole('button', { name: 'Copy all' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    const copied = await page.evaluate(() => window.navigator.clipboard.readText());
    assert.deepEqual(
      copied.trim().split('\n').sort(),
      Object.entries(standIn.environment)
        .map((one) => one.join('='))
        .sort(),
    );
  });

  inBrowser('shows messages as they are sent, with codes to copy', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: standIn.origin });
    await page.goto(`${standIn.origin}/inbox`);
    await page.getByText('Live').waitFor();
    const { token } = await (await fetch(`${standIn.origin}/v1/dev_browser`, { method: 'POST' })).json();
    await fetch(`${standIn.origin}/v1/client/sign_ins?__clerk_db_jwt=${token}`, {
      method: 'POST',
      body: new URLSearchParams({ identifier: 'mei.tanaka@example.com', strategy: 'email_code' }),
    });
    const message = page.getByRole('article').filter({ hasText: 'mei.tanaka@example.com' });
    const code = (await message.locator('output').textContent()) ?? '';
    assert.match(code, /^\d{6}$/);
    await message.getByRole('button', { name: 'Copy' }).click();
    await message.getByRole('button', { name: 'Copied' }).waitFor();
    assert.equal(await page.evaluate(() => window.navigator.clipboard.readText()), code);
  });

  inBrowser('works without scripts', async ({ context }) => {
    const withoutScripts = await /** @type {import('playwright-core').Browser} */ (context.browser()).newContext({
      javaScriptEnabled: false,
    });
    const page = await withoutScripts.newPage();
    await page.goto(`${standIn.origin}/?view=people`);
    await page.getByRole('searchbox').fill('lucía');
    await page.keyboard.press('Enter');
    await page.getByText('Fernández').first().waitFor();
    assert.equal(await page.getByText('Amara').count(), 0);
    await page.goto(`${standIn.origin}/?view=environment`);
    await page.getByRole('button', { name: 'Show CLERK_SECRET_KEY' }).click();
    await page.getByText(standIn.environment.CLERK_SECRET_KEY).waitFor();
    await withoutScripts.close();
  });

  inBrowser('resets everything after a question', async ({ page }) => {
    const { user_id: userId } = await standIn.call('POST', '/local/cookies', {});
    await page.goto(`${standIn.origin}/?view=sessions`);
    await page
      .getByRole('button', { name: /^Revoke/ })
      .first()
      .waitFor();
    await page.getByText('Reset…').click();
    await page.getByRole('button', { name: 'Reset everything' }).click();
    await page.waitForURL(`${standIn.origin}/`);
    const sessions = await standIn.call('GET', `/local/snapshot`);
    assert.equal(sessions.sessions, undefined, userId);
  });
});
