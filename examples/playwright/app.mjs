import express from 'express';
import { clerkMiddleware, getAuth, requireAuth } from 'clerk-express-native';

/** The app at a URL: tokens that were issued to others are rejected. */
export function createApp({ appUrl }) {
  const app = express();
  app.use(clerkMiddleware({ authorizedParties: [appUrl] }));

  app.get('/', (req, res) => {
    const { isAuthenticated, userId } = getAuth(req);
    res.send(isAuthenticated ? `<h1>Hello ${userId}</h1>` : '<h1>Hello stranger</h1><a href="/account">Sign in</a>');
  });

  // Browsers that are signed out are redirected to CLERK_SIGN_IN_URL.
  app.get('/account', requireAuth({ unauthenticated: 'redirect' }), (req, res) => {
    const { userId, orgSlug } = getAuth(req);
    res.send(`<h1>Account of ${userId}</h1><p>${orgSlug}</p>`);
  });
  return app;
}
