'use strict';

const { describeAuth } = require('./describe-auth');
const { serve } = require('./server');

/**
 * @import { Express, RequestHandler } from 'express'
 *
 * @typedef {() => Express} CreateApp either version of Express
 *
 * @typedef {Pick<typeof import('../..'), 'clerkMiddleware' | 'getAuth'>} Clerk either package
 *
 * @typedef {Parameters<Clerk['clerkMiddleware']>[0]} MiddlewareOptions
 */

/**
 * Options of `getAuth()` with which a request is described, in addition to the defaults.
 *
 * @type {import('../..').AuthOptions[]}
 */
const GET_AUTH_OPTIONS = [
  { acceptsToken: 'any' },
  { acceptsToken: 'session_token' },
  { acceptsToken: 'api_key' },
  { acceptsToken: 'm2m_token' },
  { acceptsToken: 'oauth_token' },
  { acceptsToken: [] },
  { acceptsToken: ['session_token'] },
  { acceptsToken: ['api_key', 'session_token'] },
  { acceptsToken: ['api_key', 'm2m_token'] },
  { treatPendingAsSignedOut: false },
  { treatPendingAsSignedOut: true },
  { treatPendingAsSignedOut: undefined },
];

/**
 * Starts an Express app that uses `clerkMiddleware(options)`.
 *
 * @param {Clerk} clerk the package under test
 * @param {CreateApp} express
 * @param {MiddlewareOptions} [options] for the middleware
 * @param {(app: Express) => void} [addRoutes] adds routes and middleware; other requests get a description of auth
 */
async function startApp(clerk, express, options, addRoutes = () => {}) {
  return serveApp(express, (app) => {
    app.use(clerk.clerkMiddleware(options));
    addRoutes(app);
    app.use(describeRequest(clerk));
  });
}

/**
 * Starts an Express app that responds to errors with their properties as JSON. Accepts request headers of up to a
 * megabyte.
 *
 * @param {CreateApp} express
 * @param {(app: Express) => void} build
 */
async function serveApp(express, build) {
  const app = express();
  app.disable('x-powered-by');
  build(app);
  app.use(handleError);
  return serve(app, { maxHeaderSize: 1 << 20 });
}

/**
 * @param {{ name: string, message: string, code?: string, action?: string }} error
 * @param {import('express').Request} req
 * @param {import('express').Response} res
 * @param {import('express').NextFunction} next unused, but Express counts the parameters
 */
function handleError({ name, message, code, action }, req, res, next) {
  void next;
  res.status(500).json({ error: { name, message, code, action } });
}

/**
 * A handler that responds with everything that `getAuth()` returns.
 *
 * @param {Pick<Clerk, 'getAuth'>} clerk
 * @returns {RequestHandler}
 */
function describeRequest({ getAuth }) {
  return async (req, res, next) => {
    try {
      const auth = await describeAuth(getAuth(req));
      const answers = await Promise.all(
        GET_AUTH_OPTIONS.map(async (options) => [JSON.stringify(options), await describeAuth(getAuth(req, options))]),
      );
      res.json({ auth, answers });
    } catch (error) {
      next(error);
    }
  };
}

module.exports = { describeRequest, serveApp, startApp };
