'use strict';

const assert = require('node:assert/strict');
const { describeRequest, serveApp } = require('../support/app');
const { send } = require('../support/http');
const { implementations, overEachExpress } = require('../support/implementations');
const { cookieHeader, instances, optionsFor } = require('../support/instances');
const { startKeyEndpoint } = require('../support/key-endpoint');
const { assertSignedIn, assertSignedOut } = require('../support/outcome');
const { serve } = require('../support/server');
const { sessionToken } = require('../support/tokens');

const { clerkMiddleware } = implementations.ours;
const OTHER_ISSUER = 'https://clerk.other.example';
const PROXY = 'https://proxy.example/__clerk';
const SATELLITE = 'https://clerk.satellite.example';
const SATELLITE_OPTIONS = { isSatellite: true, domain: 'satellite.example', signInUrl: 'https://primary.example/' };

/** Tokens that are accepted by default; options; and the reason why strict mode rejects them, if it does. */
const TOKENS = {
  'as Clerk issues it': [{}, {}, {}, null],
  'with the required audience': [{ aud: 'api' }, {}, { audience: 'api' }, null],
  'with the audience in an array': [{ aud: ['web', 'api'] }, {}, { audience: 'api' }, null],
  'without the required audience': [{}, {}, { audience: 'api' }, 'token-verification-failed'],
  'with an audience that is not a string': [{ aud: 5 }, {}, { audience: 'api' }, 'token-verification-failed'],
  'with an empty array of audiences': [{ aud: [] }, {}, { audience: ['api'] }, 'token-verification-failed'],
  'of another issuer': [{ iss: OTHER_ISSUER }, {}, {}, 'token-invalid-issuer'],
  'without an issuer': [{ iss: undefined }, {}, {}, 'token-invalid-issuer'],
  'of an issuer that only resembles ours': [
    { iss: 'https://clerk.example.com.evil.example' },
    {},
    {},
    'token-invalid-issuer',
  ],
  'of another issuer that is required': [{ iss: OTHER_ISSUER }, {}, { issuer: OTHER_ISSUER }, null],
  'of the proxy of the Frontend API': [{ iss: PROXY }, {}, { proxyUrl: PROXY }, 'token-invalid-issuer'],
  'of the proxy that is required': [{ iss: PROXY }, {}, { proxyUrl: PROXY, issuer: PROXY }, null],
  'of the domain of a satellite': [{ iss: SATELLITE }, {}, SATELLITE_OPTIONS, 'token-invalid-issuer'],
  'of the domain that is required': [{ iss: SATELLITE }, {}, { ...SATELLITE_OPTIONS, issuer: SATELLITE }, null],
  'without a type': [{}, { typ: undefined }, {}, 'token-invalid'],
  'of another type that is required': [{}, { typ: 'custom' }, { headerType: 'custom' }, null],
};

overEachExpress('In strict mode', (express) => {
  let endpoint;

  before(async () => {
    endpoint = await startKeyEndpoint();
  });

  const start = (options, prepare = () => {}) =>
    serveApp(express, (app) => {
      prepare(app);
      app.use(clerkMiddleware(optionsFor(endpoint, options)), describeRequest(implementations.ours));
    });

  for (const [title, [claims, header, options, reason]] of Object.entries(TOKENS)) {
    it(`a token ${title} is ${reason === null ? 'accepted' : `rejected: ${reason}`}`, async () => {
      const token = sessionToken(claims, header);
      for (const headers of [
        { authorization: `Bearer ${token}` },
        { cookie: cookieHeader({ session: token, clientUat: 1 }) },
      ]) {
        assertSignedIn(await send((await start(options)).origin, { headers }));
        const response = await send((await start({ ...options, strict: true })).origin, { headers });
        if (reason === null) {
          assertSignedIn(response);
        } else {
          assertSignedOut(response, reason);
        }
      }
    });
  }

  it('a development instance has its own issuer', async () => {
    const { publishableKey, issuer } = instances.development;
    const { origin } = await start({ publishableKey, strict: true });
    assertSignedIn(await send(origin, { headers: { authorization: `Bearer ${sessionToken({ iss: issuer })}` } }));
    assertSignedOut(
      await send(origin, { headers: { authorization: `Bearer ${sessionToken()}` } }),
      'token-invalid-issuer',
    );
  });

  describe('forwarded headers are used', () => {
    const FORWARDED = { 'x-forwarded-host': 'public.example', 'x-forwarded-proto': 'https' };

    /** The origin that a browser is redirected back to. */
    async function backTo(options, trust) {
      const { origin } = await start(options, (app) => trust !== undefined && app.set('trust proxy', trust));
      const { headers } = await send(origin, {
        headers: { host: 'inner.example', cookie: '__client_uat=1', 'sec-fetch-dest': 'document', ...FORWARDED },
      });
      return new URL(new URL(headers.location).searchParams.get('redirect_url')).origin;
    }

    const TRUSTS = {
      true: true,
      'the number of proxies': 1,
      loopback: 'loopback',
      'an address': '127.0.0.1',
      'a function': () => true,
    };
    for (const [title, trust] of Object.entries(TRUSTS)) {
      it(`if trust proxy accepts their sender: ${title}`, async () => {
        assert.equal(await backTo({ strict: true }, trust), 'https://public.example');
      });
    }

    for (const [title, trust] of Object.entries({
      'not set': undefined,
      false: false,
      'no proxies': 0,
      'another address': '10.0.0.1',
      'a function': () => false,
    })) {
      it(`in no other case: ${title}`, async () => {
        assert.equal(await backTo({ strict: true }, trust), 'http://inner.example');
        assert.equal(await backTo({}, trust), 'https://public.example', 'by default they are used');
      });
    }

    it('as usual if the option is anything but true, and tokens are verified as usual', async () => {
      for (const strict of ['true', 1, {}, undefined]) {
        assert.equal(await backTo({ strict }), 'https://public.example', String(strict));
        const { origin } = await start({ strict });
        assertSignedIn(
          await send(origin, { headers: { authorization: `Bearer ${sessionToken({ iss: OTHER_ISSUER })}` } }),
        );
      }
    });

    it('never in an app without Express, which has no trust proxy setting', async () => {
      const middleware = clerkMiddleware(optionsFor(endpoint, { strict: true }));
      const { origin } = await serve((req, res) => middleware(req, res, () => res.end()));
      const { headers } = await send(origin, {
        headers: { host: 'inner.example', cookie: '__client_uat=1', 'sec-fetch-dest': 'document', ...FORWARDED },
      });
      assert.match(headers.location, /redirect_url=http%3A%2F%2Finner\.example%2F&/);
    });

    it('for functions as options too', async () => {
      const seen = [];
      await backTo({ strict: true, domain: ({ host }) => seen.push(host) && '' });
      assert.deepEqual(seen, ['inner.example']);
    });
  });
});
