'use strict';

/**
 * A server of a fleet, for `fork()`: an app that shares answers about machine tokens through Redis. Its argument is
 * JSON: the URL of Redis, the package of the client, and options of the cache and of the middleware. Posts its origin.
 */

const express = require('express');
const { createClient } = require('redis');
const { Redis } = require('ioredis');
const { serveApp } = require('./app');
const { clerkMiddleware, getAuth } = require('../..');
const { redisStore } = require('../../redis');

const { url, client: kind, cache, options } = JSON.parse(process.argv[2]);

/** Errors of a connection are part of the tests. */
const ignore = () => {};

async function main() {
  const client =
    kind === 'ioredis'
      ? new Redis(url).on('error', ignore)
      : await createClient({ url, socket: { reconnectStrategy: 50 } })
          .on('error', ignore)
          .connect();
  const { origin } = await serveApp(express, (app) => {
    app.use(clerkMiddleware({ ...options, machineTokenCache: { ...cache, store: redisStore(client) } }));
    app.use((req, res) => {
      res.json({ userId: getAuth(req, { acceptsToken: 'api_key' }).userId });
    });
  });
  process.send?.(origin);
}

void main();
// Servers do not keep the process alive, but the channel to the parent does.
process.on('message', () => process.exit());
