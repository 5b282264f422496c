'use strict';

const assert = require('node:assert/strict');
const path = require('node:path');
const { once } = require('node:events');
const { Worker } = require('node:worker_threads');
const { sendToken } = require('../support/http');
const { optionsFor } = require('../support/instances');
const { startKeyEndpoint } = require('../support/key-endpoint');
const { assertSignedIn, assertSignedOut } = require('../support/outcome');
const { forgedToken, sessionToken } = require('../support/tokens');

const WORKERS = 4;

describe('Worker threads', () => {
  let workers;

  /** Starts an app in each of several workers. Returns their origins. */
  async function startWorkers(options) {
    workers = Array.from(
      { length: WORKERS },
      () => new Worker(path.join(__dirname, '../support/worker-app.js'), { workerData: { options } }),
    );
    const messages = await Promise.all(workers.map((worker) => once(worker, 'message')));
    return messages.map(([origin]) => origin);
  }

  afterEach(() => Promise.all(workers.map((worker) => worker.terminate())));

  it('verify in parallel and share one fetch of the keys', async () => {
    const endpoint = await startKeyEndpoint({ mode: 'held' });
    const origins = await startWorkers(optionsFor(endpoint));
    const requests = origins.flatMap((origin) => Array.from({ length: 10 }, () => sendToken(origin, sessionToken())));
    // Responses to requests that need no key arrive after those above are under way.
    await Promise.all(origins.map((origin) => sendToken(origin, 'garbage')));
    endpoint.release();
    for (const response of await Promise.all(requests)) {
      assertSignedIn(response);
    }
    assert.equal(endpoint.requests.length, 1);
    for (const response of await Promise.all(origins.map((origin) => sendToken(origin, forgedToken())))) {
      assertSignedOut(response, 'token-invalid-signature');
    }
    assert.equal(endpoint.requests.length, 1);
  });

  it('a worker may end while it waits for keys, without affecting the others', async () => {
    const endpoint = await startKeyEndpoint({ mode: 'held' });
    const [first, ...others] = await startWorkers(optionsFor(endpoint));
    const abandoned = assert.rejects(sendToken(first, sessionToken()));
    const waiting = others.map((origin) => sendToken(origin, sessionToken()));
    await sendToken(first, 'garbage');
    await workers[0].terminate();
    await abandoned;
    endpoint.release();
    for (const response of await Promise.all(waiting)) {
      assertSignedIn(response);
    }
    assert.equal(endpoint.requests.length, 1);
  });
});
