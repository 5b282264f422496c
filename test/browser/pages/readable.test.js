'use strict';

const assert = require('node:assert/strict');
const { chooseUser } = require('../support/actions');
const { inBrowser } = require('../support/in-browser');
const { faultsOf } = require('../support/readable');
const { startStandIn } = require('../support/stand-in');

/** @import { StandIn } from '../support/stand-in' */

/** Pages by their paths. */
const PATHS = [
  '/sign-in',
  '/sign-in?redirect_url=https://example.com/',
  '/sign-up',
  '/account',
  '/organizations',
  '/inbox',
  '/',
  '/?view=people',
  '/?view=organizations',
  '/?view=sessions',
  '/?view=webhooks',
  '/?view=environment',
];

describe('the pages', () => {
  /** @type {StandIn} */
  let standIn;

  before(async () => {
    standIn = await startStandIn();
    const message = { kind: 'email', slug: 's', subject: 'A subject', body: 'A body', created_at: 0 };
    const long = 'a'.repeat(100);
    const snapshot = await standIn.call('GET', '/local/snapshot');
    snapshot.users[0].last_name = long;
    snapshot.messages = [
      { ...message, id: 'ema_1', to: `${long}@example.com`, code: '123456' },
      { ...message, id: 'ema_2', to: 'ada@example.com', link: `http://127.0.0.1/${long}` },
    ];
    await standIn.call('POST', '/local/snapshot', snapshot);
    await fetch(`${standIn.origin}/v1/client/handshake?redirect_url=https://example.com/${long}`);
    await fetch(`${standIn.origin}/v1/client`, { method: 'DELETE' });
  });

  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    for (const width of [1280, 360]) {
      inBrowser(`are easy to read in ${colorScheme} colors, ${width} pixels wide`, async ({ page }) => {
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await page.goto(`${standIn.origin}/account`);
        assert.deepEqual(await faultsOf(page), [], 'signed out');
        await chooseUser(page, { standIn }, `${standIn.origin}/inbox`, 'Jonas');
        for (const path of PATHS) {
          await page.goto(standIn.origin + path);
          assert.deepEqual(await faultsOf(page), [], path);
        }
      });
    }
  }
});
