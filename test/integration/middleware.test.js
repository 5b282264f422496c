'use strict';

const assert = require('node:assert/strict');
const { describeRequest, serveApp, startApp } = require('../support/app');
const { send, sendToken } = require('../support/http');
const { implementations, overEachExpress } = require('../support/implementations');
const { instances, optionsFor } = require('../support/instances');
const { startKeyEndpoint } = require('../support/key-endpoint');
const { foreignKey, signingKey } = require('../support/keys');
const { assertSignedIn, assertSignedOut } = require('../support/outcome');
const { runNode } = require('../support/run-node');
const { sessionToken } = require('../support/tokens');

const { clerkMiddleware, getAuth, requireAuth } = implementations.ours;

overEachExpress('clerkMiddleware', (express) => {
  let options;

  before(async () => {
    options = optionsFor(await startKeyEndpoint());
  });

  it('leaves a request alone that an earlier one has handled', async () => {
    const { origin } = await serveApp(express, (app) => {
      app.use(clerkMiddleware(options), clerkMiddleware(), describeRequest(implementations.ours));
    });
    assertSignedIn(await sendToken(origin, sessionToken()));
    assertSignedOut(await send(origin), 'session-token-and-uat-missing');
  });

  it('leaves a request alone that @clerk/express has handled, and vice versa', async () => {
    for (const [first, second, given] of [
      ['reference', 'ours', {}],
      ['ours', 'reference', { publishableKey: 'unusable' }],
    ]) {
      const { origin } = await serveApp(express, (app) => {
        app.use(implementations[first].clerkMiddleware(options));
        app.use(implementations[second].clerkMiddleware(given));
        app.use(describeRequest(implementations[second]));
      });
      assertSignedIn(await sendToken(origin, sessionToken()));
    }
  });

  it('takes its options from a function of the request', async () => {
    const other = await startKeyEndpoint({ keys: [foreignKey.jwk] });
    const tenants = { '/one': options, '/two': optionsFor(other) };
    const { origin } = await startApp(implementations.ours, express, async (req) => tenants[req.path]);
    assertSignedIn(await sendToken(origin, sessionToken(), { path: '/one' }));
    assertSignedOut(await sendToken(origin, sessionToken(), { path: '/two' }), 'jwk-kid-mismatch');
    assertSignedIn(await sendToken(origin, sessionToken({}, {}, foreignKey), { path: '/two' }));
  });

  for (const [how, callback] of Object.entries({
    throws: () => {
      throw new Error('no such tenant');
    },
    rejects: () => Promise.reject(new Error('no such tenant')),
  })) {
    it(`passes on the error of a function that ${how}`, async () => {
      const { origin } = await startApp(implementations.ours, express, callback);
      const { status, json } = await send(origin);
      assert.equal(status, 500);
      assert.equal(json.error.message, 'no such tenant');
    });
  }

  it('treats a function that returns nothing like one that returns no options', async () => {
    const { origin } = await startApp(implementations.ours, express, () => undefined);
    const { status, json } = await send(origin);
    assert.equal(status, 500);
    assert.match(json.error.message, /publishable key/);
  });

  it('does not continue if the app has already responded', async () => {
    const reached = [];
    const { origin } = await serveApp(express, (app) => {
      app.use((req, res, next) => {
        res.end('by itself');
        next();
      });
      app.use(clerkMiddleware({ ...options, jwtKey: signingKey.pem }), (req) => reached.push(req.path));
    });
    assert.equal((await sendToken(origin, sessionToken())).text, 'by itself');
    assert.deepEqual(reached, []);
  });

  it('passes on what a later handler throws, once', async () => {
    const { origin } = await serveApp(express, (app) => {
      app.use(clerkMiddleware(options));
      app.use(() => {
        throw new Error('of the app');
      });
    });
    assert.equal((await sendToken(origin, sessionToken())).json.error.message, 'of the app');
  });

  it('keeps its options when the caller changes the object afterwards', async () => {
    const own = { ...options };
    const { origin } = await startApp(implementations.ours, express, own);
    own.publishableKey = 'unusable';
    assertSignedIn(await sendToken(origin, sessionToken()));
  });
});

describe('clerkMiddleware with a response that is not a response of Node', () => {
  for (const [response, goesOn] of [
    [{ writableEnded: true }, false],
    [{ writableEnded: false }, true],
    [{ finished: true }, false],
    [{}, true],
  ]) {
    it(`${goesOn ? 'continues' : 'does not continue'} if it holds ${JSON.stringify(response)}`, () => {
      const middleware = clerkMiddleware(optionsFor({}, { jwtKey: signingKey.pem }));
      const nexts = [];
      middleware(
        { method: 'GET', url: '/', headers: { authorization: `Bearer ${sessionToken()}` } },
        response,
        (error) => nexts.push(error),
      );
      assert.deepEqual(nexts, goesOn ? [undefined] : []);
    });
  }
});

describe('getAuth', () => {
  it('throws an error that shows how to register the middleware when there was none', () => {
    assert.throws(() => getAuth({ headers: {} }), /getAuth\(\)[\s\S]*app\.use\(clerkMiddleware\(\)\)/);
  });

  it('ignores what another middleware has put on the request', () => {
    for (const auth of [
      () => ({ userId: 'user_admin' }),
      { userId: 'user_admin' },
      Object.assign(() => ({}), { [Symbol.for('@clerk/express.auth')]: 1 }),
    ]) {
      assert.throws(() => getAuth({ auth }), /clerkMiddleware/);
    }
  });
});

