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

  it('are decoded again for claims that were evicted, and for long ones', () => {
    const claims = (index, padding = '') => [`o:feature${index}${padding}`, `read${index},write`, '3'];
    for (const index of [...Array(600).keys(), ...Array(600).keys()]) {
      const [features, permissions, map] = claims(index);
      assert.deepEqual(organizationPermissions(features, permissions, map).list, [
        `org:feature${index}:read${index}`,
        `org:feature${index}:write`,
      ]);
    }
    const long = 'x'.repeat(5000);
    assert.equal(organizationPermissions(...claims(1, long)).list[0], `org:feature1${long}:read1`);
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
        orgPermissions.push('org:a:delete');
        seen.push(has({ permission: 'org:a:delete' }), has({ permission: 'org:a:read' }));
        next();
      });
    });
    const token = sessionToken({ fea: 'o:a', o: { id: 'org_1', slg: 'acme', rol: 'admin', per: 'read', fpm: '1' } });
    for (let round = 0; round < 3; round += 1) {
      await sendToken(origin, token);
    }
    const once = [['org:a:read'], true, true];
    assert.deepEqual(seen, [...once, ...once, ...once]);
  });
});
