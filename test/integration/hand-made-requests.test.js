'use strict';

const assert = require('node:assert/strict');
const { IncomingMessage } = require('node:http');
const { Socket } = require('node:net');
const { implementations } = require('../support/implementations');
const { directivesOf } = require('../support/browser');
const { startClerkApi } = require('../support/clerk-api');
const { cookieHeader, instances, optionsFor } = require('../support/instances');
const { json } = require('../parity/harness/answer-forms');
const { startKeyEndpoint } = require('../support/key-endpoint');
const { secondsFromNow, sessionToken } = require('../support/tokens');
const { BODY, SECRET, signedHeaders } = require('../support/webhooks');
const { verifyWebhook } = require('clerk-express-native/webhooks');

const { authenticateRequest, authenticateUpgrade, clerkMiddleware, getAuth, requireAuth } = implementations.ours;

/** Headers as written by hand in apps and tests. */
const FORMS = {
  'names as in documentation': (headers) => capitalized(headers),
  'names in capitals': (headers) => renamed(headers, (name) => name.toUpperCase()),
  'names in lower case': (headers) => headers,
  'a Headers object': (headers) => new Headers(headers),
  'a Map': (headers) => new Map(Object.entries(capitalized(headers))),
  'arrays as values': (headers) => Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
  'headers that are undefined or null': (headers) => ({ Cookie: undefined, Origin: null, ...capitalized(headers) }),
};

describe('Hand-made requests may have headers in any form', () => {
  let options;

  before(async () => {
    options = optionsFor(await startKeyEndpoint());
  });

  const bearer = () => ({ authorization: `Bearer ${sessionToken()}` });

  /** The user that the middleware finds. */
  function throughMiddleware(req, middleware = clerkMiddleware(options)) {
    const sent = {};
    const res = {
      setHeader: (name, value) => void (sent[name.toLowerCase()] = value),
      appendHeader: (name, value) => void (sent[name] = [sent[name] ?? [], value].flat()),
      hasHeader: (name) => name in sent,
      getHeader: (name) => sent[name],
    };
    return new Promise((resolve, reject) => {
      res.end = () => resolve({ status: res.statusCode, headers: sent });
      middleware(req, res, (error) => (error ? reject(error) : resolve(getAuth(req).userId)));
    });
  }

  for (const [title, form] of Object.entries(FORMS)) {
    it(`${title}: authenticateRequest()`, async () => {
      const { createClerkClient } = implementations.ours;
      const request = { headers: form(bearer()) };
      const state = await authenticateRequest({ clerkClient: createClerkClient(options), request, options });
      assert.equal(state.toAuth().userId, 'user_1');
    });

    it(`${title}: clerkMiddleware()`, async () => {
      assert.equal(await throughMiddleware({ method: 'GET', url: '/', headers: form(bearer()) }), 'user_1');
      const cookies = form({
        cookie: `__client_uat=${secondsFromNow(-60)}; __session=${sessionToken()}`,
        host: 'app.example.com',
      });
      assert.equal(await throughMiddleware({ method: 'GET', url: '/', headers: cookies }), 'user_1');
    });

    it(`${title}: a guard`, async () => {
      const middleware = requireAuth({ ...options, unauthenticated: 'redirect', signInUrl: '/in' });
      const answer = async (headers) =>
        (await throughMiddleware({ method: 'GET', url: '/', headers: form(headers) }, middleware)).status;
      assert.deepEqual(
        [
          await answer({ accept: 'text/html' }),
          await answer({ 'sec-fetch-dest': 'document' }),
          await answer({ accept: '*/*' }),
        ],
        [302, 302, 401],
      );
    });

    it(`${title}: a later middleware, after an earlier one has renewed the session`, async () => {
      const { production } = instances;
      const api = await startClerkApi();
      api.answers.refresh = json(200, { object: 'cookies', cookies: directivesOf(production) });
      const first = clerkMiddleware(optionsFor(api));
      const hosts = [];
      const second = requireAuth({ unauthenticated: 'json', domain: ({ host }) => hosts.push(host) && '' });
      const expired = sessionToken({
        iat: secondsFromNow(-7200),
        nbf: secondsFromNow(-7200),
        exp: secondsFromNow(-3600),
      });
      const cookie = `${cookieHeader({ session: expired, clientUat: 1 })}; __refresh_${production.suffix}=r; theme=dark`;
      const req = { method: 'GET', url: '/', headers: form({ cookie, host: 'app.example.com' }) };
      assert.equal(
        await throughMiddleware(req, (request, res, next) => first(request, res, () => second(request, res, next))),
        'user_1',
      );
      assert.deepEqual(hosts, ['app.example.com']);
    });

    it(`${title}: authenticateUpgrade()`, async () => {
      const request = (headers) => ({ method: 'GET', url: '/', headers: form(headers) });
      assert.equal((await authenticateUpgrade(request(bearer()), options)).userId, 'user_1');
      const protocol = { 'sec-websocket-protocol': `a, clerk.${sessionToken()}` };
      assert.equal(
        (await authenticateUpgrade(request(protocol), { ...options, tokenFrom: { protocol: 'clerk.' } })).userId,
        'user_1',
      );
      const cookie = `__client_uat=${secondsFromNow(-60)}; __session=${sessionToken()}`;
      const foreign = await authenticateUpgrade(
        request({ cookie, host: 'app.example.com', origin: 'https://evil.example' }),
        options,
      );
      assert.deepEqual([foreign.userId, foreign.debug().reason], [null, 'origin-not-allowed']);
    });

    it(`${title}: verifyWebhook()`, async () => {
      const { type } = await verifyWebhook(
        { headers: form(signedHeaders(BODY)), body: BODY },
        { signingSecret: SECRET },
      );
      assert.equal(type, 'user.created');
    });
  }

  it('an IncomingMessage of a test counts as hand-made', async () => {
    const req = Object.assign(new IncomingMessage(new Socket()), { method: 'GET', url: '/' });
    req.headers.Authorization = bearer().authorization;
    assert.equal(await throughMiddleware(req), 'user_1');
  });

  it('several cookies are joined as in Node, and the first of several tokens counts', async () => {
    const cookie = [`__client_uat=${secondsFromNow(-60)}`, `__session=${sessionToken()}`];
    assert.equal(
      await throughMiddleware({ method: 'GET', url: '/', headers: { Cookie: cookie, Host: 'app.example.com' } }),
      'user_1',
    );
    const authorization = [bearer().authorization, 'Bearer x'];
    assert.equal(await throughMiddleware({ method: 'GET', url: '/', headers: { authorization } }), 'user_1');
  });

  it('a request without headers is signed out', async () => {
    assert.equal(await throughMiddleware({ method: 'GET', url: '/' }), null);
  });
});

function renamed(headers, rename) {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [rename(name), value]));
}

function capitalized(headers) {
  return renamed(headers, (name) => name.replace(/\b[a-z]/g, (letter) => letter.toUpperCase()));
}
