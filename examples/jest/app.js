'use strict';

const express = require('express');
const { clerkMiddleware, getAuth, requireAuth } = require('clerk-express-native');
const { verifyWebhook } = require('clerk-express-native/webhooks');

/**
 * The app, for the front end at a URL: tokens that were issued to others are rejected. Calls `onSignIn` with the id of
 * each user who signs in anywhere, as a webhook reports it.
 */
function createApp({ appUrl, onSignIn = () => {} }) {
  const app = express();

  // Before the middleware, and with the raw body, which is signed.
  app.post('/webhooks', express.raw({ type: 'application/json' }), async (req, res) => {
    const event = await verifyWebhook(req);
    if (event.type === 'session.created') {
      onSignIn(event.data.user_id);
    }
    res.sendStatus(204);
  });

  app.use(clerkMiddleware({ authorizedParties: [appUrl] }));
  app.get('/api/me', requireAuth({ unauthenticated: 'json' }), (req, res) => {
    const { userId, orgRole } = getAuth(req);
    res.json({ userId, orgRole });
  });
  app.get('/api/invoices', requireAuth({ unauthenticated: 'json', permission: 'org:invoices:read' }), (req, res) => {
    res.json({ invoices: [] });
  });
  return app;
}

module.exports = { createApp };
