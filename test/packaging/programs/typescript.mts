/// <reference types="clerk-express-native/env" />
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { Request, Response } from 'express';
import { clerkClient, clerkMiddleware, getAuth } from 'clerk-express-native';
import type { User } from 'clerk-express-native';
import type { ClerkMiddlewareOptions, JwtPayload } from 'clerk-express-native/types';
import { verifyWebhook } from 'clerk-express-native/webhooks';
import visit from './visit.cjs';

const options: ClerkMiddlewareOptions = { clockSkewInMs: 5000 };
const subjectOf = (claims: JwtPayload): string => claims.sub;
const nameOf = (user: User): string => user.firstName ?? 'nobody';

const app = express();
app.use(clerkMiddleware(options));
app.get('/me', async (req: Request, res: Response) => {
  const { isAuthenticated, sessionClaims } = getAuth(req);
  if (!isAuthenticated || !req.auth().isAuthenticated) {
    res.status(401).send('Sign in first');
    return;
  }
  res.send(nameOf(await clerkClient.users.getUser(subjectOf(sessionClaims))));
});
app.post('/webhook', async (req: Request, res: Response) => {
  const event = await verifyWebhook(req);
  res.send(event.type === 'user.deleted' && event.data.deleted ? 'deleted' : event.type);
});

const server = app.listen(0, '127.0.0.1', async () => {
  const { port } = server.address() as AddressInfo;
  console.log(JSON.stringify(await visit(`http://127.0.0.1:${port}`)));
  server.close();
});
