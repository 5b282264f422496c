'use strict';

const assert = require('node:assert/strict');
const { implementations } = require('../support/implementations');
const { runNode } = require('../support/run-node');

describe('Module formats', () => {
  it('import gives the same objects as require', async () => {
    const required = implementations.ours;
    const imported = await import('clerk-express-native');
    const names = Object.keys(required);
    assert.deepEqual(
      Object.keys(imported)
        .filter((name) => name !== 'default')
        .sort(),
      [...names].sort(),
    );
    for (const name of names) {
      assert.equal(imported[name], required[name], name);
    }
  });

  it('an ES module can import each name', async () => {
    const source = `
      import { clerkClient, clerkMiddleware, createClerkClient, getAuth, requireAuth, verifyToken } from 'clerk-express-native';
      console.log([clerkClient, clerkMiddleware, createClerkClient, getAuth, requireAuth, verifyToken].map((value) => typeof value).join());`;
    assert.equal(
      (await runNode(source, { module: true })).stdout,
      'object,function,function,function,function,function\n',
    );
  });

  it('loading the package prints nothing and keeps no process alive', async () => {
    assert.deepEqual(await runNode(`require('clerk-express-native')`), { stdout: '', stderr: '' });
  });

  it('the Backend API is loaded with the first client or middleware, and not with the package', async () => {
    const { stdout } = await runNode(`
      const load = () => {
        Object.keys(require.cache).forEach((file) => delete require.cache[file]);
        return require('clerk-express-native');
      };
      const isLoaded = () => Object.keys(require.cache).some((file) => /lib.backend./.test(file));
      const before = [load(), isLoaded()].at(-1);
      load().createClerkClient();
      const withClient = isLoaded();
      const { clerkMiddleware } = load();
      const again = isLoaded();
      clerkMiddleware({ publishableKey: 'pk_test_x' });
      console.log(before, withClient, again, isLoaded());`);
    assert.equal(stdout, 'false true false true\n');
  });

  it('what requests need is loaded with the first middleware, and not with the package', async () => {
    const { stdout } = await runNode(`
      const { clerkMiddleware } = require('clerk-express-native');
      const loaded = () => Object.keys(require.cache).length;
      const before = loaded();
      clerkMiddleware({ publishableKey: 'pk_test_x' });
      console.log(before <= 8, loaded() > 40);`);
    assert.equal(stdout, 'true true\n');
  });
});
