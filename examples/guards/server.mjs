import express from 'express';
import { clerkMiddleware, getAuth, requireAuth } from 'clerk-express-native';

const { APP_URL = 'http://localhost:3000', PORT = '3000' } = process.env;

const app = express();
app.use(clerkMiddleware({ authorizedParties: [APP_URL] }));

// Pages: browsers that are signed out are redirected to CLERK_SIGN_IN_URL.
app.get('/account', requireAuth({ unauthenticated: 'redirect' }), (req, res) => {
  res.send(`Signed in as ${getAuth(req).userId}`);
});

// APIs: 401 for requests that are signed out, 403 for users without the permission, both as JSON.
app.get('/api/me', requireAuth({ unauthenticated: 'json' }), (req, res) => {
  res.json({ userId: getAuth(req).userId });
});
app.get('/api/reports', requireAuth({ unauthenticated: 'json', permission: 'org:reports:read' }), (req, res) => {
  res.json({ organization: getAuth(req).orgId, reports: [] });
});

// Users who have not been verified recently get a 403 that `useReverification()` of Clerk's front-end SDKs handles.
app.delete('/api/account', requireAuth({ unauthenticated: 'json', reverification: 'strict' }), (req, res) => {
  res.sendStatus(204);
});

// Machines, too: an API key or OAuth token needs the scope, a session needs the permission.
const create = requireAuth({
  unauthenticated: 'json',
  acceptsToken: ['session_token', 'api_key', 'oauth_token'],
  permission: 'org:reports:create',
  scope: 'reports:write',
});
app.post('/api/reports', create, (req, res) => {
  const { tokenType, userId } = getAuth(req, { acceptsToken: 'any' });
  res.status(201).json({ tokenType, userId });
});

// Errors, unlike 401, 403 and 503, mean that the configuration is wrong. The console shows what to change.
app.use((error, req, res, next) => {
  console.error(error);
  if (res.headersSent) {
    return next(error);
  }
  res.status(500).json({ error: 'Internal error' });
});

app.listen(PORT, (error) => {
  if (error) {
    throw error;
  }
  console.log(`Listening on port ${PORT}`);
});
