'use strict';

const assert = require('node:assert/strict');
const path = require('node:path');
const { once } = require('node:events');
const { Worker } = require('node:worker_threads');
const { BackendApi, json } = require('./backend-api');
const { serveRaw } = require('./raw-server');

const root = path.join(__dirname, '..', '..');

describe('Backend API: worker threads', () => {
  const transports = { sockets: 'undefined', 'a fetch of the worker': '(...args) => fetch(...args)' };

  for (const [transport, source] of Object.entries(transports)) {
    it(`may end during a call, without affecting the others (${transport})`, async () => {
      const held = await serveRaw(() => {});
      const worker = new Worker(
        `
          const { createClerkClient } = require(${JSON.stringify(root)});
          const { users } = createClerkClient({ secretKey: 'sk_test_x', apiUrl: '${held.origin}', fetch: ${source} });
          for (let call = 0; call < 20; call++) {
            users.getUser('u' + call);
          }
        `,
        { eval: true },
      );
      while (held.requests < 20) {
        await new Promise(setImmediate);
      }
      worker.terminate();
      await once(worker, 'exit');
      const api = await BackendApi.start();
      api.answerWith(json({ object: 'token', jwt: 'a.b.c' }));
      assert.equal((await api.client('ours').users.getUser('u')).jwt, 'a.b.c');
      assert.equal((await api.client('ours', { fetch }).users.getUser('u')).jwt, 'a.b.c');
    });
  }
});
