'use strict';

const express = require('express');
const { clerkClient, clerkMiddleware, getAuth } = require('clerk-express-native');
const { verifyWebhook } = require('clerk-express-native/webhooks');
const visit = require('./visit.cjs');

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

const server = app.listen(0, '127.0.0.1', async () => {
  const answers = await visit(`http://127.0.0.1:${server.address().port}`);
  console.log(JSON.stringify(answers));
  server.close();
});
