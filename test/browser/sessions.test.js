'use strict';

const assert = require('node:assert/strict');
const { chooseUser, sessionShown, signOut } = require('./support/actions');
const { expireSession } = require('./support/cookies');
const { inBrowser } = require('./support/in-browser');
const { withEachApp } = require('./support/stage');

const AMARA = 'user_2xAmaraOkafor000000000001';

/** How often a browser was redirected to the Frontend API. */
function handshakes(guard) {
  return guard.requests.filter((request) => new URL(request.slice(4)).pathname.endsWith('/v1/client/handshake')).length;
}

withEachApp('the session of a browser', (stage) => {
  inBrowser('is signed out at first, after one handshake', async ({ page, guard }) => {
    await page.goto(`${stage.app.origin}/page?a=b%20c`);
    assert.equal((await sessionShown(page)).userId, null);
    assert.equal(handshakes(guard), 1);
    assert.equal(page.url(), `${stage.app.origin}/page?a=b+c`, 'the parameters of the handshake are gone');
  });

  // Browsers do not share cookies between these hosts.
  for (const host of /** @type {const} */ (['origin', 'localhost'])) {
    inBrowser(
      `starts, lasts and ends at ${host === 'origin' ? '127.0.0.1' : 'localhost'}`,
      async ({ page, context, guard }) => {
        const app = stage.app[host];
        await chooseUser(page, stage, `${app}/page`);
        assert.equal((await sessionShown(page)).userId, AMARA);
        await page.goto(`${app}/other`);
        assert.equal((await sessionShown(page)).userId, AMARA);
        assert.equal(handshakes(guard), 0, 'the cookies of the sign-in page suffice');
        await signOut(page, stage, `${app}/page`);
        assert.equal((await sessionShown(page)).userId, null);
        const names = (await context.cookies()).map(({ name }) => name);
        assert.deepEqual(
          names.filter((name) => name.startsWith('__session')),
          [],
        );
      },
    );
  }

  inBrowser('is refreshed after its token has expired, without a redirect', async ({ page, context, guard }) => {
    await chooseUser(page, stage, `${stage.app.origin}/page`);
    const { sessionId } = await sessionShown(page);
    await expireSession(context, stage);
    await page.goto(`${stage.app.origin}/page`);
    assert.equal((await sessionShown(page)).sessionId, sessionId);
    assert.equal(handshakes(guard), 0);
  });

  inBrowser('is renewed by a handshake if there is no refresh token', async ({ page, context, guard }) => {
    await chooseUser(page, stage, `${stage.app.origin}/page`);
    const { sessionId } = await sessionShown(page);
    await expireSession(context, stage);
    await context.clearCookies({ name: /^__refresh/ });
    await page.goto(`${stage.app.origin}/page`);
    assert.equal((await sessionShown(page)).sessionId, sessionId);
    assert.equal(handshakes(guard), 1);
  });

  inBrowser('is not shared between 127.0.0.1 and localhost', async ({ page }) => {
    await chooseUser(page, stage, `${stage.app.origin}/page`);
    await page.goto(`${stage.app.localhost}/page`);
    assert.equal((await sessionShown(page)).userId, null);
  });
});
