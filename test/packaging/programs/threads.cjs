'use strict';

/** Two worker threads with an app each, while the main thread has the package loaded, too. */

const { once } = require('node:events');
const { Worker, isMainThread, parentPort } = require('node:worker_threads');
const express = require('express');
const { clerkClient, clerkMiddleware, getAuth } = require('clerk-express-native');
const { verifyWebhook } = require('clerk-express-native/webhooks');
const visit = require('./visit.cjs');

if (isMainThread) {
  const threads = [new Worker(__filename), new Worker(__filename)];
  Promise.all(threads.map(answersOf)).then(([one, other]) => {
    if (JSON.stringify(one) !== JSON.stringify(other)) {
      throw new Error(`The threads differ: ${one} and ${other}`);
    }
    console.log(JSON.stringify(one));
  });
} else {
  const app = express();
  app.use(clerkMiddleware());
  app.get('/me', async (req, res) => {
    const { isAuthenticated, userId } = getAuth(req);
    if (!isAuthenticated) {
      return res.status(401).send('Sign in first');
    }
    const { firstName } = await clerkClient.users.getUser(userId);
    return res.send(firstName);
  });
  app.post('/webhook', async (req, res) => res.send((await verifyWebhook(req)).type));
  const server = app.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
  parentPort.once('message', () => server.close());
}

/** The response of the app in a thread. Resolves when the thread has ended by itself. */
async function answersOf(worker) {
  const ended = once(worker, 'exit');
  const [port] = await once(worker, 'message');
  const answers = await visit(`http://127.0.0.1:${port}`);
  worker.postMessage('close');
  await ended;
  return answers;
}
