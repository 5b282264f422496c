'use strict';

const assert = require('node:assert/strict');
const { isEnvironmentOfProcess } = require('../../lib/options/process-environment');
const { instances } = require('../support/instances');
const { runNode } = require('../support/run-node');

const [one, other] = [instances.development, instances.production].map(({ publishableKey }) => publishableKey);

/** The variables that can affect a request, with values that a configuration may have. */
const VARIABLES = {
  CLERK_PUBLISHABLE_KEY: [one, other],
  CLERK_SECRET_KEY: ['sk_test_one', 'sk_test_two'],
  CLERK_MACHINE_SECRET_KEY: ['ak_one', 'ak_two'],
  CLERK_DOMAIN: ['one.example', 'two.example'],
  CLERK_PROXY_URL: ['https://one.example/__clerk', 'https://two.example/__clerk'],
  CLERK_SIGN_IN_URL: ['https://one.example/sign-in', 'https://two.example/sign-in'],
  CLERK_IS_SATELLITE: ['false', '0'],
  VERCEL_TARGET_ENV: ['preview', 'production'],
};

/** The environment of most apps. */
const KEYS = { CLERK_PUBLISHABLE_KEY: one, CLERK_SECRET_KEY: 'sk_test_environment' };

/**
 * For the programs below: `decided()` creates a configuration that has decided about a request, so that the addon
 * compares the environment from then on; `again()` is `changed` or `unchanged`, as the addon says for the next request.
 */
const PRELUDE = `
const assert = require('node:assert/strict');
const { clerkMiddleware } = require('clerk-express-native');
const { configure } = require('./lib/options/configuration');
const { fromNode } = require('./lib/request/view');
const VIEW = fromNode({ method: 'GET', url: '/', headers: {} });
function decided(options = {}) {
  const configuration = configure(options, 'any');
  const again = () => {
    const latest = configuration.unlessChanged();
    return latest === undefined ? 'not compared' : latest.authenticate(...VIEW) === undefined ? 'changed' : 'unchanged';
  };
  const instance = () => configuration.at(VIEW);
  instance();
  return { again, instance };
}
const FIXED = { publishableKey: '${one}', secretKey: 'sk_test_fixed' };
const request = () => ({ method: 'GET', url: '/', headers: { host: 'localhost' }, rawHeaders: ['host', 'localhost'] });
const response = () => ({ setHeader() {}, hasHeader: () => false });
/** The error that a middleware passes on, or the publishable key by which it decides. */
const outcomeOf = (middleware, req = request()) => {
  let outcome;
  middleware(req, response(), (error) => (outcome = error ?? req.auth().debug().publishableKey));
  return outcome;
};
`;

/**
 * Runs a program in a process of its own, without the worker threads of other tests.
 *
 * @param {string} source
 * @param {Record<string, string>} [env]
 */
const run = (source, env = KEYS) => runNode(PRELUDE + source, { env });

