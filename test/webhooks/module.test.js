'use strict';

const assert = require('node:assert/strict');
const { runNode } = require('../support/run-node');

describe('clerk-express-native/webhooks', () => {
  it('import gives the same function as require, under the name of @clerk/express', async () => {
    const required = require('clerk-express-native/webhooks');
    const imported = await import('clerk-express-native/webhooks');
    assert.deepEqual(Object.keys(required), Object.keys(require('@clerk/express/webhooks')));
    assert.deepEqual(Object.keys(imported), ['verifyWebhook']);
    assert.equal(imported.verifyWebhook, required.verifyWebhook);
  });

  it('is not loaded with the package, and does not load the middleware', async () => {
    const { stdout, stderr } = await runNode(`
      const loaded = () => Object.keys(require.cache).map((file) => file.split(/[\\\\/]/).at(-1));
      require('clerk-express-native/webhooks');
      const webhooks = loaded();
      require('clerk-express-native');
      console.log(webhooks.includes('verify-webhook.js'), webhooks.includes('middleware.js'), webhooks.includes('client.js'));`);
    assert.deepEqual([stdout, stderr], ['true false false\n', '']);
    const main = await runNode(`
      require('clerk-express-native');
      console.log(Object.keys(require.cache).some((file) => /verify-webhook|lib.webhook/.test(file)));`);
    assert.equal(main.stdout, 'false\n');
  });
});
