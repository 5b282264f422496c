'use strict';

const assert = require('node:assert/strict');
const environment = require('../../lib/options/environment');
const { rejection } = require('../backend/backend-api');
const { withEnvironment } = require('../support/environment');
const { freshSecretKey, instances } = require('../support/instances');
const { startKeyEndpoint } = require('../support/key-endpoint');
const { runNode } = require('../support/run-node');
const { sessionToken } = require('../support/tokens');
const { BODY, SECRET, signedHeaders } = require('../support/webhooks');
const { verifyWebhook } = require('clerk-express-native/webhooks');

const { publishableKey } = instances.production;

/** White space that files, Kubernetes secrets, shells and pasting put around a value. */
const AROUND = {
  'a line break at the end': ['', '\n'],
  'line breaks of Windows and tabs': ['\t', '\r\n'],
  'a byte-order mark': ['\ufeff', ''],
  blanks: ['  ', '\u00a0'],
};

/** Each variable with a value, and how it is read. */
const VARIABLES = {
  CLERK_PUBLISHABLE_KEY: ['pk_test_1', () => environment.readEnvironment().publishableKey],
  CLERK_SECRET_KEY: ['sk_test_1', () => environment.readEnvironment().secretKey],
  CLERK_MACHINE_SECRET_KEY: ['ak_1', () => environment.readEnvironment().machineSecretKey],
  CLERK_JWT_KEY: [
    '-----BEGIN PUBLIC KEY-----\nA\n-----END PUBLIC KEY-----',
    () => environment.readEnvironment().jwtKey,
  ],
  CLERK_DOMAIN: ['example.com', () => environment.readEnvironment().domain],
  CLERK_PROXY_URL: ['https://proxy.example', () => environment.readEnvironment().proxyUrl],
  CLERK_SIGN_IN_URL: ['/sign-in', () => environment.readEnvironment().signInUrl],
  CLERK_API_URL: ['https://api.example', () => environment.readEnvironment().apiUrl],
  CLERK_API_VERSION: ['v1', () => environment.readEnvironment().apiVersion],
  CLERK_FAPI_URL: ['https://fapi.example', environment.frontendApiUrl],
  CLERK_WEBHOOK_SIGNING_SECRET: ['whsec_1', environment.webhookSigningSecret],
  'CLERK_SIGN_IN_URL of redirects': ['/sign-in', environment.signInUrlOfEnvironment],
};

const VERCEL = { VERCEL_TARGET_ENV: 'production', VERCEL_PROJECT_PRODUCTION_URL: 'app.vercel.app' };
const isProxied = () => environment.autoProxyPath({ publishableKey }, environment.readEnvironment()) !== undefined;

