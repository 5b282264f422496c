'use strict';

// @clerk/express before the fix of clerk/javascript pull request 8804: any existing `req.auth` was treated as Clerk's.
// express-jwt, express-openid-connect and Passport set it too; after one of them Clerk authenticated no request, and
// getAuth() returned what the other library had put there.
//
// The rule: only an object with Clerk's brand is trusted. Anything else is overwritten, or an error if Clerk's
// middleware has not run.

const assert = require('node:assert/strict');
const { describeRequest, serveApp } = require('../support/app');
const { send, sendToken } = require('../support/http');
const { implementations, overEachExpress } = require('../support/implementations');
const { optionsFor } = require('../support/instances');
const { startKeyEndpoint } = require('../support/key-endpoint');
const { assertSignedIn, assertSignedOut } = require('../support/outcome');
const { sessionToken } = require('../support/tokens');

const BRAND = Symbol.for('@clerk/express.auth');
const admin = { userId: 'user_admin', sub: 'user_admin', isAuthenticated: true, tokenType: 'session_token' };

/** What other libraries put into `req.auth`. */
const FOREIGN = {
  'claims, as express-jwt sets them': () => admin,
  'a function that returns claims': () => () => admin,
  'an object with the brand': () => ({ ...admin, [BRAND]: true }),
  'a function with a brand that is not true': () => Object.assign(() => admin, { [BRAND]: 'true' }),
  'a function with a brand of the same name': () =>
    Object.assign(() => admin, { [Symbol('@clerk/express.auth')]: true }),
  'a function with the brand as a string': () => Object.assign(() => admin, { '@clerk/express.auth': true }),
  nothing: () => undefined,
  null: () => null,
};

overEachExpress('A foreign req.auth', (express) => {
  const { clerkMiddleware, getAuth, requireAuth } = implementations.ours;
  const warn = console.warn;
  let options;

  before(async () => {
    // The warning about it appears once per process, which is tested elsewhere.
    console.warn = () => {};
    options = optionsFor(await startKeyEndpoint());
  });

  after(() => {
    console.warn = warn;
  });

  const serveBehind = (make, ...handlers) =>
    serveApp(express, (app) => {
      app.use((req, res, next) => {
        req.auth = make();
        next();
      });
      handlers.forEach((handler) => app.use(handler));
    });

  for (const [title, make] of Object.entries(FOREIGN)) {
    it(`that is ${title} is overwritten by clerkMiddleware`, async () => {
      const { origin } = await serveBehind(make, clerkMiddleware(options), describeRequest(implementations.ours));
      assertSignedOut(await send(origin), 'session-token-and-uat-missing');
      assertSignedIn(await sendToken(origin, sessionToken()));
    });

    it(`that is ${title} does not pass requireAuth`, async () => {
      const { origin } = await serveBehind(make, requireAuth(options), (req, res) => res.end('passed'));
      const { status, text } = await send(origin);
      assert.equal(status, 302);
      assert.doesNotMatch(text, /passed/);
      assert.equal((await sendToken(origin, sessionToken())).text, 'passed');
    });

    it(`that is ${title} is not returned by getAuth`, async () => {
      const { origin } = await serveBehind(make, (req, res) => res.json(getAuth(req)));
      const { status, text } = await send(origin);
      assert.equal(status, 500);
      assert.match(text, /clerkMiddleware/);
      assert.doesNotMatch(text, /user_admin/);
    });
  }

  it('that comes after clerkMiddleware is not trusted either', async () => {
    const { origin } = await serveApp(express, (app) => {
      app.use(clerkMiddleware(options));
      app.use((req, res, next) => {
        req.auth = () => admin;
        next();
      });
      app.use((req, res) => res.json(getAuth(req)));
    });
    const { status, text } = await sendToken(origin, sessionToken());
    assert.equal(status, 500);
    assert.doesNotMatch(text, /user_admin/);
  });
});
