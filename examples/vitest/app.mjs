import express from 'express';
import { clerkClient, clerkMiddleware, getAuth, requireAuth } from 'clerk-express-native';

/** The app, for the front end at a URL: tokens that were issued to others are rejected. */
export function createApp({ appUrl }) {
  const app = express();
  app.use(clerkMiddleware({ authorizedParties: [appUrl] }));

  app.get('/api/me', requireAuth({ unauthenticated: 'json' }), async (req, res) => {
    const { fullName, primaryEmailAddress } = await clerkClient.users.getUser(getAuth(req).userId);
    res.json({ name: fullName, email: primaryEmailAddress?.emailAddress });
  });

  app.get('/api/invoices', requireAuth({ unauthenticated: 'json', permission: 'org:invoices:read' }), (req, res) => {
    res.json({ organization: getAuth(req).orgSlug, invoices: [] });
  });

  // Express recognizes an error handler by its four parameters.
  app.use((error, req, res, next) => {
    if (res.headersSent) {
      return next(error);
    }
    res.status(502).json({ error: 'Clerk is not available' });
  });
  return app;
}