describe('requireAuth', () => {
  it('prefers its signInUrl to CLERK_SIGN_IN_URL to the root', async () => {
    const options = optionsFor(await startKeyEndpoint());
    const { default: express } = await import('express');
    const locationFor = async (signInUrl) => {
      const { origin } = await serveApp(express, (app) => app.use(requireAuth({ ...options, signInUrl })));
      return (await send(origin)).headers.location;
    };
    assert.equal(await locationFor(), '/');
    process.env.CLERK_SIGN_IN_URL = 'https://accounts.example.com/sign-in';
    try {
      assert.equal(await locationFor(), 'https://accounts.example.com/sign-in');
      assert.equal(await locationFor('/own'), '/own');
    } finally {
      delete process.env.CLERK_SIGN_IN_URL;
    }
  });

  it('passes on configuration errors', async () => {
    const { default: express } = await import('express');
    const { origin } = await serveApp(express, (app) => app.use(requireAuth({ publishableKey: 'unusable' })));
    assert.equal((await send(origin)).status, 500);
  });

  for (const thrown of [undefined, null, '', 0, 'route', 'router']) {
    it(`rejects the request if a function of the app throws ${JSON.stringify(thrown) ?? thrown}`, async () => {
      const options = optionsFor(await startKeyEndpoint());
      const { default: express } = await import('express');
      const throws = () => {
        throw thrown;
      };
      for (const given of [throws, () => Promise.reject(thrown), { ...options, domain: throws }]) {
        let hasPassed = false;
        const { origin } = await serveApp(express, (app) => {
          app.get('/', requireAuth(given));
          app.use(() => {
            hasPassed = true;
          });
        });
        const { status, json } = await send(origin);
        assert.deepEqual([status, hasPassed], [500, false]);
        assert.match(json.error.message, /threw .*, which is not an Error/);
      }
    });
  }

  it('takes its options from a function of the request, as clerkMiddleware does', async () => {
    const options = optionsFor(await startKeyEndpoint());
    const { default: express } = await import('express');
    const { origin } = await serveApp(express, (app) => {
      app.use(
        requireAuth(() => ({ ...options, signInUrl: '/enter' })),
        describeRequest(implementations.ours),
      );
    });
    const response = await send(origin);
    assert.deepEqual([response.status, response.headers.location], [302, '/enter']);
    assertSignedIn(await sendToken(origin, sessionToken()));
  });
});

describe('The environment', () => {
  // In a separate process: the default client keeps the first keys that it finds.
  it('is read when a request arrives, not when the package is loaded or the middleware is created', async () => {
    const { stdout } = await runNode(`
      const { clerkMiddleware } = require('clerk-express-native');
      const middleware = clerkMiddleware();
      const ask = () => new Promise((resolve) => {
        const headers = {};
        const res = { appendHeader: (name, value) => { headers[name] = value; } };
        middleware({ method: 'GET', url: '/', headers: { host: 'a' } }, res, (error) => resolve(error?.code ?? headers['x-clerk-auth-reason']));
      });
      (async () => {
        console.log(await ask());
        process.env.CLERK_PUBLISHABLE_KEY = '${instances.production.publishableKey}';
        console.log(await ask());
        process.env.CLERK_SECRET_KEY = 'sk_test_x';
        console.log(await ask());
        process.env.CLERK_PUBLISHABLE_KEY = '${instances.development.publishableKey}';
        console.log(await ask());
      })();`);
    assert.deepEqual(stdout.trim().split('\n'), [
      'publishable-key-missing',
      'secret-key-missing',
      'session-token-and-uat-missing',
      'dev-browser-missing',
    ]);
  });
});

describe('Warnings on the console', () => {
  const serving = (code) => `
    const { clerkMiddleware, getAuth, requireAuth } = require('clerk-express-native');
    const http = require('node:http');
    const options = { publishableKey: '${instances.production.publishableKey}', secretKey: 'sk_test_x' };
    const server = http.createServer((req, res) => { ${code} });
    server.listen(0, '127.0.0.1', async () => {
      for (let index = 0; index < 3; index += 1) console.log(await (await fetch('http://127.0.0.1:' + server.address().port, { redirect: 'manual' })).text());
      server.close();
    });`;
  const count = (text, pattern) => text.match(new RegExp(pattern, 'g'))?.length ?? 0;

  it('say once per process that another middleware has set req.auth, which is overwritten', async () => {
    const { stdout, stderr } = await runNode(
      serving(`
      req.auth = { userId: 'user_of_another_library' };
      clerkMiddleware(options)(req, res, () => res.end(String(getAuth(req).userId)));`),
    );
    assert.equal(stdout, 'null\nnull\nnull\n');
    assert.equal(count(stderr, 'overwrites'), 1, stderr);
  });

  it('say once that an option has no effect', async () => {
    const { stderr } = await runNode(
      serving(`clerkMiddleware({ ...options, authorisedParties: [] })(req, res, () => res.end());`),
    );
    assert.equal(count(stderr, 'authorisedParties'), 1, stderr);
  });

  it('say once that requireAuth is deprecated, but not in production', async () => {
    const source = serving(`requireAuth(options)(req, res, () => {});`);
    assert.equal(count((await runNode(source, { env: { NODE_ENV: 'development' } })).stderr, 'deprecated'), 1);
    assert.equal((await runNode(source, { env: { NODE_ENV: 'production' } })).stderr, '');
  });

  it('are absent if there is nothing to warn about', async () => {
    const { stderr } = await runNode(serving(`clerkMiddleware(options)(req, res, () => res.end());`));
    assert.equal(stderr, '');
  });
});
