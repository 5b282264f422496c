'use strict';

const assert = require('node:assert/strict');
const http = require('node:http');
const { serveApp } = require('../support/app');
const { send, sendToken } = require('../support/http');
const { implementations, overEachExpress } = require('../support/implementations');
const { optionsFor } = require('../support/instances');
const { startKeyEndpoint } = require('../support/key-endpoint');
const { sessionToken } = require('../support/tokens');

const { clerkMiddleware, getAuth, requireAuth } = implementations.ours;

overEachExpress('A middleware that is used without being called', (express) => {
  for (const make of [clerkMiddleware, requireAuth]) {
    const name = make === clerkMiddleware ? 'clerkMiddleware' : 'requireAuth';
    const places = {
      'app.use()': (app) => app.use(make),
      'app.use() with a path': (app) => app.use('/', make),
      'a list': (app) => app.use([make]),
      'a route': (app) => app.get('/', make, (req, res) => res.end('passed')),
      'a router': (app) => app.use(express.Router().use(make)),
    };

    for (const [title, use] of Object.entries(places)) {
      it(`is an error that says so: ${name} in ${title}`, async () => {
        const { origin } = await serveApp(express, (app) => {
          use(app);
          app.use((req, res) => res.end('passed'));
        });
        const { status, json } = await send(origin);
        assert.deepEqual([status, json.error.name, json.error.code], [500, 'TypeError', 'middleware-not-called']);
        assert.ok(json.error.message.includes(`app.use(${name}())`), json.error.message);
      });
    }

    it(`is an error that says so: ${name} as an error handler, or in a server without Express`, async () => {
      const request = new http.IncomingMessage();
      const handed = [];
      make(new Error('earlier'), request, {}, (error) => handed.push(error.code));
      assert.deepEqual(handed, ['middleware-not-called']);
      assert.throws(() => make(request, {}), { code: 'middleware-not-called' });
      const { origin } = await serveApp(express, (app) => app.use(make(make), (req, res) => res.end('passed')));
      assert.equal((await send(origin)).json.error.code, 'middleware-not-called');
      assert.ok(make.length < 4, 'Express would treat it as an error handler');
    });
  }

  it('is distinguished from functions that return options, and from options', async () => {
    const options = optionsFor(await startKeyEndpoint());
    const given = [
      (req) => ({ ...options, domain: req.hostname }),
      async (req) => ({ ...options, domain: req.hostname }),
      // eslint-disable-next-line no-unused-vars -- its three parameters are what it is about
      (req, res, next) => options,
      options,
    ];
    for (const one of given) {
      const { origin } = await serveApp(express, (app) =>
        app.use(clerkMiddleware(one), (req, res) => res.end(getAuth(req).userId)),
      );
      assert.equal((await sendToken(origin, sessionToken())).text, 'user_1');
    }
    assert.equal(typeof clerkMiddleware(), 'function');
    assert.equal(typeof clerkMiddleware(undefined, undefined), 'function');
  });
});
