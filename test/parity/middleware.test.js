'use strict';

const assert = require('node:assert/strict');
const { errorClassOf } = require('../support/error-class');
const { compareResponses } = require('../support/pair');
const { describeRequest, serveApp } = require('../support/app');
const { send, sendBytes } = require('../support/http');
const { expressVersions, implementations, overEachExpress } = require('../support/implementations');
const { cookieHeader, optionsFor } = require('../support/instances');
const { startKeyEndpoint } = require('../support/key-endpoint');
const { sessionToken } = require('../support/tokens');

const signedIn = { headers: { authorization: `Bearer ${sessionToken()}` } };
const packedBadly = sessionToken({ fea: 'articles', o: { id: 'org_1', per: 'read', fpm: '1' } });

overEachExpress('Parity with @clerk/express: the middleware', (express) => {
  let endpoint;

  before(async () => {
    endpoint = await startKeyEndpoint();
  });

  /** Builds the same app for both and sends it the same request. */
  async function both(build, request) {
    const respond = async (clerk) => {
      const { origin } = await serveApp(express, (app) => build(app, clerk, optionsFor(endpoint)));
      return send(origin, request);
    };
    const [ours, reference] = await Promise.all([respond(implementations.ours), respond(implementations.reference)]);
    return { ours, reference };
  }

  /** A route that responds with what a call on the request returns or throws. */
  const probe = (clerk, call) => (req, res) => {
    try {
      res.json({ value: call(clerk.getAuth, req) });
    } catch (error) {
      res.json({ threw: errorClassOf(error) });
    }
  };

  const calls = {
    'getAuth with null': [(getAuth, req) => getAuth(req, null), 'TypeError'],
    'getAuth for null as kind of token': [(getAuth, req) => getAuth(req, { acceptsToken: null }), undefined],
    'getAuth for an unknown kind of token': [(getAuth, req) => getAuth(req, { acceptsToken: 'unheard_of' }), undefined],
    'has without a question': [(getAuth, req) => getAuth(req).has(), 'TypeError'],
    'has with null': [(getAuth, req) => getAuth(req).has(null), 'TypeError'],
    'has with text': [(getAuth, req) => getAuth(req).has('org:admin'), undefined],
    'req.auth as a function': [(getAuth, req) => req.auth({ treatPendingAsSignedOut: false }).userId, undefined],
    'req.auth with null': [(getAuth, req) => req.auth(null), 'TypeError'],
    'the brand on req.auth': [(getAuth, req) => req.auth[Symbol.for('@clerk/express.auth')], undefined],
    'the own properties of req.auth': [(getAuth, req) => Object.keys(req.auth), undefined],
  };
  for (const [title, [call, error]] of Object.entries(calls)) {
    for (const [who, request] of Object.entries({ 'a signed-in user': signedIn, 'a signed-out user': {} })) {
      it(`${title} is the same for ${who}`, async () => {
        const responses = await both(
          (app, clerk, options) => app.use(clerk.clerkMiddleware(options), probe(clerk, call)),
          request,
        );
        compareResponses(responses);
        if (who === 'a signed-in user') {
          assert.equal(responses.ours.json.threw, error);
        }
      });
    }
  }

  it('getAuth throws for features that cannot be decoded', async () => {
    const request = { headers: { authorization: `Bearer ${packedBadly}` } };
    const call = (getAuth, req) => getAuth(req).userId;
    const responses = await both(
      (app, clerk, options) => app.use(clerk.clerkMiddleware(options), probe(clerk, call)),
      request,
    );
    compareResponses(responses);
    assert.equal(responses.ours.json.threw, 'Error');
  });

  it('a session whose features cannot be decoded in a cookie is signed out', async () => {
    const request = { headers: { cookie: cookieHeader({ session: packedBadly, clientUat: 1 }) } };
    const responses = await both(
      (app, clerk, options) => app.use(clerk.clerkMiddleware(options), describeRequest(clerk)),
      request,
    );
    compareResponses(responses);
    assert.equal(responses.ours.headers['x-clerk-auth-reason'], 'unexpected-error');
  });

  it('getAuth without the middleware throws an Error', async () => {
    const responses = await both((app, clerk) => app.use(probe(clerk, (getAuth, req) => getAuth(req))), signedIn);
    compareResponses(responses);
    assert.equal(responses.ours.json.threw, 'Error');
  });

  it('a second middleware with the same options, or without any, changes nothing', async () => {
    for (const given of [(options) => options, () => ({})]) {
      const build = (app, clerk, options) => {
        app.use(clerk.clerkMiddleware(options), clerk.clerkMiddleware(given(options)), describeRequest(clerk));
      };
      compareResponses(await both(build, signedIn));
    }
  });

  it('a second middleware with different options authenticates again, unlike that of @clerk/express', async () => {
    const build = (app, clerk, options) => {
      app.use(
        clerk.clerkMiddleware(options),
        clerk.clerkMiddleware({ ...options, publishableKey: 'bad' }),
        describeRequest(clerk),
      );
    };
    const { ours, reference } = await both(build, signedIn);
    assert.deepEqual([ours.status, ours.json.error.code, reference.status], [500, 'publishable-key-invalid', 200]);
  });

  for (const option of ['publishableKey', 'secretKey']) {
    it(`a missing ${option} goes to the error handler`, async () => {
      const build = (app, clerk, options) => {
        app.use(clerk.clerkMiddleware({ ...options, [option]: undefined }), describeRequest(clerk));
      };
      const { ours, reference } = await both(build, signedIn);
      assert.equal(reference.status, 500);
      assert.equal(ours.status, 500);
      assert.equal(ours.json.error.name, reference.json.error.name);
    });
  }

  const redirects = {
    'the signInUrl': ['https://accounts.example.com/sign-in?a=b', 'https://accounts.example.com/sign-in?a=b'],
    'a relative signInUrl': ['/sign in', '/sign%20in'],
    'no signInUrl': [undefined, '/'],
    'an empty signInUrl': ['', '/'],
  };
  for (const [title, [signInUrl, location]] of Object.entries(redirects)) {
    for (const [who, request] of Object.entries({
      'a signed-out user': {},
      'an API client': { headers: { accept: 'application/json', 'x-requested-with': 'XMLHttpRequest' } },
      'a pending session': { headers: { authorization: `Bearer ${sessionToken({ sts: 'pending' })}` } },
    })) {
      it(`requireAuth with ${title} redirects ${who}`, async () => {
        const build = (app, clerk, options) =>
          app.use(clerk.requireAuth({ ...options, signInUrl }), describeRequest(clerk));
        const { ours, reference } = await both(build, request);
        assert.equal(ours.status, 302);
        assert.equal(ours.headers.location, location);
        assert.deepEqual(
          [ours.status, ours.text, withoutDate(ours)],
          [reference.status, reference.text, withoutDate(reference)],
        );
      });
    }
  }

  it('requireAuth lets a session through', async () => {
    compareResponses(
      await both((app, clerk, options) => app.use(clerk.requireAuth(options), describeRequest(clerk)), signedIn),
    );
  });

  it('the target includes the mount path of a router', async () => {
    const build = (app, clerk, options) => {
      const router = express.Router();
      router.use(clerk.clerkMiddleware(options), describeRequest(clerk));
      app.use('/mounted', router);
    };
    compareResponses(await both(build, { ...signedIn, path: '/mounted/x?__clerk_db_jwt=1' }));
  });
});

