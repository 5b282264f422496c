// An Express app as an ES module.

import express from 'express';
import type { NextFunction, Request, Response } from 'express';
import {
  authenticateRequest,
  clerkClient,
  clerkMiddleware,
  createClerkClient,
  getAuth,
  requireAuth,
  verifyToken,
} from '@clerk/express';
import type {
  AuthObject,
  ClerkMiddlewareOptions,
  ExpressRequestWithAuth,
  SessionAuthObject,
  VerifyTokenOptions,
} from '@clerk/express';
// @ts-expect-error: there is no default export
import clerk from '@clerk/express';

export const nothing: unknown = clerk;

const options: ClerkMiddlewareOptions = {
  publishableKey: process.env.CLERK_PUBLISHABLE_KEY,
  secretKey: process.env.CLERK_SECRET_KEY,
  authorizedParties: ['https://app.example.com'],
  audience: ['https://api.example.com'],
  clockSkewInMs: 10_000,
  debug: true,
};

const app = express();
app.use(clerkMiddleware());
app.use(clerkMiddleware(options));
app.use(clerkMiddleware({ clerkClient: createClerkClient({ secretKey: 'sk_test_x' }), jwtKey: 'key' }));
app.use(clerkMiddleware((req) => ({ publishableKey: req.hostname })));
app.use(clerkMiddleware(async (req) => ({ publishableKey: req.hostname })));
app.use('/private', requireAuth(), requireAuth({ signInUrl: '/sign-in' }));
// @ts-expect-error: misspelt
app.use(clerkMiddleware({ authorisedParties: [] }));
// @ts-expect-error: an array is expected
app.use(clerkMiddleware({ authorizedParties: 'https://app.example.com' }));

app.get('/user', async (req, res) => {
  const { isAuthenticated, userId } = getAuth(req);
  if (!isAuthenticated) {
    res.status(401).json({ error: 'signed out' });
    return;
  }
  const { firstName, primaryEmailAddress } = await clerkClient.users.getUser(userId);
  res.json({ firstName, email: primaryEmailAddress?.emailAddress });
});

app.get('/session', (req, res) => {
  const auth: SessionAuthObject = getAuth(req, { treatPendingAsSignedOut: false });
  if (auth.userId === null) {
    const missing: null = auth.sessionId;
    res.json({ missing });
    return;
  }
  const orgId: string | undefined = auth.orgId;
  const claims: { sub: string; sid: string; exp: number } = auth.sessionClaims;
  res.json({
    orgId,
    claims,
    allowed: auth.has({ role: 'org:admin' }) && auth.has({ permission: 'org:articles:read' }),
  });
});

app.get('/machine', async (req, res) => {
  const auth = getAuth(req, { acceptsToken: ['session_token', 'api_key', 'm2m_token'] });
  switch (auth.tokenType) {
    case 'session_token':
      res.json({ user: auth.userId, token: await auth.getToken({ template: 'supabase' }) });
      return;
    case 'api_key':
      res.json(auth.isAuthenticated ? { id: auth.id, name: auth.name, scopes: auth.scopes } : { id: auth.id });
      return;
    case 'm2m_token':
      res.json({ machine: auth.machineId });
      return;
    default: {
      const refused: null = auth.tokenType;
      res.json({ refused });
    }
  }
});

app.get('/any', (req, res) => {
  const auth: AuthObject = getAuth(req, { acceptsToken: 'any' });
  const { id } = getAuth(req, { acceptsToken: 'oauth_token' });
  res.json({ kind: auth.tokenType, id });
});
// @ts-expect-error: no such kind of token
app.get('/id', (req) => void getAuth(req, { acceptsToken: 'id_token' }));

function guard(req: ExpressRequestWithAuth | Request, res: Response, next: NextFunction) {
  if ('auth' in req && typeof req.auth === 'function' && req.auth().userId) {
    next();
  } else {
    res.sendStatus(403);
  }
}
app.use(guard);

app.use(async (req, _res, next) => {
  const state = await authenticateRequest({ clerkClient, request: req, options });
  const reason: string | null = state.reason;
  const headers: Headers = state.headers;
  if (state.isAuthenticated) {
    const userId: string = state.toAuth().userId;
    next(userId && headers ? undefined : reason);
  }
});

const verification: VerifyTokenOptions = { jwtKey: 'key', authorizedParties: [] };
export const subject: Promise<string> = verifyToken('token', verification).then(({ sub }) => sub);
// @ts-expect-error: there is no default for the key
verifyToken('token');

export const state = clerkClient.authenticateRequest(new Request('https://app.example.com'), {
  acceptsToken: 'api_key',
});
export const isMachine: Promise<boolean> = state.then(
  ({ tokenType, isAuthenticated }) => isAuthenticated && tokenType === 'api_key',
);