describe('A change of the environment', () => {
  for (const [name, [first, second]] of Object.entries(VARIABLES)) {
    it(`of ${name} is noticed with the next request`, () =>
      run(
        `
        const { again, instance } = decided(${name.endsWith('_KEY') ? '' : 'FIXED'});
        for (const value of ${JSON.stringify([second, first, ''])}) {
          assert.equal(again(), 'unchanged');
          process.env.${name} = value;
          assert.equal(again(), 'changed');
          try { instance() } catch { process.env.${name} = '${second}'; instance(); }
        }
        delete process.env.${name};
        assert.equal(again(), 'changed');
        `,
        Object.fromEntries(Object.entries(KEYS).filter(([key]) => key !== name || name.endsWith('_KEY'))),
      ));
  }

  it('is not seen if a variable gets the value that it has, or one with a similar name changes', () =>
    run(
      `
      const { again } = decided();
      process.env.CLERK_DOMAIN = 'one.example';
      for (const name of ['CLERK_DOMAIN_', 'CLERK_DOMAI', 'XCLERK_DOMAIN', 'C', 'CLERK_']) {
        process.env[name] = 'two.example';
      }
      assert.equal(again(), 'unchanged');
      `,
      { ...KEYS, CLERK_DOMAIN: 'one.example' },
    ));

  it('of the variables of a platform is noticed while that platform has a proxy', () =>
    run(
      `
      const { again, instance } = decided();
      process.env.VERCEL_PROJECT_PRODUCTION_URL = 'app.vercel.app';
      assert.equal(again(), 'changed');
      instance();
      assert.equal(again(), 'unchanged');
      process.env.VERCEL_TARGET_ENV = 'preview';
      assert.equal(again(), 'changed');
      instance();
      delete process.env.VERCEL_PROJECT_PRODUCTION_URL;
      assert.equal(again(), 'unchanged', 'it has none any more');
      `,
      { ...KEYS, VERCEL_TARGET_ENV: 'production' },
    ));

  it('of the variables of the default client is noticed until it has a key', () =>
    run(
      `
      const { again, instance } = decided(FIXED);
      process.env.CLERK_API_URL = 'https://api.example';
      assert.equal(again(), 'changed');
      instance();
      assert.equal(instance().apiUrl, 'https://api.example');
      assert.equal(again(), 'unchanged');
      process.env.CLERK_SECRET_KEY = 'sk_test_late';
      instance();
      process.env.CLERK_API_URL = 'https://later.example';
      assert.equal(again(), 'unchanged');
      `,
      {},
    ));

  it('is noticed by every middleware, also if another one has read the environment since', () =>
    run(`
      const [first, second] = [decided(), decided()];
      process.env.CLERK_PUBLISHABLE_KEY = '${other}';
      second.instance();
      assert.notEqual(first.again(), 'unchanged');
      assert.equal(first.instance().publishableKey, '${other}');
    `));

  it('is noticed by every copy of the package', () =>
    run(`
      const load = () => {
        Object.keys(require.cache).forEach((name) => delete require.cache[name]);
        return require('clerk-express-native').clerkMiddleware();
      };
      const [first, second] = [load(), load()];
      assert.deepEqual([outcomeOf(first), outcomeOf(second)], ['${one}', '${one}']);
      process.env.CLERK_PUBLISHABLE_KEY = '${other}';
      assert.deepEqual([outcomeOf(second), outcomeOf(first), outcomeOf(first)], Array(3).fill('${other}'));
    `));

  it('between two requests that arrive together selects the instance of each', () =>
    run(`
      const app = require('express')();
      const paths = ['/one', '/other', '/one', '/one', '/other', '/other'];
      const keyAt = (path) => (path === '/one' ? '${one}' : '${other}');
      const seen = [];
      app.use((req, res, next) => {
        process.env.CLERK_PUBLISHABLE_KEY = keyAt(req.path);
        next();
      });
      app.use(clerkMiddleware());
      app.use((req, res) => {
        seen.push(req.auth().debug().publishableKey);
        res.end();
        if (seen.length === paths.length) {
          assert.deepEqual(seen, paths.map(keyAt));
          process.exit();
        }
      });
      const server = app.listen(0, '127.0.0.1', () => {
        const socket = require('node:net').connect(server.address().port, '127.0.0.1');
        socket.write(paths.map((path) => 'GET ' + path + ' HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n').join(''));
      });
    `));

  it('to an invalid one is an error with what to do about it, for each request', () =>
    run(`
      const middleware = clerkMiddleware();
      assert.equal(outcomeOf(middleware), '${one}');
      process.env.CLERK_PUBLISHABLE_KEY = 'nonsense';
      for (let count = 0; count < 2; count += 1) {
        const { code, action } = outcomeOf(middleware);
        assert.equal(code, 'publishable-key-invalid');
        assert.ok(action);
      }
      process.env.CLERK_PUBLISHABLE_KEY = '${other}';
      assert.equal(outcomeOf(middleware), '${other}');
    `));

  it('is noticed in a worker thread, which has an environment of its own', () =>
    run(
      `
      const { Worker } = require('node:worker_threads');
      const source = ${JSON.stringify(`
        ${PRELUDE}
        const { again, instance } = decided(FIXED);
        assert.equal(instance().domain, 'main.example');
        process.env.CLERK_DOMAIN = 'worker.example';
        assert.equal(again(), 'not compared');
        assert.equal(instance().domain, 'worker.example');
      `)};
      new Worker(source, { eval: true });
      `,
      { ...KEYS, CLERK_DOMAIN: 'main.example' },
    ));
});

