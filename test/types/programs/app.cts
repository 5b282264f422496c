// An Express app as a CommonJS module.

import express = require('express');
import clerk = require('@clerk/express');

const { clerkClient, clerkMiddleware, getAuth, requireAuth } = clerk;

const app = express();
app.use(clerkMiddleware({ debug: false }));
app.get('/', requireAuth(), async (req: express.Request, res: express.Response) => {
  const { userId } = getAuth(req);
  const user: clerk.User | null = userId ? await clerkClient.users.getUser(userId) : null;
  res.json({ name: user?.fullName });
});

export const client: clerk.ClerkClient = clerk.createClerkClient({
  secretKey: 'sk_test_x',
  apiVersion: 'v1',
  userAgent: 'mine',
});
