'use strict';

const assert = require('node:assert/strict');
const net = require('node:net');
const { once } = require('node:events');
const { Worker, SHARE_ENV } = require('node:worker_threads');
const express = require('express');
const { clerkMiddleware } = require('clerk-express-native');
const { configure } = require('../../lib/options/configuration');
const { isEnvironmentOfProcess } = require('../../lib/options/process-environment');
const { fromNode } = require('../../lib/request/view');
const { withEnvironment } = require('../support/environment');
const { instances } = require('../support/instances');
const { runNode } = require('../support/run-node');
const { serve } = require('../support/server');

const { publishableKey } = instances.production;

/** The variables that can affect a request, with values that a configuration may have. */
const VARIABLES = {
  CLERK_PUBLISHABLE_KEY: [instances.development.publishableKey, instances.production.publishableKey],
  CLERK_MACHINE_SECRET_KEY: ['ak_one', 'ak_two'],
  CLERK_DOMAIN: ['one.example', 'two.example'],
  CLERK_PROXY_URL: ['https://one.example/__clerk', 'https://two.example/__clerk'],
  CLERK_SIGN_IN_URL: ['https://one.example/sign-in', 'https://two.example/sign-in'],
  CLERK_IS_SATELLITE: ['false', '0'],
  VERCEL_TARGET_ENV: ['preview', 'production'],
};

const VIEW = fromNode({ method: 'GET', url: '/', headers: {} });

/** A configuration that has decided about a request, so that the addon compares the environment from then on. */
function decided(options = { publishableKey, secretKey: 'sk_test_environment' }) {
  const configuration = configure(options, 'any');
  const again = () => configuration.unlessChanged()?.authenticateUnlessChanged(...VIEW);
  const decide = () => configuration.at(VIEW).authenticate(...VIEW);
  assert.notEqual(decide(), undefined);
  return { configuration, again, decide };
}

