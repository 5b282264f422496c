import express, { type ErrorRequestHandler, type RequestHandler } from 'express';
import { clerkMiddleware, getAuth, requireAuth } from 'clerk-express-native';

const { APP_URL = 'http://localhost:3000', PORT = '3000' } = process.env;

const app = express();
app.use(clerkMiddleware({ authorizedParties: [APP_URL] }));

app.get('/api/me', (req, res) => {
  const auth = getAuth(req);
  if (!auth.isAuthenticated) {
    res.status(401).json({ error: 'Sign in first' });
    return;
  }
  // Here `userId` is a string and `sessionClaims` has the claims that `src/clerk.d.ts` declares.
  res.json({ userId: auth.userId, locale: auth.sessionClaims.locale ?? 'en' });
});

const listReports: RequestHandler = (req, res) => {
  res.json({ organization: getAuth(req).orgId, reports: [] });
};

// A permission that `src/clerk.d.ts` does not declare is a compile-time error.
app.get('/api/reports', requireAuth({ unauthenticated: 'json', permission: 'org:reports:read' }), listReports);

const handleError: ErrorRequestHandler = (error, req, res, next) => {
  console.error(error);
  if (res.headersSent) {
    next(error);
    return;
  }
  res.status(500).json({ error: 'Internal error' });
};
app.use(handleError);

app.listen(Number(PORT), (error) => {
  if (error) {
    throw error;
  }
  console.log(`Listening on port ${PORT}`);
});
