import express from 'express';
import { clerkMiddleware, getAuth } from 'clerk-express-native';

const { APP_URL = 'http://localhost:3000', PORT = '3000' } = process.env;

const app = express();

// Reads CLERK_PUBLISHABLE_KEY and CLERK_SECRET_KEY. Tokens that were issued for another origin are rejected.
app.use(clerkMiddleware({ authorizedParties: [APP_URL] }));

app.get('/', (req, res) => {
  const { isAuthenticated, userId } = getAuth(req);
  res.send(isAuthenticated ? `Hello ${userId}` : 'Hello stranger');
});

app.get('/api/me', (req, res) => {
  const { isAuthenticated, userId, sessionId } = getAuth(req);
  if (!isAuthenticated) {
    return res.status(401).json({ error: 'Sign in first' });
  }
  res.json({ userId, sessionId });
});

// Express recognizes an error handler by its four parameters.
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
