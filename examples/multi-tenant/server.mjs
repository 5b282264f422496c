import express from 'express';
import { clerkMiddleware, createClerkClient, getAuth, requireAuth } from 'clerk-express-native';
import { tenants } from './tenants.mjs';

const { PORT = '3000' } = process.env;

const app = express();

// Accept X-Forwarded-Host and X-Forwarded-Proto from reverse proxies in private networks.
app.set('trust proxy', 'loopback, uniquelocal');

// Requests for unknown hosts never reach Clerk.
app.use((req, res, next) => {
  if (!tenants.has(req.hostname)) {
    return res.status(404).json({ error: 'Unknown tenant' });
  }
  next();
});

// Each host has a Clerk instance of its own. The function may be async, for example to query a database.
app.use(
  clerkMiddleware((req) => {
    const tenant = tenants.get(req.hostname);
    return { ...tenant, authorizedParties: [`https://${req.hostname}`] };
  }),
);

app.use('/api', requireAuth({ unauthenticated: 'json' }));

app.get('/api/me', (req, res) => {
  res.json({ tenant: req.hostname, userId: getAuth(req).userId });
});

// Calls of the Backend API need the client of the tenant: `clerkClient` takes its keys from the environment.
const clients = new Map([...tenants].map(([hostname, tenant]) => [hostname, createClerkClient(tenant)]));

app.get('/api/profile', async (req, res) => {
  const user = await clients.get(req.hostname).users.getUser(getAuth(req).userId);
  res.json({ id: user.id, name: user.fullName });
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