describe('A change of the environment', () => {
  for (const [name, [one, other]] of Object.entries(VARIABLES)) {
    it(`of ${name} is noticed with the next request`, () => {
      const { again, decide } = decided();
      const change = (how) => {
        assert.notEqual(again(), undefined, 'before the change');
        how();
        assert.equal(again(), undefined, 'after the change');
        decide();
      };
      change(() => (process.env[name] = one));
      change(() => (process.env[name] = other));
      change(() => (process.env[name] = ''));
      change(() => delete process.env[name]);
      assert.notEqual(again(), undefined);
    });
  }

  it('is none if a variable gets the value that it has', () =>
    withEnvironment({ CLERK_DOMAIN: 'one.example' }, async () => {
      const { again } = decided();
      process.env.CLERK_DOMAIN = 'one.example';
      assert.notEqual(again(), undefined);
    }));

  it('is none if a variable with a similar name changes', async () => {
    const { again } = decided();
    const similar = ['CLERK_DOMAIN_', 'CLERK_DOMAI', 'XCLERK_DOMAIN', 'C', 'CLERK_'];
    await withEnvironment(Object.fromEntries(similar.map((name) => [name, 'one.example'])), async () =>
      assert.notEqual(again(), undefined),
    );
  });

  it('of variables that other variables bring into play is noticed, too', () =>
    withEnvironment({ VERCEL_TARGET_ENV: 'production' }, async () => {
      const { again, decide } = decided();
      await withEnvironment({ VERCEL_PROJECT_PRODUCTION_URL: 'app.vercel.app' }, async () => {
        assert.equal(again(), undefined);
        decide();
        assert.notEqual(again(), undefined);
      });
    }));

  it('is noticed by every middleware, also if another one has read the environment since', () =>
    withEnvironment({ CLERK_PUBLISHABLE_KEY: VARIABLES.CLERK_PUBLISHABLE_KEY[0] }, async () => {
      const [first, second] = [{}, {}].map(() => decided({ secretKey: 'sk_test_environment' }));
      [, process.env.CLERK_PUBLISHABLE_KEY] = VARIABLES.CLERK_PUBLISHABLE_KEY;
      second.decide();
      assert.equal(first.again(), undefined);
      assert.equal(first.configuration.at(VIEW).publishableKey, process.env.CLERK_PUBLISHABLE_KEY);
    }));

  it('is noticed if a worker thread that shares it has made it', async () => {
    const { again } = decided();
    try {
      await once(new Worker("process.env.CLERK_DOMAIN = 'one.example'", { eval: true, env: SHARE_ENV }), 'exit');
      assert.equal(again(), undefined);
    } finally {
      delete process.env.CLERK_DOMAIN;
    }
  });

  describe('where an app has replaced process.env', () => {
    const { env } = process;
    const replacements = {
      'by a copy': () => ({ ...env }),
      'by a proxy': () => new Proxy({ ...env }, {}),
      'by a proxy of the environment': () => new Proxy(env, {}),
      'by a frozen copy': () => Object.freeze({ ...env }),
    };

    afterEach(() => {
      process.env = env;
    });

    for (const [title, replacement] of Object.entries(replacements)) {
      it(`${title}, the copy counts, and the environment again when it is back`, () => {
        const { configuration, again } = decided({ secretKey: 'sk_test_environment', publishableKey });
        const domainAt = () => configuration.at(VIEW).domain;
        process.env = replacement();
        const isFrozen = Object.isFrozen(process.env);
        if (!isFrozen) {
          process.env.CLERK_DOMAIN = 'one.example';
        }
        assert.equal(again(), undefined);
        assert.equal(domainAt(), isFrozen ? undefined : 'one.example');
        assert.equal(again(), undefined, 'the addon does not see changes of the copy');
        delete env.CLERK_DOMAIN;
        process.env = env;
        assert.equal(again(), undefined);
        assert.equal(domainAt(), undefined);
        assert.notEqual(again(), undefined);
      });

      it(`${title}, nothing is left in it`, () => {
        process.env = replacement();
        const names = Reflect.ownKeys(process.env);
        assert.equal(isEnvironmentOfProcess(process.env), false);
        assert.deepEqual(Reflect.ownKeys(process.env), names);
      });
    }
  });

  it('is noticed in a worker thread, which has an environment of its own', async () => {
    const { stdout } = await runNode(
      `
      const { Worker } = require('node:worker_threads');
      const source = ${JSON.stringify(`
        const { configure } = require('./lib/options/configuration');
        const { fromNode } = require('./lib/request/view');
        const view = fromNode({ method: 'GET', url: '/', headers: {} });
        const configuration = configure({}, 'any');
        const domains = [configuration.at(view).domain];
        process.env.CLERK_DOMAIN = 'worker.example';
        domains.push(configuration.at(view).domain);
        require('node:worker_threads').parentPort.postMessage({ domains, known: configuration.unlessChanged() === undefined });
      `)};
      new Worker(source, { eval: true }).on('message', (seen) => console.log(JSON.stringify(seen)));
      `,
      { env: { CLERK_PUBLISHABLE_KEY: publishableKey, CLERK_SECRET_KEY: 'sk_test_x', CLERK_DOMAIN: 'main.example' } },
    );
    assert.deepEqual(JSON.parse(stdout), { domains: ['main.example', 'worker.example'], known: true });
  });

  it('between two requests that arrive together selects the instance of each', async () => {
    const [one, other] = VARIABLES.CLERK_PUBLISHABLE_KEY;
    const seen = [];
    const app = express();
    app.use((req, res, next) => {
      process.env.CLERK_PUBLISHABLE_KEY = req.path === '/one' ? one : other;
      next();
    });
    app.use(clerkMiddleware({ secretKey: 'sk_test_environment' }));
    app.use((req, res) => {
      seen.push([req.path, req.auth().debug().publishableKey]);
      res.end();
    });
    const { port, stop } = await serve(app);
    try {
      const socket = net.connect(port, '127.0.0.1');
      const paths = ['/one', '/other', '/one', '/one', '/other'];
      socket.write(paths.map((path) => `GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`).join(''));
      while (seen.length < paths.length) {
        await once(socket, 'data');
      }
      socket.destroy();
      assert.deepEqual(
        seen,
        paths.map((path) => [path, path === '/one' ? one : other]),
      );
    } finally {
      delete process.env.CLERK_PUBLISHABLE_KEY;
      await stop();
    }
  });
});
