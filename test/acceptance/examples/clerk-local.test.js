'use strict';

const assert = require('node:assert/strict');
const { findChromium } = require('../../../scripts/chromium');
const { runExample, startExample } = require('../../support/examples');
const { send } = require('../../support/http');
const { goneFrom } = require('../../support/launcher');

describe('The examples of tests with clerk-local', function () {
  this.timeout(180_000);

  it('pass with Vitest', async () => {
    const { code, output } = await runExample('vitest', 'test');
    assert.equal(code, 0, output);
    assert.match(plain(output), /Tests +5 passed/);
  });

  it('pass with Jest', async () => {
    const { code, output } = await runExample('jest', 'test');
    assert.equal(code, 0, output);
    assert.match(output, /Tests: +3 passed, 3 total/);
    assert.doesNotMatch(output, /did not exit|open handle/);
  });

  it('pass with Playwright in Chromium', async function () {
    const chromium = findChromium();
    if (chromium === undefined) {
      this.skip();
    }
    const { code, output } = await runExample('playwright', 'test', { CHROMIUM_PATH: chromium });
    assert.equal(code, 0, output);
    assert.match(output, /3 passed/);
  });

  it('have an app that runs with clerk-local in development', async () => {
    const app = await startExample('vitest', {}, 'dev');
    try {
      assert.equal((await send(app.origin, { path: '/api/me' })).status, 401);
      assert.match(app.output(), /clerk-local is listening on/);
    } finally {
      await app.stop();
    }
    await goneFrom(/clerk-local is listening on (\S+)/.exec(app.output())[1]);
  });

  for (const name of ['vitest', 'jest', 'playwright']) {
    it(`have an app that starts without them: ${name}`, async () => {
      const { createTestInstance } = require('clerk-express-native/testing');
      const clerk = createTestInstance();
      const app = await startExample(name, clerk.env);
      try {
        const path = name === 'playwright' ? '/account' : '/api/invoices';
        const headers = clerk.cookies({ orgId: 'org_1', orgPermissions: ['org:invoices:read'] });
        assert.equal((await send(app.origin, { path, headers })).status, 200);
      } finally {
        await app.stop();
      }
    });
  }
});

/** Without the codes of colours. */
function plain(text) {
  // eslint-disable-next-line no-control-regex
  return text.replace(/\x1b\[[\d;]*m/g, '');
}
