'use strict';

const { instances } = require('../../test/support/instances');
const { PERMISSION } = require('../requests/organization');
const { tenants } = require('./tenants');

/**
 * @import { Application, Request, RequestHandler, Response } from 'express'
 * @import { Claims } from '../../test/support/tokens'
 * @import { AppDefinition, AppKind, AppSettings } from '../types'
 *
 * @typedef {{ auth: () => Claims }} WithClaims a request with the claims of a session
 *
 * @typedef {{
 *   clerkMiddleware: (options?: any) => RequestHandler;
 *   getAuth: (req: Request, options?: any) => { userId: string | null };
 * }} ClerkPackage
 */

/**
 * Headers of a redirect to Clerk, as a middleware could set them without looking at anything.
 *
 * @type {Record<string, string>}
 */
const REDIRECT = {
  'cache-control': 'no-store',
  location: `${instances.production.issuer}/v1/client/handshake?redirect_url=http%3A%2F%2Flocalhost%3A3000%2F&__clerk_api_version=2026-05-12&suffixed_cookies=true&__clerk_hs_reason=client-uat-but-no-session-token&format=nonce`,
  'set-cookie': '__clerk_redirect_count=1; SameSite=Lax; HttpOnly; Max-Age=2; Path=/',
  'x-clerk-auth-reason': 'client-uat-but-no-session-token',
  'x-clerk-auth-status': 'handshake',
};

/**
 * @param {Request} req
 * @param {Response} res
 */
const signedOut = (req, res) => res.json({ userId: null });

/**
 * The apps under load: what each is called in the results, and what it puts into Express (`build()` gets the app and
 * the claims of a session). The middleware that do nothing of use show the floor: no package can cost less than the
 * calls that any middleware makes for the same answer.
 *
 * @type {Record<AppKind, AppDefinition>}
 */
const KINDS = {
  bare: { title: 'bare Express', build: (app) => app.get('/', signedOut) },
  nothing: {
    title: 'a middleware that does nothing',
    build: (app) => app.use((req, res, next) => next()).get('/', signedOut),
  },
  auth: {
    title: 'a middleware that sets req.auth',
    build(app) {
      const auth = () => {};
      app.use((req, res, next) => {
        /** @type {{ auth?: unknown }} */ (req).auth = auth;
        next();
      });
      app.get('/', signedOut);
    },
  },
  claims: {
    title: 'a middleware that hands over claims without any check',
    build(app, sessionClaims) {
      const claims = JSON.stringify(sessionClaims);
      app.use((req, res, next) => {
        /** @type {{ auth?: unknown }} */ (req).auth = () => JSON.parse(claims);
        next();
      });
      app.get('/', (req, res) =>
        res.json({ userId: /** @type {WithClaims} */ (/** @type {unknown} */ (req)).auth().sub }),
      );
    },
  },
  decoding: {
    title: 'a middleware that decodes the token without any check',
    build(app) {
      app.use((req, res, next) => {
        /** @type {{ auth?: unknown }} */ (req).auth = () => unverifiedClaims(req.headers);
        next();
      });
      app.get('/', (req, res) =>
        res.json({ userId: /** @type {WithClaims} */ (/** @type {unknown} */ (req)).auth().sub }),
      );
    },
  },
  headers: {
    title: 'a middleware that sets two headers',
    build(app) {
      app.use((req, res, next) => {
        res.setHeader('x-clerk-auth-reason', 'session-token-and-uat-missing');
        res.setHeader('x-clerk-auth-status', 'signed-out');
        next();
      });
      app.get('/', signedOut);
    },
  },
  redirect: {
    title: 'a middleware that redirects',
    build(app) {
      app.use((req, res) => {
        for (const name in REDIRECT) {
          res.setHeader(name, REDIRECT[name]);
        }
        res.statusCode = 307;
        res.end();
      });
    },
  },
  peer: {
    title: '@clerk/express',
    build: (app, claims, settings) => checked(app, require('@clerk/express'), settings),
  },
  ours: {
    title: 'clerk-express-native',
    build: (app, claims, settings) => checked(app, require('clerk-express-native'), settings),
  },
  perTenant: {
    title: 'clerk-express-native, a static middleware for each of 1,000 tenants',
    build(app) {
      const { clerkMiddleware, getAuth } = require('clerk-express-native');
      const all = tenants.map((options) => clerkMiddleware(options));
      let count = 0;
      app.use((req, res, next) => {
        count = (count + 1) % all.length;
        all[count](req, res, next);
      });
      app.get('/', (req, res) => res.json({ userId: getAuth(req).userId }));
    },
  },
  callback: {
    title: 'clerk-express-native with a callback for 1,000 tenants',
    build(app) {
      let count = 0;
      const options = () => {
        count = (count + 1) % tenants.length;
        return { ...tenants[count] };
      };
      checked(app, require('clerk-express-native'), { options });
    },
  },
  fiveTimes: {
    title: 'clerk-express-native, getAuth() five times',
    build(app) {
      const { clerkMiddleware, getAuth } = require('clerk-express-native');
      app.use(clerkMiddleware());
      app.get('/', (req, res) => {
        for (let count = 1; count < 5; count += 1) {
          getAuth(req);
        }
        res.json({ userId: getAuth(req).userId });
      });
    },
  },
  has: {
    title: 'clerk-express-native, getAuth() and has() once',
    build(app) {
      const { clerkMiddleware, getAuth } = require('clerk-express-native');
      app.use(clerkMiddleware());
      app.get('/', (req, res) => {
        const { userId, has } = getAuth(req);
        res.json({ userId, has: has({ permission: PERMISSION }) });
      });
    },
  },
};

/**
 * The claims of the token in a request's headers.
 *
 * @param {Request['headers']} headers
 */
function unverifiedClaims({ authorization, cookie = '' }) {
  const token = authorization ?? cookie.slice(cookie.indexOf('__session='));
  const [, payload] = token.split('.', 2);
  return JSON.parse(Buffer.from(payload, 'base64url').toString());
}

/**
 * @param {Application} app
 * @param {ClerkPackage} clerk
 * @param {AppSettings} settings
 */
function checked(app, { clerkMiddleware, getAuth }, { options, acceptsMachines }) {
  const accepted = acceptsMachines ? { acceptsToken: 'any' } : undefined;
  app.use(clerkMiddleware(options));
  app.get('/', (req, res) => res.json({ userId: getAuth(req, accepted).userId }));
}

module.exports = { KINDS };
