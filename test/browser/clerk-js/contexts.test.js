'use strict';

const assert = require('node:assert/strict');
const { confirmedSession, openClerk, signInWithPassword, whoIsHere } = require('../support/clerk-js');
const { newVisitor } = require('../support/in-browser');
const { withEachApp } = require('../support/stage');
const { ADA, SEED } = require('../support/users');

/** @import { Visitor } from '../support/in-browser' */

const COUNT = 8;

withEachApp(
  'browsers at the same time',
  (stage) => {
    it('have sessions of their own, of which one can end', async () => {
      const visitors = await Promise.all(Array.from({ length: COUNT }, newVisitor));
      const inEach = (/** @type {(visitor: Visitor) => Promise<any>} */ act) => Promise.all(visitors.map(act));
      try {
        await inEach(async ({ page }) => {
          await openClerk(page, stage);
          await signInWithPassword(page, ADA);
        });
        const sessions = await inEach(async ({ page }) => (await whoIsHere(page)).app.sessionId);
        assert.equal(new Set(sessions).size, COUNT);
        await visitors[0].page.evaluate(() => window.Clerk.session.remove());
        const stillThere = await inEach(({ page }) => confirmedSession(page));
        assert.deepEqual(stillThere, [null, ...sessions.slice(1)]);
        const remaining = await inEach(async ({ page }) => (await whoIsHere(page)).app.sessionId);
        assert.deepEqual(remaining, stillThere);
        assert.deepEqual(
          visitors.flatMap(({ guard }) => guard.faults),
          [],
        );
      } finally {
        await inEach(({ context }) => context.close());
      }
    });
  },
  { programArguments: SEED },
);