describe('Parity with @clerk/express: requests that are not valid Fetch requests', () => {
  const requests = {
    'the target //': 'GET // HTTP/1.1\r\nHost: a\r\n',
    'an unusable authority in the target': 'GET //[x/ HTTP/1.1\r\nHost: a\r\n',
    'an unusable port in the target': 'GET //a:99999/ HTTP/1.1\r\nHost: a\r\n',
    'an absolute target': 'GET http://evil.example/x HTTP/1.1\r\nHost: a\r\n',
    'an asterisk as target': 'OPTIONS * HTTP/1.1\r\nHost: a\r\n',
    'the method TRACE': 'TRACE / HTTP/1.1\r\nHost: a\r\n',
    'HTTP/1.0 without a host': 'GET / HTTP/1.0\r\n',
    'HTTP/1.0 without a host but another one in the target': 'GET //evil.example/x HTTP/1.0\r\n',
    'an empty host': 'GET / HTTP/1.1\r\nHost:\r\n',
    'two Authorization headers': `GET / HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${sessionToken()}\r\nAuthorization: Bearer x\r\n`,
    'two Cookie headers': `GET / HTTP/1.1\r\nHost: a\r\nCookie: __session=${sessionToken()}\r\nCookie: __client_uat=1\r\n`,
    'Latin-1 bytes in the token': 'GET / HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer a.\xe9.c\r\n',
  };
  for (const [title, head] of Object.entries(requests)) {
    it(`a request with ${title} has the same outcome`, async () => {
      const respond = async (clerk) => {
        const endpoint = await startKeyEndpoint();
        const server = await serveApp(expressVersions['Express 5'], (app) => {
          app.use(clerk.clerkMiddleware(optionsFor(endpoint)), describeRequest(clerk));
        });
        const {
          status,
          head: responseHead,
          body,
        } = await sendBytes(server, Buffer.from(`${head}Connection: close\r\n\r\n`, 'latin1'));
        const [, reason] = /^x-clerk-auth-reason: (.*)$/m.exec(responseHead) ?? [];
        return { status, reason, body };
      };
      assert.deepEqual(await respond(implementations.ours), await respond(implementations.reference));
    });
  }
});

function withoutDate({ headers: { date, ...headers } }) {
  void date;
  delete headers['x-clerk-auth-message'];
  return headers;
}
