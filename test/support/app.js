'use strict';

const { describeAuth } = require('./describe-auth');
const { serve } = require('./server');

/** Options of `getAuth` in addition to the default. */
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
 * Starts an Express app with `clerkMiddleware(options)`.
 *
 * @param {object} clerk the package under test
 * @param {Function} express
 * @param {object | Function} [options] for the middleware
 * @param {(app: object) => void} [addRoutes] adds routes and middleware; `/` describes the request's auth in any case
 */
async function startApp(clerk, express, options, addRoutes = () => {}) {
  return serveApp(express, (app) => {
    app.use(clerk.clerkMiddleware(options));
    addRoutes(app);
    app.use(describeRequest(clerk));
  });
}

/** Starts an Express app that responds with its errors as JSON. Accepts request headers of up to a megabyte. */
async function serveApp(express, build) {
  const app = express();
  app.disable('x-powered-by');
  build(app);
  app.use((error, req, res, next) => {
    void next;
    const { name, message, code, action } = error;
    res.status(500).json({ error: { name, message, code, action } });
  });
  return serve(app, { maxHeaderSize: 1 << 20 });
}

/** A handler that responds with everything that `getAuth` returns. */
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
