'use strict';

const { findChromium, launchChromium } = require('../chromium');

/**
 * Signs in with Clerk's own component in Chromium, starting from a page that asks for it.
 *
 * @param {{ origin: string, hasComponent: boolean }} stage
 * @returns {Promise<{ skipped: string } | { url: string, milliseconds: number }>} the page at the end,
 *   or why nothing was tried
 */
async function signInWithComponent({ origin, hasComponent }) {
  if (!hasComponent) {
    return { skipped: '@clerk/clerk-js and @clerk/ui are not installed' };
  }
  if (findChromium() === undefined) {
    return { skipped: 'Chromium is not installed' };
  }
  const start = performance.now();
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.goto(`${origin}/protected`);
    await page.getByRole('link', { name: 'Sign in and come back here' }).click();
    await page.getByLabel('Email address').fill('amara.okafor@example.com');
    await page.getByRole('button', { name: 'Continue', exact: true }).click();
    // In local/seed.json.
    await page.getByLabel('Password', { exact: true }).fill('fresh-bread');
    await page.getByRole('button', { name: 'Continue', exact: true }).click();
    await page.getByRole('heading', { name: 'You are in' }).waitFor();
    return { url: page.url().replace(origin, ''), milliseconds: performance.now() - start };
  } finally {
    await browser.close();
  }
}

module.exports = { signInWithComponent };
