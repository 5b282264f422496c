'use strict';

const assert = require('node:assert/strict');
const { organizationPermissions } = require('../../lib/auth/organization-permissions');
const native = require('../../lib/native');
const { startApp } = require('../support/app');
const { sendToken } = require('../support/http');
const { implementations, overEachExpress } = require('../support/implementations');
const { optionsFor } = require('../support/instances');
const { startKeyEndpoint } = require('../support/key-endpoint');
const { sessionToken } = require('../support/tokens');

describe('Decoded organization permissions', () => {
  it('are those of the addon, however the same characters are divided among the claims', () => {
    const text = 'o:a,o:b1,2,3';
    for (let round = 0; round < 2; round += 1) {
      for (let first = 0; first <= text.length; first += 1) {
        for (let second = first; second <= text.length; second += 1) {
          const claims = [text.slice(0, first), text.slice(first, second), text.slice(second)];
          assert.deepEqual(outcome(organizationPermissions, claims), outcome(native.organizationPermissions, claims));
        }
      }
    }
  });

  describe('are decoded', () => {
    const { organizationPermissions: original } = native;
    let count = 0;

    beforeEach(() => {
      count = 0;
      native.organizationPermissions = (...claims) => {
        count += 1;
        return original(...claims);
      };
    });

    afterEach(() => {
      native.organizationPermissions = original;
    });

    it('once for claims that come again', () => {
      for (let round = 0; round < 10; round += 1) {
        assert.deepEqual(organizationPermissions('o:once', 'read', '1').list, ['org:once:read']);
      }
      assert.equal(count, 1);
    });

    it('again for claims that were evicted by 256 others', () => {
      for (const index of [...Array(600).keys(), ...Array(600).keys()]) {
        assert.deepEqual(organizationPermissions(`o:feature${index}`, `read${index},write`, '3').list, [
          `org:feature${index}:read${index}`,
          `org:feature${index}:write`,
        ]);
      }
      assert.equal(count, 1200);
    });

    it('each time for long claims, and for claims with long permissions', () => {
      const long = 'x'.repeat(5000);
      const names = Array.from({ length: 100 }, (_, index) => `permission${index}`).join();
      const features = Array.from({ length: 10 }, (_, index) => `o:feature${index}`).join();
      const all = String(2n ** 100n - 1n);
      for (let round = 0; round < 3; round += 1) {
        assert.equal(organizationPermissions(`o:${long}`, 'read', '1').list[0], `org:${long}:read`);
        assert.equal(organizationPermissions(features, names, Array(10).fill(all).join()).list.length, 1000);
      }
      assert.equal(count, 6);
    });
  });

  it('are an error for a claim that is not a string, also if it looks like one that was decoded', () => {
    organizationPermissions('o:a', 'read', '1');
    for (const claims of [
      [['o:a'], 'read', '1'],
      ['o:a', ['read'], '1'],
      ['o:a', 'read', 1],
      [{ length: 3, toString: () => 'o:a' }, 'read', '1'],
    ]) {
      assert.throws(() => organizationPermissions(...claims));
    }
  });

  describe('of a known session', () => {
    const { has: original, organizationPermissions: originalPermissions } = native;
    const calls = { has: 0, organizationPermissions: 0 };
    let origin;
    let question;

    before(async () => {
      const { clerkMiddleware, getAuth } = implementations.ours;
      const options = optionsFor(await startKeyEndpoint());
      ({ origin } = await startApp({ clerkMiddleware, getAuth }, require('express'), options, (app) => {
        app.use((req, res) => res.json({ has: getAuth(req).has(question), again: getAuth(req).has(question) }));
      }));
      for (const name of Object.keys(calls)) {
        native[name] = (...args) => {
          calls[name] += 1;
          return { has: original, organizationPermissions: originalPermissions }[name](...args);
        };
      }
    });

    after(() => Object.assign(native, { has: original, organizationPermissions: originalPermissions }));

    beforeEach(() => Object.assign(calls, { has: 0, organizationPermissions: 0 }));

    /** Asks ten times with the same token, and returns what is answered each time. */
    const askTenTimes = async (claims, asked) => {
      question = asked;
      const token = sessionToken({ o: { id: 'org_1', slg: 'acme', rol: 'admin', per: 'read', fpm: '1' }, ...claims });
      const answers = [];
      for (let round = 0; round < 10; round += 1) {
        answers.push(...Object.values((await sendToken(origin, token)).json));
      }
      return answers;
    };

    it('are decoded, and asked for, while its claims are new only', async () => {
      for (const permission of ['org:known:read', 'org:known:write']) {
        const answers = await askTenTimes({ fea: 'o:known' }, { permission });
        assert.deepEqual(new Set(answers), new Set([permission.endsWith('read')]));
      }
      // Twice for each request: of the first three and, by the second getAuth(), of all others.
      assert.ok(calls.has < 32, `${calls.has} calls for 40 answers`);
      assert.ok(calls.organizationPermissions <= 2, `decoded ${calls.organizationPermissions} times`);
    });

    it('are asked for while its claims are new only, also without an organization', async () => {
      const answers = await askTenTimes({ o: undefined, fea: 'u:known' }, { feature: 'user:known' });
      assert.deepEqual(new Set(answers), new Set([true]));
      assert.ok(calls.has < 16, `${calls.has} calls for 20 answers`);
    });

    it('are asked for each time together with the age of a verification, which the app can change', async () => {
      const reverification = { level: 'first_factor', afterMinutes: 10 };
      const answers = await askTenTimes(
        { fea: 'o:aged', fva: [5, -1] },
        { permission: 'org:aged:read', reverification },
      );
      assert.deepEqual(new Set(answers), new Set([true]));
      assert.equal(calls.has, 20);
    });

    it('are asked for each time by an app that asks many questions', async () => {
      for (let index = 0; index < 40; index += 1) {
        const [first] = await askTenTimes({ fea: 'o:many' }, { permission: `org:many:read${index || ''}` });
        assert.equal(first, index === 0);
      }
    });
  });

  /** What a function returns for claims, or that it throws. */
  function outcome(decode, claims) {
    try {
      const decoded = decode(...claims);
      return typeof decoded === 'string' ? decoded : decoded.joined;
    } catch {
      return 'an error';
    }
  }
});

overEachExpress('The permissions of an auth object', (express) => {
  it('belong to the request: what the app changes counts for has() of this request, as with Clerk’s SDK, and no other', async () => {
    const seen = [];
    const { getAuth } = implementations.ours;
    const { origin } = await startApp(implementations.ours, express, optionsFor(await startKeyEndpoint()), (app) => {
      app.use((req, res, next) => {
        const { orgPermissions, has } = getAuth(req);
        seen.push([...orgPermissions]);
        const asked = (permission) => seen.push(has({ permission }));
        asked('org:a:read');
        orgPermissions.push('org:a:delete');
        asked('org:a:delete');
        asked('org:a:read');
        delete orgPermissions[0];
        orgPermissions.pop();
        asked('org:a:read');
        next();
      });
    });
    const token = sessionToken({ fea: 'o:a', o: { id: 'org_1', slg: 'acme', rol: 'admin', per: 'read', fpm: '1' } });
    for (let round = 0; round < 3; round += 1) {
      await sendToken(origin, token);
    }
    const once = [['org:a:read'], true, true, true, false];
    assert.deepEqual(seen, [...once, ...once, ...once]);
  });
});
