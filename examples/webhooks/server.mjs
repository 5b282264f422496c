import express from 'express';
import { verifyWebhook } from 'clerk-express-native/webhooks';

const { PORT = '3000' } = process.env;

/** The users of this app; use your database instead. */
const users = new Map();

const app = express();

// Before express.json(), because the signature covers the bytes of the body. Reads CLERK_WEBHOOK_SIGNING_SECRET.
app.post('/api/webhooks', express.raw({ type: 'application/json' }), async (req, res) => {
  const event = await verifyWebhook(req);
  switch (event.type) {
    // Clerk may deliver an event more than once, so handlers must be idempotent.
    case 'user.created':
    case 'user.updated':
      users.set(event.data.id, { firstName: event.data.first_name });
      break;
    case 'user.deleted':
      users.delete(event.data.id);
      break;
  }
  res.sendStatus(204);
});

app.use(express.json());

app.get('/api/users', (req, res) => {
  res.json([...users].map(([id, user]) => ({ id, ...user })));
});

// An error of verifyWebhook() has a `code`, and a `status` if the request caused it. Clerk retries anything but 2xx.
app.use((error, req, res, next) => {
  console.error(error);
  if (res.headersSent) {
    return next(error);
  }
  const { status = 500, code } = error;
  res.status(status).json({ error: status < 500 && code ? code : 'Internal error' });
});

app.listen(PORT, (error) => {
  if (error) {
    throw error;
  }
  console.log(`Listening on port ${PORT}`);
});