describe('Where a worker thread may share the environment', () => {
  const SHARING = `new (require('node:worker_threads').Worker)`;

  it('the addon does not compare it any more', () =>
    run(`
      const { again, instance } = decided(FIXED);
      assert.equal(again(), 'unchanged');
      const worker = ${SHARING}("process.env.CLERK_DOMAIN = 'one.example'", {
        eval: true,
        env: require('node:worker_threads').SHARE_ENV,
      });
      assert.equal(again(), 'not compared', 'in the same tick');
      worker.on('exit', () => {
        assert.equal(again(), 'not compared');
        assert.equal(instance().domain, 'one.example');
        assert.equal(again(), 'not compared');
      });
    `));

  for (const [title, start] of [
    ['before the first request', "require('clerk-express-native'); start();"],
    ['before the package was loaded', 'start();'],
  ]) {
    it(`nor if it was started ${title}`, () =>
      runNode(
        `
        const start = () => new (require('node:worker_threads').Worker)('setInterval(() => {}, 1000)', { eval: true }).unref();
        ${start}
        setImmediate(() => {
          ${PRELUDE}
          assert.equal(decided(FIXED).again(), 'not compared');
          process.exit();
        });
        `,
        { env: KEYS },
      ));
  }

  it('nor if other subscribers of its channel have been collected', () =>
    runNode(
      `
      const { subscribe, unsubscribe } = require('node:diagnostics_channel');
      (() => {
        const listener = () => {};
        subscribe('worker_threads', listener);
        unsubscribe('worker_threads', listener);
      })();
      setTimeout(() => {
        gc();
        ${PRELUDE}
        const { again } = decided(FIXED);
        setTimeout(() => {
          ${SHARING}('setInterval(() => {}, 1000)', { eval: true }).unref();
          setImmediate(() => {
            assert.equal(again(), 'not compared');
            process.exit();
          });
        }, 50);
      }, 20);
      `,
      { env: KEYS, flags: ['--expose-gc'] },
    ));

  it('it may add variables while requests come in', () =>
    run(`
      const middleware = clerkMiddleware();
      outcomeOf(middleware);
      const worker = ${SHARING}(
        "for (let index = 0; index < 3000; index += 1) process.env['V' + index] = 'x'.repeat(40);",
        { eval: true, env: require('node:worker_threads').SHARE_ENV },
      );
      let isOver = false;
      worker.on('exit', () => (isOver = true));
      const goOn = () => {
        for (let count = 0; count < 200; count += 1) {
          assert.equal(outcomeOf(middleware), '${one}');
        }
        return isOver || setImmediate(goOn);
      };
      goOn();
    `));
});

describe('Where an app has replaced process.env', () => {
  const replacements = {
    'by a copy': '({ ...env })',
    'by a proxy': 'new Proxy({ ...env }, {})',
    'by a proxy of the environment': 'new Proxy(env, {})',
    'by a frozen copy': 'Object.freeze({ ...env })',
  };

  for (const [title, replacement] of Object.entries(replacements)) {
    it(`${title}, the copy counts, and the environment again when it is back`, () =>
      run(`
        const { env } = process;
        const { again, instance } = decided();
        process.env = ${replacement};
        const domain = Object.isFrozen(process.env) ? undefined : 'one.example';
        if (domain) {
          process.env.CLERK_DOMAIN = domain;
        }
        assert.equal(again(), 'not compared');
        assert.equal(instance().domain, domain);
        assert.equal(again(), 'not compared');
        delete env.CLERK_DOMAIN;
        process.env = env;
        assert.equal(instance().domain, undefined);
        instance();
        assert.equal(again(), 'unchanged');
      `));

    it(`${title}, nothing is left in it`, () => {
      const { env } = process;
      const replaced = new Function('env', `return ${replacement}`)(env);
      const names = Reflect.ownKeys(replaced);
      assert.equal(isEnvironmentOfProcess(replaced), false);
      assert.deepEqual(Reflect.ownKeys(replaced), names);
    });
  }

  it('by an equal copy, the default client stays the same', () =>
    run(
      `
      const { clerkClient } = require('clerk-express-native');
      const stub = async () => ({ id: 'user_1' });
      clerkClient.users.getUser = stub;
      process.env = { ...process.env };
      assert.equal(clerkClient.users.getUser, stub);
      `,
      {},
    ));
});

it('What an array among the options throws is passed on', () =>
  run(`
    let isFaulty = false;
    const parties = new Proxy(['https://a.example'], {
      get(target, name) {
        if (isFaulty) {
          throw undefined;
        }
        return Reflect.get(target, name);
      },
    });
    const middleware = clerkMiddleware({ authorizedParties: parties });
    assert.equal(outcomeOf(middleware), '${one}');
    assert.equal(outcomeOf(middleware), '${one}');
    isFaulty = true;
    assert.equal(outcomeOf(middleware).code, 'option-function-threw');
  `));
