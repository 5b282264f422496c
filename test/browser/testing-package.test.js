'use strict';

const assert = require('node:assert/strict');
const { execFile } = require('node:child_process');
const path = require('node:path');
const { promisify } = require('node:util');
const { clerk, clerkSetup } = require('@clerk/testing/playwright');
const { sessionShown } = require('./support/actions');
const { openClerk, whoIsHere } = require('./support/clerk-js');
const { inBrowser } = require('./support/in-browser');
const { withEachApp } = require('./support/stage');
const { ADA, GRACE, SEED } = require('./support/users');

/** What the package reads and writes. */
const VARIABLES = ['CLERK_API_URL', 'CLERK_PUBLISHABLE_KEY', 'CLERK_SECRET_KEY', 'CLERK_FAPI', 'CLERK_TESTING_TOKEN'];

const run = promisify(execFile);

withEachApp(
  '@clerk/testing',
  (stage) => {
    const saved = VARIABLES.map((name) => [name, process.env[name]]);

    before(async () => {
      for (const name of VARIABLES) {
        process.env[name] = stage.standIn.environment[name] ?? '';
      }
      await clerkSetup({ dotenv: false });
      assert.notEqual(process.env.CLERK_TESTING_TOKEN, '');
    });

    after(() => {
      for (const [name, value] of saved) {
        if (value === undefined) {
          delete process.env[name];
        } else {
          process.env[name] = value;
        }
      }
    });

    const WAYS = {
      'a password': async () => ({ strategy: 'password', identifier: ADA.emailAddress, password: ADA.password }),
      'a code by email': async () => ({ strategy: 'email_code', identifier: GRACE.emailAddress }),
      'a code by text message': async () => ({ strategy: 'phone_code', identifier: GRACE.phoneNumber }),
      'a ticket': async () => {
        const { token } = await stage.standIn.call('POST', '/v1/sign_in_tokens', { user_id: GRACE.id });
        return { strategy: 'ticket', ticket: token };
      },
    };
    for (const [way, signInParams] of Object.entries(WAYS)) {
      inBrowser(`signs in with ${way}, and out`, async ({ page }) => {
        await openClerk(page, stage);
        await clerk.signIn({ page, signInParams: await signInParams() });
        const expected = way === 'a password' ? ADA.id : GRACE.id;
        assert.equal((await whoIsHere(page)).app.userId, expected);
        await clerk.signOut({ page });
        await page.waitForURL(`${stage.app.origin}/`);
        assert.equal((await sessionShown(page)).userId, null);
      });
    }

    it('signs in browsers by their email address alone, with clerk-local/register', async () => {
      const program = path.join(__dirname, 'support', 'sign-in-by-address.js');
      const { stdout } = await run(
        process.execPath,
        ['--import', require.resolve('../../local/npm/register'), program, stage.app.origin, ADA.emailAddress],
        { env: { ...process.env, ...stage.standIn.environment } },
      );
      const { signedIn, afterOneSignedOut } = JSON.parse(stdout);
      assert.equal(new Set(signedIn).size, 2);
      assert.ok(!signedIn.includes(null));
      assert.deepEqual(afterOneSignedOut, [null, ...signedIn.slice(1)]);
    });
  },
  { programArguments: SEED },
);
