'use strict';

/** Two processes that share a port, and then the second one alone. */

const cluster = require('node:cluster');
const { once } = require('node:events');
const { createServer } = require('node:net');
const express = require('express');
const { clerkClient, clerkMiddleware, getAuth } = require('clerk-express-native');
const { verifyWebhook } = require('clerk-express-native/webhooks');
const visit = require('./visit.cjs');

if (cluster.isPrimary) {
  compare();
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
  const server = app.listen(process.env.PORT, '127.0.0.1');
  // Node closes the server itself; Bun does not.
  process.once('disconnect', () => server.close());
}

async function compare() {
  // An app knows its port. (With 0, each process of Bun's has one of its own.)
  const PORT = await freePort();
  const processes = [cluster.fork({ PORT }), cluster.fork({ PORT })];
  await Promise.all(processes.map((child) => once(child, 'listening')));
  const answers = [];
  for (const child of processes) {
    answers.push(JSON.stringify(await visit(`http://127.0.0.1:${PORT}`)));
    child.disconnect();
    await once(child, 'exit');
  }
  if (answers[0] !== answers[1]) {
    throw new Error(`The processes differ: ${answers.join(' and ')}`);
  }
  console.log(answers[0]);
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
