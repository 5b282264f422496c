'use strict';

const assert = require('node:assert/strict');
const { chooseUser, sessionShown } = require('./support/actions');
const { claimsOf, expireSession } = require('./support/cookies');
const { inBrowser } = require('./support/in-browser');
const { withEachApp } = require('./support/stage');

/** How the cookies reach the app: by the option of `clerk-local`, and the parameter that carries them. */
const FORMS = [
  { form: 'nonce', parameter: '__clerk_handshake_nonce' },
  { form: 'token', parameter: '__clerk_handshake' },
];

for (const { form, parameter } of FORMS) {
  withEachApp(
    `a handshake with a ${form}`,
    (stage) => {
      inBrowser(
        'signs out an unknown browser, and renews a session, and leaves no parameters in the URL',
        async ({ page, context, guard }) => {
          const url = `${stage.app.origin}/page?a=b`;
          await page.goto(url);
          assert.equal((await sessionShown(page)).userId, null);
          await chooseUser(page, stage, url);
          const { sessionId } = await sessionShown(page);
          await expireSession(context, stage);
          await context.clearCookies({ name: /^__refresh/ });
          await page.goto(url);
          assert.equal((await sessionShown(page)).sessionId, sessionId);
          assert.equal(page.url(), url);
          const returned = guard.requests.map((request) => new URL(request.slice(4)).searchParams.get(parameter));
          const values = returned.filter((value) => value !== null);
          assert.equal(values.length, 2);
          if (form === 'token') {
            assert.ok(values.every((value) => Array.isArray(claimsOf(value ?? '').handshake)));
          }
        },
      );
    },
    { programArguments: ['--handshake-format', form] },
  );
}

withEachApp('the cookies of a handshake', (stage) => {
  for (const [kept, pattern] of /** @type {[string, RegExp][]} */ ([
    ['with the suffix', /^(__session|__client_uat|__clerk_db_jwt)$/],
    ['without a suffix', /^(__session|__client_uat|__clerk_db_jwt|__refresh)_/],
  ])) {
    inBrowser(`are replaced if the browser has only those ${kept}`, async ({ page, context }) => {
      await chooseUser(page, stage, `${stage.app.origin}/page`);
      const before = await context.cookies();
      const { sessionId } = await sessionShown(page);
      await expireSession(context, stage);
      await context.clearCookies({ name: pattern });
      await context.clearCookies({ name: /^__refresh/ });
      await page.goto(`${stage.app.origin}/page`);
      assert.equal((await sessionShown(page)).sessionId, sessionId);
      const names = (/** @type {typeof before} */ cookies) => cookies.map(({ name }) => name).sort();
      assert.deepEqual(
        names(await context.cookies()).filter((name) => name !== '__clerk_redirect_count'),
        names(before),
      );
    });
  }
});

withEachApp(
  'an app with the URL of the stand-in as its proxyUrl',
  (stage) => {
    inBrowser('sends browsers there, and gets their sessions back', async ({ page, context, guard }) => {
      const url = `${stage.app.origin}/page`;
      await chooseUser(page, stage, url);
      const { sessionId } = await sessionShown(page);
      await expireSession(context, stage);
      await context.clearCookies({ name: /^__refresh/ });
      await page.goto(url);
      assert.equal((await sessionShown(page)).sessionId, sessionId);
      const handshake = `GET ${stage.standIn.origin}/v1/client/handshake?`;
      assert.equal(guard.requests.filter((request) => request.startsWith(handshake)).length, 1);
    });
  },
  { options: (/** @type {import('./support/stand-in').StandIn} */ standIn) => ({ proxyUrl: standIn.origin }) },
);
