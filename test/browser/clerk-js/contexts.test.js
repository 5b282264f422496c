'use strict';

const assert = require('node:assert/strict');
const { openClerk, signInWithPassword, whoIsHere } = require('../support/clerk-js');
const { inBrowser, newVisitor } = require('../support/in-browser');
const { withEachApp } = require('../support/stage');
const { ADA, SEED } = require('../support/users');

const COUNT = 8;

withEachApp(
  'browsers at the same time',
  (stage) => {
    inBrowser('have sessions of their own, of which one can end', async () => {
      const visitors = await Promise.all(Array.from({ length: COUNT }, newVisitor));
      try {
        await Promise.all(
          visitors.map(async ({ page }) => {
            await openClerk(page, stage);
            await signInWithPassword(page, ADA);
          }),
        );
        const seen = () => Promise.all(visitors.map(async ({ page }) => (await whoIsHere(page)).app.sessionId));
        const sessions = await seen();
        assert.equal(new Set(sessions).size, COUNT);
        const [first, ...others] = visitors;
        // Its page asks for a token once more.
        first.guard.expectConsoleError(/status of 401/);
        await first.page.evaluate(() => window.Clerk.session.remove());
        await first.page.goto(`${stage.app.origin}/clerk-js`);
        await Promise.all(others.map(({ page }) => page.reload()));
        assert.deepEqual(await seen(), [null, ...sessions.slice(1)]);
        assert.deepEqual(
          visitors.flatMap(({ guard }) => guard.faults),
          [],
        );
      } finally {
        await Promise.all(visitors.map(({ context }) => context.close()));
      }
    });
  },
  { programArguments: SEED },
);
