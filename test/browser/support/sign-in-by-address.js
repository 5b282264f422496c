'use strict';

/**
 * Signs in two browsers at the same time with the helper of `@clerk/testing` that takes an email address alone, signs
 * one out, and prints the sessions before and after that as JSON. In a process of its own, because the helper's calls
 * are led to `clerk-local` by `node --import clerk-local/register`.
 *
 * Arguments: the origin of the app, and an email address.
 */

const { clerk, clerkSetup } = require('@clerk/testing/playwright');
const { launchChromium } = require('../../../scripts/chromium');
const { confirmedSession, openClerk } = require('./clerk-js');

const COUNT = 2;

/**
 * @param {string} origin
 * @param {string} emailAddress
 */
async function run(origin, emailAddress) {
  await clerkSetup({ dotenv: false });
  const chromium = await launchChromium();
  try {
    const pages = await Promise.all(Array.from({ length: COUNT }, async () => (await chromium.newContext()).newPage()));
    await Promise.all(
      pages.map(async (page) => {
        await openClerk(page, { app: { origin, localhost: '' } });
        await clerk.signIn({ page: /** @type {any} */ (page), emailAddress });
      }),
    );
    const sessions = () => Promise.all(pages.map(confirmedSession));
    const signedIn = await sessions();
    await pages[0].evaluate(() => window.Clerk.session.remove());
    console.log(JSON.stringify({ signedIn, afterOneSignedOut: await sessions() }));
  } finally {
    await chromium.close();
  }
}

run(process.argv[2], process.argv[3]).catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
