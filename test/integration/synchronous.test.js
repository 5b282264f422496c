'use strict';

const assert = require('node:assert/strict');
const { send, sendToken } = require('../support/http');
const { implementations } = require('../support/implementations');
const { cookieHeader, instances, optionsFor } = require('../support/instances');
const { startKeyEndpoint } = require('../support/key-endpoint');
const { signingKey } = require('../support/keys');
const { serve } = require('../support/server');
const { forgedToken, secondsFromNow, sessionToken } = require('../support/tokens');
const { startClerkApi } = require('../support/clerk-api');
const { handshakeToken } = require('../parity/harness/tokens');

const { clerkMiddleware, createClerkClient, requireAuth } = implementations.ours;
const { publishableKey, issuer } = instances.development;

const NAVIGATION = { 'sec-fetch-dest': 'document' };
const bearer = (token) => ({ headers: { authorization: `Bearer ${token}` } });
const cookie = (text, headers) => ({ headers: { ...headers, cookie: text } });
const organization = { o: { id: 'org_1', slg: 'acme', rol: 'admin' } };

/** Serves whether `next` was called, or the browser redirected, before the middleware returned. */
function serveTiming(options, guard = clerkMiddleware) {
  const middleware = guard(options);
  return serve((req, res) => {
    let returned = false;
    const timing = (event) => `${event} ${returned ? 'later' : 'at once'}`;
    const end = res.end.bind(res);
    // A redirect has no body, so the timing is in a header.
    res.end = () => {
      res.setHeader('x-timing', timing('redirect'));
      end();
    };
    middleware(req, res, (error) => end(error ? error.message : timing('next')));
    returned = true;
  });
}

const timingOf = ({ text, headers }) => text || headers['x-timing'];

describe('next() is called before the middleware returns', () => {
  let warm;

  before(async () => {
    warm = await serveTiming(optionsFor(await startKeyEndpoint()));
    await sendToken(warm.origin, sessionToken());
  });

  it('unless keys have to be fetched', async () => {
    const { origin } = await serveTiming(optionsFor(await startKeyEndpoint()));
    assert.equal((await sendToken(origin, sessionToken())).text, 'next later');
    assert.equal((await sendToken(origin, sessionToken())).text, 'next at once');
  });

  const requests = {
    'for a bearer token': { headers: { authorization: `Bearer ${sessionToken()}` } },
    'for cookies': { headers: { cookie: cookieHeader({ session: sessionToken(), clientUat: 1 }) } },
    'for a forged token': { headers: { authorization: `Bearer ${forgedToken()}` } },
    'for garbage': { headers: { authorization: 'Bearer garbage' } },
    'for a request without a token': {},
    'for an expired token': bearer(sessionToken({ exp: secondsFromNow(-60) })),
    'for a session that cannot be renewed by a form': {
      method: 'POST',
      ...cookie(
        `${cookieHeader({ session: sessionToken({ exp: secondsFromNow(-60) }), clientUat: 1 })}; __refresh_naoXFJnI=x`,
      ),
    },
    'for a machine token that is a JWT': bearer(sessionToken({ sub: 'mch_1' }, { cat: 'cl_B7d4PD333AAA' })),
    'for an OAuth token that is a JWT': bearer(sessionToken({}, { cat: undefined, typ: 'at+jwt' })),
    'for a page request with valid cookies': cookie(
      cookieHeader({ session: sessionToken(), clientUat: 1 }),
      NAVIGATION,
    ),
    'for a session that is older than its client': cookie(
      cookieHeader({ session: sessionToken(), clientUat: secondsFromNow(60) }),
    ),
    'for a browser that was redirected three times': cookie('__client_uat=1; __clerk_redirect_count=3', NAVIGATION),
    'for the handshake of a returning browser': {
      path: `/?__clerk_handshake=${handshakeToken({ handshake: [`__session=${sessionToken()}`] })}`,
      headers: NAVIGATION,
    },
    'for an invalid handshake': { path: '/?__clerk_handshake=x', headers: NAVIGATION },
  };
  for (const [title, request] of Object.entries(requests)) {
    it(title, async () => {
      const { log, error } = console;
      Object.assign(console, { log() {}, error() {} });
      try {
        assert.equal(timingOf(await send(warm.origin, request)), 'next at once');
      } finally {
        Object.assign(console, { log, error });
      }
    });
  }

  it('for the first token when there is a jwtKey', async () => {
    const { origin } = await serveTiming(optionsFor(await startKeyEndpoint(), { jwtKey: signingKey.pem }));
    assert.equal((await sendToken(origin, sessionToken())).text, 'next at once');
  });

  it('also on a cold start, for requests that need no key', async () => {
    const { origin } = await serveTiming(optionsFor(await startKeyEndpoint({ mode: 'silent' })));
    assert.equal((await send(origin)).text, 'next at once');
    assert.equal((await sendToken(origin, 'garbage')).text, 'next at once');
  });

  const forms = {
    'with a client of its own': ({ publishableKey: key, ...options }) => ({
      publishableKey: key,
      clerkClient: createClerkClient(options),
    }),
    'with functions as options': (options) => ({
      ...options,
      isSatellite: () => false,
      domain: () => '',
      proxyUrl: () => '',
    }),
    'with organizations by path': (options) => ({
      ...options,
      organizationSyncOptions: { organizationPatterns: '/orgs/:slug' },
    }),
    'without redirects': (options) => ({ ...options, enableHandshake: false }),
    'in strict mode': (options) => ({ ...options, strict: true }),
  };
  for (const [title, make] of Object.entries(forms)) {
    it(`in an app ${title}`, async () => {
      const { origin } = await serveTiming(make(optionsFor(await startKeyEndpoint())));
      await sendToken(origin, sessionToken());
      assert.equal((await sendToken(origin, sessionToken())).text, 'next at once');
      assert.equal((await send(origin)).text, 'next at once');
      assert.equal(
        (
          await send(origin, {
            path: '/orgs/acme',
            ...cookie(cookieHeader({ session: sessionToken(organization), clientUat: 1 }), NAVIGATION),
          })
        ).text,
        'next at once',
      );
    });
  }

  it('by requireAuth too, as is the redirect to the sign-in page', async () => {
    const { origin } = await serveTiming(optionsFor(await startKeyEndpoint()), requireAuth);
    await sendToken(origin, sessionToken());
    assert.equal((await sendToken(origin, sessionToken())).text, 'next at once');
    assert.equal(timingOf(await send(origin)), 'redirect at once');
  });

  it('unless Clerk has to be queried', async () => {
    const api = await startClerkApi();
    const { origin } = await serveTiming(optionsFor(api));
    await sendToken(origin, sessionToken());
    const expired = cookieHeader({ session: sessionToken({ exp: secondsFromNow(-60) }), clientUat: 1 });
    assert.equal((await send(origin, cookie(`${expired}; __refresh_naoXFJnI=x`))).text, 'next later');
    assert.equal((await send(origin, { path: '/?__clerk_handshake_nonce=x' })).text, 'next later');
    assert.equal((await sendToken(origin, 'ak_opaque')).text, 'next later');
  });

  it('if a function returns the options, unless it returns a promise', async () => {
    const options = optionsFor(await startKeyEndpoint());
    assert.equal((await send((await serveTiming(() => options)).origin)).text, 'next at once');
    assert.equal((await send((await serveTiming(async () => options)).origin)).text, 'next later');
  });
});

