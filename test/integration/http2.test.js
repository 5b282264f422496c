'use strict';

const assert = require('node:assert/strict');
const http2 = require('node:http2');
const { once } = require('node:events');
const { directivesOf } = require('../support/browser');
const { startClerkApi } = require('../support/clerk-api');
const { implementations } = require('../support/implementations');
const { cookieHeader, instances, optionsFor } = require('../support/instances');
const { secondsFromNow, sessionToken } = require('../support/tokens');
const { json } = require('../parity/harness/answer-forms');

const { authenticateUpgrade, clerkMiddleware, getAuth, requireAuth } = implementations.ours;

const AUTHORITY = 'app.example.com';
const PAGE = { 'sec-fetch-dest': 'document', accept: 'text/html' };
const session = cookieHeader({ session: sessionToken(), clientUat: 1 });
const EXPIRED = { iat: secondsFromNow(-7200), nbf: secondsFromNow(-7200), exp: secondsFromNow(-3600) };

/** An HTTP/2 server that responds through the compatibility API. */
async function serveHttp2(answer) {
  const server = http2.createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = http2.connect(`http://127.0.0.1:${server.address().port}`);
  const ask = async (headers) => {
    const stream = client.request({ ':path': '/page', ':authority': AUTHORITY, ...headers });
    const [received] = await once(stream, 'response');
    const body = Buffer.concat(await stream.toArray()).toString();
    return { status: received[':status'], headers: received, body };
  };
  const close = () => {
    client.close();
    server.close();
  };
  return { ask, close };
}

describe('HTTP/2 requests', () => {
  let api;
  let server;

  before(async () => {
    api = await startClerkApi();
  });

  afterEach(() => server.close());

  const serveOver = async (middleware) => {
    server = await serveHttp2((req, res) =>
      middleware(req, res, (error) => res.end(error ? `error: ${error.message}` : `user: ${getAuth(req).userId}`)),
    );
    return server.ask;
  };

  it('are authenticated by header and by cookies', async () => {
    const ask = await serveOver(clerkMiddleware(optionsFor(api)));
    assert.equal((await ask({ authorization: `Bearer ${sessionToken()}` })).body, 'user: user_1');
    assert.equal((await ask({ cookie: session })).body, 'user: user_1');
  });

  it('return from Clerk to their authority', async () => {
    const ask = await serveOver(clerkMiddleware(optionsFor(api)));
    for (const headers of [{}, { host: 'other.example' }]) {
      const response = await ask({ cookie: '__client_uat=1', ...PAGE, ...headers });
      assert.equal(response.status, 307);
      assert.equal(new URL(response.headers.location).searchParams.get('redirect_url'), `http://${AUTHORITY}/page`);
    }
  });

  it('are not cross-origin if the page has the same authority', async () => {
    const ask = await serveOver(clerkMiddleware(optionsFor(api)));
    assert.equal((await ask({ cookie: session, ...PAGE, referer: `http://${AUTHORITY}/other` })).body, 'user: user_1');
    assert.equal((await ask({ cookie: session, ...PAGE, referer: 'http://clerk-dummy/other' })).status, 307);
  });

  it('pass their authority to options that are functions', async () => {
    const hosts = [];
    const ask = await serveOver(clerkMiddleware(optionsFor(api, { domain: ({ host }) => hosts.push(host) && '' })));
    await ask({});
    assert.deepEqual(hosts, [AUTHORITY]);
  });

  it('renew sessions with their authority as the host, and without pseudo-headers', async () => {
    const { production } = instances;
    api.answers.refresh = json(200, { object: 'cookies', cookies: directivesOf(production) });
    const ask = await serveOver(clerkMiddleware(optionsFor(api)));
    const cookie = `${cookieHeader({ session: sessionToken(EXPIRED), clientUat: 1 })}; __refresh_${production.suffix}=refresh_1`;
    assert.equal((await ask({ cookie, host: 'other.example' })).body, 'user: user_1');
    const { body } = api.calls.find(({ path }) => path.endsWith('/refresh'));
    const { request_origin: origin, request_headers: headers } = JSON.parse(body);
    assert.deepEqual([origin, headers.host], [`http://${AUTHORITY}`, [AUTHORITY]]);
    assert.deepEqual(
      Object.keys(headers).filter((name) => name.startsWith(':')),
      [],
    );
  });

  it('keep their authority for a later middleware, even if an earlier one has renewed the session', async () => {
    const { production } = instances;
    api.answers.refresh = json(200, { object: 'cookies', cookies: directivesOf(production) });
    const hosts = [];
    const first = clerkMiddleware(optionsFor(api));
    const second = requireAuth({ unauthenticated: 'json', domain: ({ host }) => hosts.push(host) && '' });
    const ask = await serveOver((req, res, next) => first(req, res, () => second(req, res, next)));
    const cookie = `${cookieHeader({ session: sessionToken(EXPIRED), clientUat: 1 })}; __refresh_${production.suffix}=refresh_1`;
    assert.equal((await ask({ cookie })).body, 'user: user_1');
    assert.deepEqual(hosts, [AUTHORITY]);
  });

  it('reach a foreign client as Fetch requests', async () => {
    const asked = [];
    const clerkClient = {
      authenticateRequest: async (request) => {
        asked.push([request.url, request.headers.get('host')]);
        return {
          status: 'signed-out',
          reason: 'mocked',
          headers: new Headers(),
          toAuth: () => ({ userId: 'user_mock', isAuthenticated: true, tokenType: 'session_token' }),
        };
      },
    };
    const ask = await serveOver(clerkMiddleware(optionsFor(api, { clerkClient })));
    assert.equal((await ask({ ':path': '//evil.example/x?y' })).body, 'user: user_mock');
    assert.deepEqual(asked, [[`http://${AUTHORITY}/x?y`, AUTHORITY]]);
  });

  it('may use cookies in authenticateUpgrade() for pages of their authority', async () => {
    const options = optionsFor(api);
    server = await serveHttp2(async (req, res) =>
      res.end(String((await authenticateUpgrade(req, options)).debug().reason)),
    );
    assert.equal((await server.ask({ cookie: session, origin: `https://${AUTHORITY}` })).body, 'undefined');
    assert.equal(
      (await server.ask({ cookie: session, origin: 'https://other.example', host: 'other.example' })).body,
      'origin-not-allowed',
    );
  });
});
