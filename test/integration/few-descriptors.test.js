'use strict';

const assert = require('node:assert/strict');
const { execFile } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { promisify } = require('node:util');
const { instances } = require('../support/instances');
const { signingKey } = require('../support/keys');
const { runNode } = require('../support/run-node');
const { sessionToken } = require('../support/tokens');

/** An app that serves its first requests when the process cannot open anything more. Prints the status of each. */
const APP = `
  const fs = require('node:fs');
  const http = require('node:http');
  const clerk = require('./index.js');
  const options = JSON.parse(process.env.OPTIONS);
  const { authenticateRequest, authenticateUpgrade, clerkClient, clerkMiddleware, getAuth, requireAuth, verifyToken } = clerk;
  const session = { authorization: 'Bearer ' + process.env.SESSION_TOKEN };
  const key = { authorization: 'Bearer ak_invented' };
  const mock = { authenticateRequest: async () => ({ status: 'signed-out', headers: new Headers(), toAuth: () => ({ userId: null }) }) };
  const settled = (promise) => promise.catch((error) => { if (error.code === 'EMFILE' || error.code === 'MODULE_NOT_FOUND') throw error; });
  const casesOf = (options) => ({
    'a session': [session, clerkMiddleware(options)],
    'an invented API key': [key, clerkMiddleware(options)],
    'a nonce': [{ cookie: '__clerk_handshake_nonce=x' }, clerkMiddleware(options)],
    'nothing': [{}, clerkMiddleware(options)],
    'debug()': [session, clerkMiddleware(options), (req) => getAuth(req).debug()],
    'the auth object of a machine': [session, clerkMiddleware(options), (req) => getAuth(req, { acceptsToken: 'api_key' })],
    'a token from a template': [session, clerkMiddleware(options), (req) => settled(getAuth(req).getToken({ template: 'x' }))],
    'a call of the Backend API': [session, clerkMiddleware(options), () => settled(clerk.createClerkClient(options).users.getUser('user_1'))],
    'options of a function': [session, clerkMiddleware(() => options)],
    'organization patterns': [session, clerkMiddleware({ ...options, organizationSyncOptions: { organizationPatterns: ['/orgs/:slug'] } })],
    'a client of another package': [session, clerkMiddleware({ ...options, clerkClient: mock })],
    'a guard': [session, requireAuth({ ...options, unauthenticated: 'json' })],
    'a guard that rejects': [{}, requireAuth({ ...options, unauthenticated: 'json' })],
    'a guard that redirects': [{ accept: 'text/html' }, requireAuth({ ...options, unauthenticated: 'redirect' })],
    'requireAuth()': [session, requireAuth(options)],
    'requireAuth() that redirects': [{}, requireAuth(options)],
    'a guard with options of a function': [{}, requireAuth(() => ({ ...options, unauthenticated: 'json' }))],
    'a proxy with options of a function': [{}, clerkMiddleware(() => ({ ...options, frontendApiProxy: { enabled: true, path: '/elsewhere' } }))],
    'authenticateRequest()': [session, clerkMiddleware(options), (req) => authenticateRequest({ clerkClient, request: req, options })],
    'authenticateUpgrade()': [session, clerkMiddleware(options), (req) => authenticateUpgrade(req, options)],
    'verifyToken()': [session, clerkMiddleware(options), () => verifyToken(process.env.SESSION_TOKEN, { jwtKey: options.jwtKey })],
  });
  const later = {
    'a good API key, later': [{ authorization: 'Bearer ak_good' }, null, (req) => { if (!getAuth(req, { acceptsToken: 'api_key' }).isAuthenticated) throw new Error('signed out'); }],
  };
  let cases = {};
  const server = http.createServer(async (req, res) => {
    if (req.method === 'POST') return res.setHeader('content-type', 'application/json').end('{"object":"api_key","id":"ak_1","subject":"user_1"}');
    const [, middleware, handler] = cases[decodeURIComponent(req.url.slice(1))] ?? [];
    const end = (status, text = '') => { if (!res.headersSent) res.writeHead(status); res.end(text); };
    res.redirect = (location) => end(302, location);
    if (!middleware) return end(200);
    middleware(req, res, async (error) => {
      try {
        if (error) throw error;
        await handler?.(req);
        end(200);
      } catch (thrown) {
        end(500, String(thrown.stack));
      }
    });
  });
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const send = (port, name, headers) => new Promise((resolve, reject) => {
    http.get({ agent, port, host: '127.0.0.1', path: '/' + encodeURIComponent(name), headers }, (response) => {
      let text = '';
      response.on('data', (chunk) => (text += chunk)).on('end', () => resolve([response.statusCode, text]));
    }).on('error', reject);
  });
  server.listen(0, '127.0.0.1', async () => {
    const { port } = server.address();
    await send(port, '', {});
    options.apiUrl = 'http://127.0.0.1:' + port;
    cases = casesOf(options);
    later['a good API key, later'][1] = clerkMiddleware(options);
    const statuses = {};
    const held = [];
    try {
      for (;;) held.push(fs.openSync('/dev/null'));
    } catch (error) {
      statuses.full = error.code;
    }
    for (const [name, [headers]] of Object.entries(cases)) statuses[name] = await send(port, name, headers);
    held.forEach((descriptor) => fs.closeSync(descriptor));
    cases = later;
    for (const [name, [headers]] of Object.entries(later)) statuses[name] = await send(port, name, headers);
    console.log(JSON.stringify(statuses));
    process.exit();
  });
`;

