'use strict';

const { instances } = require('../../support/instances');

const { publishableKey } = instances.production;
const KEYS = { publishableKey, secretKey: 'sk_test_of_the_proxy' };
const ON = { enabled: true };

/** An app that marks its responses if a request has passed the middleware. */
function appWith(middlewareOf, prepare = () => {}) {
  return (app, clerk, express) => {
    prepare(app, express);
    app.use(middlewareOf(clerk));
    app.use((req, res) => res.setHeader('x-app', req.originalUrl).end('the app'));
  };
}

const withOptions = (options, prepare) =>
  appWith(({ clerkMiddleware }) => clerkMiddleware({ ...KEYS, ...options }), prepare);

/** How an app uses the proxy, one row per way. */
const SETUPS = {
  on: withOptions({ frontendApiProxy: ON }),
  off: withOptions({ frontendApiProxy: { enabled: false } }),
  'off, with a path': withOptions({ frontendApiProxy: { enabled: false, path: '/clerk' } }),
  'on for a host': withOptions({ frontendApiProxy: { enabled: ({ hostname }) => hostname === 'app.example.com' } }),
  'on for a query': withOptions({
    frontendApiProxy: { enabled: (url) => url.searchParams.has('a') && url.protocol === 'http:' },
  }),
  'on, by another truthy value': withOptions({ frontendApiProxy: { enabled: 'yes' } }),
  'a path': withOptions({ frontendApiProxy: { enabled: true, path: '/auth/clerk' } }),
  'a path with trailing slashes': withOptions({ frontendApiProxy: { enabled: true, path: '/clerk//' } }),
  'an empty path': withOptions({ frontendApiProxy: { enabled: true, path: '' } }),
  'the root path': withOptions({ frontendApiProxy: { enabled: true, path: '/' } }),
  'with proxyUrl': withOptions({ frontendApiProxy: ON, proxyUrl: 'https://proxy.example.com/clerk' }),
  'with an empty proxyUrl': withOptions({ frontendApiProxy: ON, proxyUrl: '' }),
  'with proxyUrl by URL': withOptions({ frontendApiProxy: ON, proxyUrl: (url) => `${url.origin}/elsewhere` }),
  'with domain': withOptions({ frontendApiProxy: ON, domain: 'satellite.example.com' }),
  'of development': withOptions({ frontendApiProxy: ON, publishableKey: instances.development.publishableKey }),
  'behind proxies': withOptions({ frontendApiProxy: ON }, (app) => app.set('trust proxy', true)),
  'after express.json()': withOptions({ frontendApiProxy: ON }, (app, express) => app.use(express.json())),
  'after cookies of the app': withOptions({ frontendApiProxy: ON }, (app) =>
    app.use((req, res, next) => {
      res.setHeader('vary', 'Origin');
      res.setHeader('set-cookie', 'theme=dark');
      next();
    }),
  ),
  'mounted below /__clerk': (app, { clerkMiddleware }) => {
    app.use('/__clerk', clerkMiddleware({ ...KEYS, frontendApiProxy: ON }));
    app.use((req, res) => res.setHeader('x-app', req.originalUrl).end('the app'));
  },
  'by requireAuth': appWith(({ requireAuth }) => requireAuth({ ...KEYS, frontendApiProxy: ON, signInUrl: '/sign-in' })),
  'by a callback': appWith(({ clerkMiddleware }) =>
    clerkMiddleware(({ hostname }) => ({ ...KEYS, frontendApiProxy: { enabled: hostname === 'app.example.com' } })),
  ),
  'without a secret key': withOptions({ frontendApiProxy: ON, secretKey: '' }),
  'without a publishable key': withOptions({ frontendApiProxy: ON, publishableKey: '' }),
  'with an invalid publishable key': withOptions({ frontendApiProxy: ON, publishableKey: 'nonsense' }),
  'with blanks around the secret key': withOptions({ frontendApiProxy: ON, secretKey: ' sk_test_blank\r\n' }),
  'with foreign req.auth': withOptions({ frontendApiProxy: ON }, (app) =>
    app.use((req, res, next) => {
      req.auth = { user: 'of another library' };
      next();
    }),
  ),
};

module.exports = { SETUPS };
