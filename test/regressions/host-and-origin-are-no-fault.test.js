'use strict';

const assert = require('node:assert/strict');
const { startApp } = require('../support/app');
const { send, sendBytes } = require('../support/http');
const { implementations, overEachExpress } = require('../support/implementations');
const { cookieHeader, instances, optionsFor } = require('../support/instances');
const { startKeyEndpoint } = require('../support/key-endpoint');
const { assertSignedIn, assertSignedOut } = require('../support/outcome');
const { sessionToken } = require('../support/tokens');
const { openSocket, serveSockets } = require('../support/upgrade');

const { authenticateUpgrade, refuseUpgrade } = implementations.ours;

const UNUSABLE = 'configuration-unusable-for-request';
const ORIGIN = 'https://primary.example';
const signInUrl = `${ORIGIN}/sign-in`;
const satellite = { isSatellite: true, domain: 'satellite.example', signInUrl, satelliteAutoSync: true };
const PAGE = { 'sec-fetch-dest': 'document', accept: 'text/html' };
const bearer = { authorization: `Bearer ${sessionToken()}` };
const HOSTS = [
  'constructor',
  '__proto__',
  'valueof',
  '127.0.0.1',
  '999.999.999.999',
  '][',
  'a b',
  '',
  '%',
  'user@',
  '0x7f',
  'a'.repeat(300),
  'xn--',
  '..',
  '127.0.0.1:99999',
];

overEachExpress('The contents of a header are never a fault of the configuration', (express) => {
  let endpoint;

  before(async () => {
    endpoint = await startKeyEndpoint();
  });

  const start = (own) => startApp(implementations.ours, express, optionsFor(endpoint, own));

  for (const instance of ['production', 'development']) {
    it(`a satellite in ${instance} signs out requests with cookies from the origin of its sign-in page, and no bearer token`, async () => {
      const { origin } = await start({ ...satellite, publishableKey: instances[instance].publishableKey });
      const cookie = cookieHeader({ session: sessionToken(), clientUat: 1 });
      for (const headers of [{}, PAGE, { cookie }, { cookie, ...PAGE }]) {
        const response = await send(origin, { headers: { origin: ORIGIN, ...headers } });
        assertSignedOut(response, UNUSABLE);
        assert.doesNotMatch(JSON.stringify(response.headers), /primary\.example|signInUrl/);
      }
      assertSignedIn(await send(origin, { headers: { origin: ORIGIN, ...bearer, ...PAGE } }));
    });
  }

  it('a relative sign-in page in production matches no origin', async () => {
    const { origin } = await start({ ...satellite, secretKey: 'sk_live_x', signInUrl: '/sign-in' });
    for (const from of ['https://a.example', 'null', ORIGIN]) {
      assertSignedOut(await send(origin, { headers: { origin: from } }), 'session-token-and-uat-missing');
    }
  });

  const functions = {
    'a domain': { ...satellite, domain: (url) => url.host },
    'a proxy': { proxyUrl: (url) => `https://${url.hostname}:${url.port}1/__clerk` },
    'a path of a proxy': { proxyUrl: (url) => `//${url.host}/__clerk` },
    'a property of every object': {
      domain: ({ hostname }) => ({})[hostname],
      proxyUrl: ({ hostname }) => ({})[hostname],
    },
    'a satellite without options': { isSatellite: () => true, signInUrl },
    'a satellite in development without a sign-in page': {
      publishableKey: instances.development.publishableKey,
      isSatellite: () => true,
      domain: ({ host }) => host,
      satelliteAutoSync: true,
    },
  };
  for (const [title, options] of Object.entries(functions)) {
    it(`${title} that a function returns for a hostile host accepts a bearer token, and leaves other requests signed out`, async () => {
      const app = await start(options);
      for (const host of HOSTS) {
        for (const [headers, isSignedIn] of [
          [{ ...PAGE, Cookie: '__client_uat=1' }, false],
          [{ Cookie: '__client_uat=1' }, false],
          [{ ...PAGE, Authorization: bearer.authorization }, true],
        ]) {
          const lines = Object.entries({ Host: host, ...headers }).map(([name, value]) => `${name}: ${value}`);
          const { status, head, body } = await sendBytes(
            app,
            ['GET / HTTP/1.1', ...lines, 'Connection: close', '', ''].join('\r\n'),
          );
          assert.ok([200, 307].includes(status), `${status} for ${host}: ${body}`);
          assert.equal(/"userId","user_1"/.test(body), isSignedIn, `${host} ${body}`);
          assert.doesNotMatch(head, /clerk-dummy|\.invalid/);
        }
      }
    });
  }

  it('functions are not called for a request without a usable host', async () => {
    const hosts = [];
    const app = await start({ domain: ({ host }) => hosts.push(host) && '' });
    for (const head of [
      'GET / HTTP/1.0\r\n',
      'GET / HTTP/1.1\r\nHost: ][\r\n',
      'GET / HTTP/1.1\r\nHost: a.example\r\nX-Forwarded-Proto: ftp\r\n',
      'GET / HTTP/1.1\r\nHost: a.example\r\n',
    ]) {
      const { status, head: received } = await sendBytes(app, `${head}Connection: close\r\n\r\n`);
      assert.equal(status, 200);
      assert.match(
        received,
        new RegExp(
          `x-clerk-auth-reason: ${head.includes('a.example\r\n') && !head.includes('ftp') ? 'session-token-and-uat-missing' : UNUSABLE}`,
        ),
      );
    }
    assert.deepEqual(hosts, ['a.example']);
  });
});

describe('The contents of a header never make authenticateUpgrade() reject', () => {
  for (const [title, own, headers] of [
    ['the origin of the sign-in page', satellite, { origin: ORIGIN }],
    ['a host that does not form a domain', { ...satellite, domain: ({ host }) => host }, { host: '127.0.0.1' }],
    ['an invalid host', { domain: ({ host }) => host }, { host: '][' }],
  ]) {
    it(title, async () => {
      const options = optionsFor(await startKeyEndpoint(), own);
      const server = await serveSockets((req) => authenticateUpgrade(req, options), refuseUpgrade);
      assert.equal((await openSocket(server, { headers })).status, 401);
      assert.equal((await openSocket(server, { headers: { ...headers, ...bearer } })).subject, 'user_1');
    });
  }
});
