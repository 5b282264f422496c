'use strict';

/**
 * Signs in 8 browsers at the same time with the helper of `@clerk/testing` that takes an email address alone, signs one
 * out, and prints as JSON whom the app sees before and after that. In a process of its own, because the helper's calls
 * are led to `clerk-local` by `node --import clerk-local/register`.
 *
 * Arguments: the origin of the app, and an email address.
 */

const { clerk, clerkSetup } = require('@clerk/testing/playwright');
const { launchChromium } = require('../../../scripts/chromium');
const { openClerk, whoIsHere } = require('./clerk-js');

const COUNT = 8;

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
    const seen = () => Promise.all(pages.map(async (page) => (await whoIsHere(page)).app));
    const before = await seen();
    await clerk.signOut({ page: /** @type {any} */ (pages[0]) });
    await pages[0].waitForURL(`${origin}/`);
    await Promise.all(pages.map((page) => page.goto(`${origin}/clerk-js`)));
    console.log(JSON.stringify({ before, after: await seen() }));
  } finally {
    await chromium.close();
  }
}

run(process.argv[2], process.argv[3]).catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
