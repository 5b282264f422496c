'use strict';

/**
 * An app with one of the two packages, in a process of its own: they read the environment.
 *
 * Environment: the variables of `clerk-local`, `APP_IMPLEMENTATION` (the package), `APP_OPTIONS` (JSON: options of
 * `clerkMiddleware()`). Prints its URL when it listens.
 */

const express = require('express');
const { implementations } = require('../../support/implementations');
const { clerkPage, documentPage } = require('./pages');

const implementation = process.env.APP_IMPLEMENTATION === 'reference' ? 'reference' : 'ours';

/** @type {any} */
const { clerkMiddleware, getAuth } = implementations[implementation];

const app = express();
app.disable('x-powered-by');
app.get('/favicon.ico', (req, res) => {
  res.status(204).end();
});

// Pages with clerk-js, which do not depend on the cookies of the request.
app.get('/clerk-js', (req, res) => {
  res.send(clerkPage(req.query));
});

app.use(clerkMiddleware(JSON.parse(process.env.APP_OPTIONS ?? '{}')));

app.get('/api/session', (req, res) => {
  const { userId, sessionId, orgSlug } = getAuth(req);
  res.json({ userId, sessionId, orgSlug });
});

app.get('/api/private', (req, res) => {
  res.sendStatus(getAuth(req).userId ? 200 : 401);
});

// A document for any other path.
app.use((req, res) => {
  const { userId, sessionId, orgSlug } = getAuth(req);
  res.send(documentPage({ userId, sessionId, orgSlug }));
});

const server = app.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(`http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : ''}`);
});
