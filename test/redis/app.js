'use strict';

/**
 * A process of an app whose revocations are shared: started with the kind of its client, the URL of Redis and options
 * of the middleware. It reports its origin, calls the method of its revocations that a message names, and reports the
 * outcome and the properties of the object.
 */

const express = require('express');
const { clerkMiddleware, getAuth } = require('clerk-express-native');
const { redisRevocations } = require('clerk-express-native/redis');
const { serve } = require('../support/server');
const { connect } = require('./clients');

async function main([kind, url, options, revocationOptions]) {
  const client = connect(kind, url);
  const revocations = redisRevocations(client, JSON.parse(revocationOptions));
  const app = express();
  app.use(clerkMiddleware({ ...JSON.parse(options), revocations }));
  app.get('/', (req, res) => res.json({ userId: getAuth(req).userId }));
  const { origin } = await serve(app);
  process.on('message', async ({ method, args }) => {
    const outcome = method === undefined ? undefined : await call(revocations, method, args);
    const { isConnected, ignoredMessages, size } = revocations;
    process.send({ outcome, isConnected, ignoredMessages, size });
  });
  process.send({ origin });
}

async function call(revocations, method, args) {
  try {
    return { value: await revocations[method](...args) };
  } catch ({ code, message }) {
    return { code, message };
  }
}

main(process.argv.slice(2));