describe('A browser is redirected before the middleware returns', () => {
  const session = sessionToken({ iss: issuer });
  const inDevelopment = { publishableKey };
  const satellite = {
    isSatellite: true,
    domain: 'satellite.example',
    signInUrl: 'https://primary.example/',
    satelliteAutoSync: true,
  };
  const signedIn = cookieHeader({ session: sessionToken(organization), clientUat: 1 });
  const devBrowser = cookieHeader({ session, clientUat: 1, devBrowser: 'dvb_1' }, instances.development);

  /** Options, and the request. */
  const redirects = {
    'for a missing session': [{}, cookie('__client_uat=1')],
    'for a missing client': [{}, cookie(`__session=${sessionToken()}`)],
    'for an expired session': [
      {},
      cookie(cookieHeader({ session: sessionToken({ exp: secondsFromNow(-60) }), clientUat: 1 })),
    ],
    'from another site': [{}, cookie(signedIn, { referer: 'https://other.example/' })],
    'for another organization': [
      { organizationSyncOptions: { organizationPatterns: '/orgs/:slug' } },
      { path: '/orgs/other', ...cookie(signedIn) },
    ],
    'that has no dev browser': [inDevelopment, {}],
    'that syncs a satellite': [
      inDevelopment,
      { path: '/?__clerk_redirect_url=https%3A%2F%2Fsatellite.example%2F', ...cookie(devBrowser) },
    ],
    'of a satellite in production': [satellite, {}],
    'of a satellite in development': [{ ...satellite, ...inDevelopment }, {}],
    'to the clean URL in development': [
      inDevelopment,
      { path: `/?__clerk_handshake=${handshakeToken({ handshake: [`__session=${session}`] })}` },
    ],
  };
  for (const [title, [options, { headers, ...request }]] of Object.entries(redirects)) {
    it(title, async () => {
      const { origin } = await serveTiming(optionsFor(await startKeyEndpoint(), options));
      await sendToken(origin, sessionToken());
      const response = await send(origin, { ...request, headers: { ...NAVIGATION, ...headers } });
      assert.deepEqual([response.status, timingOf(response)], [307, 'redirect at once']);
    });
  }
});
