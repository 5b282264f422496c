import express from 'express';
import { clerkMiddleware, getAuth } from 'clerk-express-native';
import { page } from './page.mjs';

const { APP_URL = 'http://localhost:3000', CLERK_PUBLISHABLE_KEY, PORT = '3000' } = process.env;

const app = express();

// Clerk needs the public URL of the proxy. Accept X-Forwarded-Host and X-Forwarded-Proto from private networks.
app.set('trust proxy', 'loopback, uniquelocal');

// Serves Clerk's Frontend API below /__clerk. Before express.json() and other parsers, because bodies are streamed.
app.use(clerkMiddleware({ authorizedParties: [APP_URL], frontendApiProxy: { enabled: true } }));

app.get('/', (req, res) => {
  res.type('html').send(page({ publishableKey: CLERK_PUBLISHABLE_KEY, proxyUrl: '/__clerk' }));
});

// The page's script calls this with the session cookie that Clerk's components have set.
app.get('/api/me', (req, res) => {
  const { isAuthenticated, userId } = getAuth(req);
  if (!isAuthenticated) {
    return res.status(401).json({ error: 'Sign in first' });
  }
  res.json({ userId });
});

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
