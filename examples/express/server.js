'use strict';

/**
 * The app of `npm run demo`: public and protected pages that show how a request was authenticated.
 *
 * Environment: the usual CLERK_* variables, PORT (3000 by default), APP_URL (the public URL, unless the app runs on
 * this machine) and SIGN_OUT_URL (the target of the "Sign out" link, which is omitted without it). With CLERK_FAPI_URL,
 * the app forwards Clerk's Frontend API and has a page with Clerk's sign-in component.
 */

const path = require('node:path');
const express = require('express');
const { clerkClient, clerkMiddleware, getAuth, requireAuth } = require('clerk-express-native');
const pages = require('./pages');

const port = Number(process.env.PORT || 3000);
const ownOrigins = process.env.APP_URL
  ? [new URL(process.env.APP_URL).origin]
  : [`http://127.0.0.1:${port}`, `http://localhost:${port}`];

const app = express();
app.disable('x-powered-by');

// Before clerkMiddleware(), because neither depends on the user.
app.get('/health', (req, res) => res.json({ status: 'ok' }));
app.get('/style.css', (req, res) => res.sendFile(path.join(__dirname, 'style.css')));

app.use((req, res, next) => {
  res.set({
    'cache-control': 'no-store',
    'content-security-policy':
      "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
  });
  next();
});

app.use(
  clerkMiddleware({
    // Tokens issued to another app of the same Clerk instance are rejected.
    authorizedParties: ownOrigins,
    // Clerk's scripts call the app, which forwards the calls to CLERK_FAPI_URL.
    frontendApiProxy: { enabled: Boolean(process.env.CLERK_FAPI_URL) },
  }),
);

app.get('/', (req, res) => {
  res.send(pages.home(view(req, res)));
});

app.get('/protected', (req, res) => {
  const current = view(req, res);
  if (!current.auth.isAuthenticated) {
    return res.status(401).send(pages.signInFirst(current));
  }
  res.send(pages.protectedPage(current));
});

if (process.env.CLERK_FAPI_URL) {
  app.get('/sign-in.js', (req, res) => res.sendFile(path.join(__dirname, 'sign-in-in-browser.js')));
  app.get('/sign-in', (req, res) => {
    res.set('content-security-policy', pages.componentPolicy);
    res.send(pages.signIn(view(req, res), process.env.CLERK_PUBLISHABLE_KEY));
  });
}

app.get('/account', requireAuth({ signInUrl: signInUrl('/account') }), async (req, res) => {
  const current = view(req, res);
  res.send(pages.account(current, await clerkClient.users.getUser(current.auth.userId)));
});

app.get('/api/me', (req, res) => {
  const auth = getAuth(req);
  if (!auth.isAuthenticated) {
    return sendSignedOut(res);
  }
  const { userId, sessionId, sessionStatus, sessionClaims, actor, factorVerificationAge } = auth;
  const { orgId, orgSlug, orgRole, orgPermissions } = auth;
  res.json({
    ...{ userId, sessionId, sessionStatus, orgId, orgSlug, orgRole, orgPermissions },
    ...{ factorVerificationAge, actor, sessionClaims },
  });
});

// For machines: getAuth() accepts API keys only if `acceptsToken` lists them.
app.get('/api/key', (req, res) => {
  const auth = getAuth(req, { acceptsToken: 'api_key' });
  if (!auth.isAuthenticated) {
    return sendSignedOut(res);
  }
  const { id, name, userId, orgId, scopes, claims } = auth;
  res.json({ id, name, userId, orgId, scopes, claims });
});

app.get('/api/users', async (req, res) => {
  if (!getAuth(req).isAuthenticated) {
    return sendSignedOut(res);
  }
  const { data, totalCount } = await clerkClient.users.getUserList({ limit: 10 });
  const users = data.map((user) => ({
    id: user.id,
    name: user.fullName,
    emailAddress: user.primaryEmailAddress?.emailAddress ?? null,
  }));
  res.json({ totalCount, users });
});

app.use((req, res) => {
  res.status(404).send(pages.notFound(view(req, res)));
});

// Express recognizes an error handler by its four parameters.
app.use((error, req, res, next) => {
  console.error(error);
  if (res.headersSent) {
    return next(error);
  }
  // The details may contain more than clients should read.
  res.status(500);
  if (req.path.startsWith('/api/')) {
    return res.json({ error: 'internal' });
  }
  res.send(pages.failure());
});

module.exports = app;

if (require.main === module) {
  app.listen(port, '127.0.0.1', (error) => {
    if (error) {
      console.error(
        error.code === 'EADDRINUSE'
          ? `Port ${port} is used by another program. Stop it, or choose another port: ` +
              `PORT=${port + 1} node examples/express/server.js`
          : `Cannot listen on port ${port}: ${error.message}`,
      );
      process.exit(1);
    }
    console.log(`The example app is listening on ${ownOrigins[0]}`);
  });
}

/** The data of every page: the auth object, and the headers that the middleware has set on the response. */
function view(req, res) {
  return {
    path: req.path,
    auth: getAuth(req),
    decision: {
      status: res.getHeader('x-clerk-auth-status') ?? 'signed-in',
      reason: res.getHeader('x-clerk-auth-reason'),
      message: res.getHeader('x-clerk-auth-message'),
    },
    signIn: signInUrl(req.path),
    signOut: withRedirect(process.env.SIGN_OUT_URL, '/'),
  };
}

function signInUrl(returnTo) {
  return withRedirect(process.env.CLERK_SIGN_IN_URL, returnTo);
}

function withRedirect(base, returnTo) {
  if (!base) {
    return undefined;
  }
  const url = new URL(base);
  url.searchParams.set('redirect_url', ownOrigins[0] + returnTo);
  return url.href;
}

function sendSignedOut(res) {
  res.status(401).json({ error: 'signed-out', reason: res.getHeader('x-clerk-auth-reason') ?? null });
}
