'use strict';

const assert = require('node:assert/strict');
const { implementations } = require('../support/implementations');
const { cookieHeader, optionsFor } = require('../support/instances');
const { startKeyEndpoint } = require('../support/key-endpoint');
const { sessionToken } = require('../support/tokens');
const { openSocket, serveSockets } = require('../support/upgrade');

const { authenticateUpgrade, refuseUpgrade } = implementations.ours;

const ofHeader = sessionToken({ sub: 'user_of_header' });
const ofCookies = { cookie: cookieHeader({ session: sessionToken({ sub: 'user_of_cookies' }), clientUat: 1 }) };
const HOST = { host: 'app.example.com' };

describe('The credentials of an upgrade', () => {
  let options;

  before(async () => {
    options = optionsFor(await startKeyEndpoint());
  });

  const start = (own) => serveSockets((req) => authenticateUpgrade(req, { ...options, ...own }), refuseUpgrade);

  describe('in cookies', () => {
    const OWN = [
      [{ origin: 'http://app.example.com' }],
      [{ origin: 'https://app.example.com' }, 'behind a proxy that ends TLS'],
      [{ origin: 'https://app.example.com', 'x-forwarded-proto': 'https' }],
      [
        {
          host: 'internal',
          origin: 'https://app.example.com',
          'x-forwarded-host': 'app.example.com',
          'x-forwarded-proto': 'https',
        },
      ],
      [{ host: 'app.example.com:8080', origin: 'http://app.example.com:8080' }],
      [{ origin: 'https://app.example.com', 'x-forwarded-proto': 'wss' }, 'behind Traefik'],
      [{ origin: 'http://app.example.com', 'x-forwarded-proto': 'ws' }, 'behind Traefik without TLS'],
      [
        {
          host: 'internal',
          origin: 'https://app.example.com',
          'x-forwarded-host': 'app.example.com',
          'x-forwarded-proto': 'wss,http',
        },
      ],
      [{}, 'of a program that is not a browser'],
      [{ 'sec-fetch-site': 'same-origin' }, 'of the first requests of Socket.IO'],
    ];
    const FOREIGN = [
      [{ origin: 'https://evil.example' }],
      [{ origin: 'https://sub.app.example.com' }],
      [{ origin: 'https://app.example.com.evil.example' }],
      [{ origin: 'https://app.example.com:8443' }],
      [{ origin: 'http://app.example.com', 'x-forwarded-proto': 'https' }, 'of an insecure page'],
      [{ origin: 'http://app.example.com', 'x-forwarded-proto': 'wss' }, 'of an insecure page'],
      [{ origin: 'https://app.example.com/' }],
      [{ origin: 'https://user@app.example.com' }],
      [{ origin: 'wss://app.example.com' }],
      [{ origin: 'null' }],
      [{ origin: '' }],
      [{ 'sec-fetch-site': 'cross-site' }],
      [{ 'sec-fetch-site': 'same-site' }],
    ];

    for (const [headers, note = ''] of OWN) {
      it(`count for the app's own pages: ${JSON.stringify(headers)} ${note}`, async () => {
        assert.equal(
          (await openSocket(await start(), { headers: { ...HOST, ...ofCookies, ...headers } })).subject,
          'user_of_cookies',
        );
      });
    }

    for (const [headers, note = ''] of FOREIGN) {
      it(`do not count for pages of other origins: ${JSON.stringify(headers)} ${note}`, async () => {
        const server = await start();
        const response = await openSocket(server, { headers: { ...HOST, ...ofCookies, ...headers } });
        assert.deepEqual([response.status, response.json.reason], [403, 'origin-not-allowed']);
        assert.deepEqual(
          [server.auths[0].isAuthenticated, server.auths[0].debug().reason],
          [false, 'origin-not-allowed'],
        );
      });
    }

    for (const unusable of [{ host: '' }, { host: '][' }, { 'x-forwarded-host': '' }, { 'x-forwarded-proto': 'ftp' }]) {
      it(`do not count if the request has no usable host: ${JSON.stringify(unusable)}`, async () => {
        const server = await start();
        for (const origin of [
          'http://clerk-dummy',
          'https://clerk-dummy',
          'https://target.invalid',
          'https://app.example.com',
        ]) {
          const { status } = await openSocket(server, { headers: { ...HOST, ...ofCookies, origin, ...unusable } });
          assert.equal(status, 403, origin);
        }
      });
    }

    it('count for pages of authorized parties and of allowed origins', async () => {
      const headers = { ...HOST, ...ofCookies, origin: 'https://other.example' };
      for (const own of [
        { authorizedParties: ['https://other.example', 'http://localhost:3000'] },
        { allowedOrigins: ['https://other.example'] },
        { allowedOrigins: 'https://other.example' },
      ]) {
        assert.equal((await openSocket(await start(own), { headers })).status, 101);
      }
      const { status } = await openSocket(await start({ allowedOrigins: ['https://another.example'] }), { headers });
      assert.equal(status, 403);
    });

    it('count by the original host if `strict` does not trust forwarded headers', async () => {
      const server = await start({ strict: true, issuer: 'https://clerk.example.com' });
      const forwarded = { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' };
      assert.equal(
        (await openSocket(server, { headers: { ...HOST, ...ofCookies, ...forwarded, origin: 'https://evil.example' } }))
          .status,
        403,
      );
      assert.equal(
        (
          await openSocket(server, {
            headers: { ...HOST, ...ofCookies, ...forwarded, origin: 'http://app.example.com' },
          })
        ).status,
        101,
      );
    });

    it('do not matter if there are none, or if there is a token', async () => {
      const server = await start();
      const foreign = { ...HOST, origin: 'https://evil.example' };
      assert.equal((await openSocket(server, { headers: foreign })).json.reason, 'session-token-and-uat-missing');
      const { subject } = await openSocket(server, {
        headers: { ...foreign, ...ofCookies, authorization: `Bearer ${ofHeader}` },
      });
      assert.equal(subject, 'user_of_header');
    });

    it('do not count for a page of another origin that sends an invalid token', async () => {
      const server = await start({ tokenFrom: { query: 'token', protocol: 'clerk.' } });
      const headers = { ...HOST, ...ofCookies, origin: 'https://evil.example' };
      for (const request of [
        { path: '/?token=' },
        { path: '/?token=%20' },
        { path: '/?token=%20x' },
        { path: '/?token=&token=' },
        { protocols: ['clerk.'] },
        { protocols: ['clerk.x'] },
      ]) {
        assert.notEqual((await openSocket(server, { headers, ...request })).status, 101, JSON.stringify(request));
      }
    });
  });

  describe('elsewhere', () => {
    const ofQuery = sessionToken({ sub: 'user_of_query' });
    const ofProtocol = sessionToken({ sub: 'user_of_protocol' });

    it('do not count unless the app says so', async () => {
      const server = await start();
      assert.equal((await openSocket(server, { path: `/?token=${ofQuery}` })).status, 401);
      assert.equal((await openSocket(server, { protocols: ['chat', `clerk.${ofProtocol}`] })).status, 401);
    });

    it('count in the query parameter that the app names', async () => {
      const server = await start({ tokenFrom: { query: 'token' } });
      const headers = { origin: 'https://evil.example' };
      assert.equal((await openSocket(server, { path: `/?a=b&token=${ofQuery}`, headers })).subject, 'user_of_query');
      assert.equal((await openSocket(server, { path: `/?access_token=${ofQuery}` })).status, 401);
      assert.equal((await openSocket(server, { path: `/?token=garbage` })).json.reason, 'token-invalid');
    });

    it('count in a subprotocol with the prefix that the app names, which is not the one that is selected', async () => {
      const server = await start({ tokenFrom: { protocol: 'clerk.' } });
      const { subject, protocol } = await openSocket(server, { protocols: ['chat', `clerk.${ofProtocol}`] });
      assert.deepEqual([subject, protocol], ['user_of_protocol', 'chat']);
      assert.equal((await openSocket(server, { protocols: ['chat', ofProtocol] })).status, 401);
    });

    it('count if the app has found them itself, and take precedence over those of the request', async () => {
      const request = {
        path: `/?token=${ofQuery}`,
        headers: { authorization: `Bearer ${ofHeader}` },
        protocols: ['chat', `clerk.${ofProtocol}`],
      };
      const tokenFrom = { query: 'token', protocol: 'clerk.' };
      const subjectFor = async (own, { headers, ...asked }) =>
        (await openSocket(await start(own), { ...asked, headers: { ...headers, ...ofCookies } })).subject;
      assert.equal(
        await subjectFor({ tokenFrom, token: sessionToken({ sub: 'user_of_app' }) }, request),
        'user_of_app',
      );
      assert.equal(await subjectFor({ tokenFrom }, request), 'user_of_header');
      assert.equal(await subjectFor({ tokenFrom }, { ...request, headers: {} }), 'user_of_protocol');
      assert.equal(await subjectFor({ tokenFrom }, { path: request.path }), 'user_of_query');
      for (const token of [undefined, null, '']) {
        assert.equal(await subjectFor({ tokenFrom, token }, {}), 'user_of_cookies');
      }
    });

    for (const token of [
      5,
      0,
      false,
      {},
      [],
      [sessionToken()],
      true,
      ' ',
      'a b',
      'ключ',
      `${sessionToken()}\r\n`,
      { toString: () => sessionToken() },
    ]) {
      it(`are rejected without falling back to cookies if the app's own value is not a token: ${JSON.stringify(token).slice(0, 20)}`, async () => {
        const response = await openSocket(await start({ token }), { headers: ofCookies });
        assert.deepEqual([response.status, response.json.reason], [401, 'token-invalid']);
      });
    }

    it('never appear in an explanation', async () => {
      const server = await start({ tokenFrom: { query: 'token' } });
      await openSocket(server, { path: `/socket?a=b&token=${ofQuery}x` });
      const shown = JSON.stringify(server.auths[0].debug());
      assert.ok(shown.includes('/socket'));
      assert.ok(!shown.includes(ofQuery.slice(0, 20)), shown);
    });
  });
});