describe('White space around variables of the environment is not part of them', () => {
  for (const [title, [before, after]] of Object.entries(AROUND)) {
    for (const [variable, [value, read]] of Object.entries(VARIABLES)) {
      it(`${variable} with ${title}`, async () => {
        const [name] = variable.split(' ');
        await withEnvironment({ [name]: `${before}${value}${after}` }, async () => assert.equal(read(), value));
        assert.equal(read(), undefined);
      });
    }

    it(`the flags and the variables of Vercel with ${title}`, async () => {
      const around = (variables) =>
        Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, `${before}${value}${after}`]));
      await withEnvironment(around({ CLERK_IS_SATELLITE: 'true' }), async () =>
        assert.equal(environment.readEnvironment().isSatellite, true),
      );
      await withEnvironment(around(VERCEL), async () => assert.equal(isProxied(), true));
      await withEnvironment(around({ ...VERCEL, CLERK_DISABLE_AUTO_PROXY: 'true' }), async () =>
        assert.equal(isProxied(), false),
      );
    });
  }

  for (const [variable, [, read]] of Object.entries(VARIABLES)) {
    it(`${variable} with nothing but white space counts as unset`, async () => {
      await withEnvironment({ [variable.split(' ')[0]]: ' \r\n' }, async () => assert.equal(read(), undefined));
    });
  }

  it('values are trimmed when a variable changes, and not on each request', async () => {
    await withEnvironment({ CLERK_DOMAIN: 'example.com\n' }, async () => {
      assert.equal(environment.readEnvironment(), environment.readEnvironment());
    });
  });

  describe('Variables of Vercel are read again', () => {
    it('in each tick of the event loop, if the first one has white space around it', async () => {
      await withEnvironment({ VERCEL_TARGET_ENV: 'production\n' }, async () => {
        environment.readEnvironmentForTick(-1);
        process.env.VERCEL_PROJECT_PRODUCTION_URL = VERCEL.VERCEL_PROJECT_PRODUCTION_URL;
        try {
          assert.equal(environment.readEnvironmentForTick(-2).autoProxies, true);
        } finally {
          delete process.env.VERCEL_PROJECT_PRODUCTION_URL;
        }
      });
    });
  });

  describe('In an app', () => {
    let endpoint;

    before(async () => {
      endpoint = await startKeyEndpoint();
    });

    /** The result of a request in a fresh process: the user, or the error. */
    async function outcomeOf(variables) {
      const { stdout } = await runNode(
        `
        const { clerkMiddleware, getAuth } = require('clerk-express-native');
        const req = { method: 'GET', url: '/', headers: { authorization: 'Bearer ${sessionToken()}' } };
        clerkMiddleware()(req, { setHeader() {} }, (error) => {
          const { code, message, action } = error ?? {};
          console.log(JSON.stringify(error ? { code, message, action } : getAuth(req).userId));
        });`,
        {
          env: {
            CLERK_PUBLISHABLE_KEY: publishableKey,
            CLERK_API_URL: endpoint.origin,
            CLERK_SECRET_KEY: freshSecretKey(),
            ...variables,
          },
        },
      );
      return JSON.parse(stdout);
    }

    it('a key with a line break at its end signs users in', async () => {
      const secretKey = freshSecretKey();
      const around = {
        CLERK_SECRET_KEY: `${secretKey}\n`,
        CLERK_PUBLISHABLE_KEY: `\ufeff${publishableKey}\r\n`,
        CLERK_API_URL: ` ${endpoint.origin}\n`,
      };
      assert.equal(await outcomeOf(around), 'user_1');
      assert.equal(endpoint.requests.at(-1).headers.authorization, `Bearer ${secretKey}`);
    });

    for (const [variable, code] of Object.entries({
      CLERK_SECRET_KEY: 'secret-key-invalid',
      CLERK_MACHINE_SECRET_KEY: 'machine-secret-key-invalid',
    })) {
      for (const [value, what] of Object.entries({
        'xk_hidden\n1': 'contains whitespace',
        'xk_hidden 1': 'contains whitespace',
        '"xk_hidden1"\n': 'is wrapped in quotation marks',
        "'xk_hidden1'": 'is wrapped in quotation marks',
      })) {
        it(`${variable}=${JSON.stringify(value)} is an error that names the variable`, async () => {
          const error = await outcomeOf({ [variable]: value });
          assert.equal(error.code, code);
          assert.match(error.message, new RegExp(`\\(${variable} or .*${what}`));
          assert.doesNotMatch(JSON.stringify(error), /hidden/);
        });
      }
    }

    it('a publishable key in quotation marks is an error that says so', async () => {
      const error = await outcomeOf({ CLERK_PUBLISHABLE_KEY: `"${publishableKey}"` });
      assert.equal(error.code, 'publishable-key-invalid');
      assert.match(error.message, /\(CLERK_PUBLISHABLE_KEY or .*is wrapped in quotation marks/);
    });
  });

  it('the signing secret of webhooks', async () => {
    const verify = () => verifyWebhook({ headers: signedHeaders(BODY), body: BODY });
    const { type } = await withEnvironment({ CLERK_WEBHOOK_SIGNING_SECRET: `\ufeff${SECRET}\n` }, verify);
    assert.equal(type, 'user.created');
    assert.equal(
      (await withEnvironment({ CLERK_WEBHOOK_SIGNING_SECRET: ' \n' }, () => rejection(verify()))).code,
      'webhook-signing-secret-missing',
    );
    const quoted = await withEnvironment({ CLERK_WEBHOOK_SIGNING_SECRET: `"${SECRET}"` }, () => rejection(verify()));
    assert.deepEqual([quoted.code, /quotation marks/.test(quoted.message)], ['webhook-signing-secret-invalid', true]);
  });
});