/** Requests that do not get a 200. */
const EXPECTED = {
  'a guard that rejects': 401,
  'a guard that redirects': 302,
  'requireAuth() that redirects': 302,
  'a guard with options of a function': 401,
};

(process.platform === 'win32' ? describe.skip : describe)('A process that has used up its file descriptors', () => {
  it('serves its first requests as usual, and calls Clerk again as soon as it can', async function () {
    this.timeout(60_000);
    const { publishableKey } = instances.production;
    const options = { publishableKey, secretKey: 'sk_test_few', jwtKey: signingKey.pem };
    const env = { ...process.env, OPTIONS: JSON.stringify(options), SESSION_TOKEN: sessionToken(), NODE_ENV: 'test' };
    const cwd = path.join(__dirname, '..', '..');
    const limited = 'ulimit -n 128 && exec "$0" -e "$1"';
    const { stdout } = await promisify(execFile)('sh', ['-c', limited, process.execPath, APP], { cwd, env });
    const { full, ...answers } = JSON.parse(stdout);
    assert.equal(full, 'EMFILE');
    for (const [name, [status, text]] of Object.entries(answers)) {
      assert.equal(status, EXPECTED[name] ?? 200, `${name}: ${text}`);
    }
  });
});

/**
 * Modules of `lib/` that no request needs: those for load errors, the command and the other entry points, and those
 * that an app has loaded when it creates what its requests need.
 */
const NOT_FOR_REQUESTS =
  /^(command|errors|errors\/constants|native\/(bundled|command|installed|load-error|machine)|redis|revocations|testing|verify-webhook|versions)$|^((command|redis|testing|webhook)\/|revocations\/(?!registry))/;

describe('Middleware', () => {
  it('has every module in memory that a request may need', async () => {
    const lib = path.join(__dirname, '..', '..', 'lib');
    const modules = fs.readdirSync(lib, { recursive: true }).filter((name) => name.endsWith('.js'));
    const names = modules.map((name) => name.replaceAll(path.sep, '/').replace(/(\/index)?\.js$/, ''));
    const source = `
      const { clerkMiddleware, requireAuth } = require('./index.js');
      requireAuth(() => ({}));
      console.log(JSON.stringify(Object.keys(require.cache)));
    `;
    const { stdout } = await runNode(source);
    const loaded = new Set(
      JSON.parse(stdout).map((file) =>
        path
          .relative(lib, file)
          .replaceAll(path.sep, '/')
          .replace(/(\/index)?\.js$/, ''),
      ),
    );
    const missing = names.filter((name) => !loaded.has(name) && !NOT_FOR_REQUESTS.test(name));
    assert.deepEqual(missing, []);
  });

  it('with known options skips modules that they cannot need', async () => {
    const source = `
      const { clerkMiddleware } = require('./index.js');
      clerkMiddleware({});
      const names = Object.keys(require.cache);
      console.log(JSON.stringify(['frontend-api-proxy', 'sign-in-redirect'].filter((name) => names.some((file) => file.includes(name)))));
    `;
    const { stdout } = await runNode(source);
    assert.deepEqual(JSON.parse(stdout), []);
  });
});
