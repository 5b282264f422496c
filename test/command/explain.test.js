'use strict';

const assert = require('node:assert/strict');
const http = require('node:http');
const path = require('node:path');
const util = require('node:util');
const { runCommand } = require('../support/command');
const { layout } = require('../support/layout');
const { serve } = require('../support/server');
const { foreignKey, signingKey } = require('../support/keys');
const { cookieHeader, instances } = require('../support/instances');
const { secondsFromNow, sessionToken } = require('../support/tokens');

const { publishableKey, suffix } = instances.production;
const SECRET_KEY = 'sk_live_0123456789abcdefghij';
const environment = { CLERK_PUBLISHABLE_KEY: publishableKey, CLERK_SECRET_KEY: SECRET_KEY };

/** Runs the command, and parses what `--json` prints. */
async function explained(input, { args = [], env = environment } = {}) {
  const { status, stdout, stderr } = await runCommand(['explain', '--json', ...args], { input, env });
  assert.equal(stderr, '');
  return { exit: status, ...JSON.parse(stdout) };
}

describe('The command explain', function () {
  this.timeout(30_000);

  it('signs in by a token alone, and says that its signature was not checked', async () => {
    const { exit, status, signatures, notSent } = await explained(`  Bearer ${sessionToken()}\n`);
    assert.deepEqual(
      { exit, status, signatures, notSent },
      { exit: 0, status: 'signed-in', signatures: 'assumed', notSent: [] },
    );
  });

  it('gives the reason and the advice of the middleware', async () => {
    const token = sessionToken({ azp: 'https://other.example' });
    const { exit, reason, explanation } = await explained(token, {
      args: ['--authorized-party', 'https://app.example.com', '--authorized-party', 'https://b.example.com'],
    });
    assert.deepEqual([exit, reason], [1, 'token-invalid-authorized-parties']);
    assert.ok(explanation.some((line) => line.startsWith('  what to do: ')));
    assert.ok(explanation.some((line) => line.includes('"https://app.example.com"')));
  });

  it('checks signatures with a key set, and with CLERK_JWT_KEY', async () => {
    const { folder } = layout({ 'jwks.json': { keys: [signingKey.jwk] } });
    const jwks = ['--jwks', path.join(folder, 'jwks.json')];
    const forged = sessionToken({}, { kid: signingKey.kid }, foreignKey);
    const withPem = { args: [], env: { ...environment, CLERK_JWT_KEY: signingKey.pem } };
    for (const options of [{ args: jwks }, withPem]) {
      const good = await explained(sessionToken(), options);
      assert.deepEqual([good.status, good.signatures], ['signed-in', 'checked']);
      const bad = await explained(forged, options);
      assert.deepEqual([bad.exit, bad.reason, bad.signatures], [1, 'token-invalid-signature', 'checked']);
    }
  });

  it('takes no signature for valid but that of an RS256 token', async () => {
    const unsigned = sessionToken().replace(/^[^.]+/, Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url'));
    const { exit, status } = await explained(unsigned);
    assert.deepEqual([exit, status], [1, 'signed-out']);
  });

  it('reads the head of a request with cookies, and ignores its body', async () => {
    const cookies = cookieHeader({ session: sessionToken(), clientUat: secondsFromNow(-60) });
    const head = `POST /api/a?b=c HTTP/1.1\r\nHost: app.example.com\r\nCookie: ${cookies}\r\nContent-Length: 5\r\n\r\nhello`;
    const { exit, explanation } = await explained(head);
    assert.equal(exit, 0);
    assert.match(explanation[0], /POST \/api\/a\b.* is signed-in$/);
  });

  it('reads header lines alone, as browsers copy them, with the URL given', async () => {
    const cookie = `__client_uat=${secondsFromNow(-60)}; __client_uat_${suffix}=${secondsFromNow(-60)}`;
    const lines = [':authority: app.example.com', ':method: GET', `cookie: ${cookie}`, 'sec-fetch-dest: document'];
    const { exit, status, reason, headers } = await explained(lines.join('\n'), {
      args: ['--url', 'https://app.example.com/account?tab=1'],
    });
    assert.deepEqual([exit, status, reason], [1, 'handshake', 'client-uat-but-no-session-token']);
    const location = new URL(Object.fromEntries(headers).location);
    assert.equal(location.host, 'clerk.example.com');
    assert.equal(location.searchParams.get('redirect_url'), 'https://app.example.com/account?tab=1');
  });

  it('shows what Clerk would have been asked, and asks nothing', async () => {
    const requests = [];
    const api = await serve((req, res) => {
      requests.push(req.url);
      res.end('{}');
    });
    const env = { ...environment, CLERK_API_URL: api.origin, HTTP_PROXY: api.origin, HTTPS_PROXY: api.origin };
    const { exit, reason, notSent } = await explained(`ak_${'x'.repeat(40)}`, { env });
    assert.deepEqual([exit, reason], [1, 'unexpected-error']);
    assert.deepEqual(notSent, ['POST /api_keys/verify']);
    assert.deepEqual(requests, []);
    await api.stop();
  });

  it('prints neither tokens nor keys, as text and as JSON', async () => {
    const session = sessionToken({ exp: 1 });
    const cookies = cookieHeader({ session, clientUat: 5, devBrowser: 'dvb_secretdevbrowser' });
    const head = `GET / HTTP/1.1\nHost: a.example\nAuthorization: Bearer ${session}\nCookie: ${cookies}\nX-Api-Key: hush\n`;
    for (const flags of [[], ['--json']]) {
      const { stdout, stderr } = await runCommand(['explain', ...flags], { input: head, env: environment });
      for (const secret of [...session.split('.'), 'dvb_secretdevbrowser', SECRET_KEY.slice(8), 'hush']) {
        assert.ok(!`${stdout}${stderr}`.includes(secret), secret.slice(0, 10));
      }
    }
  });

  it('names a configuration that cannot work by its code', async () => {
    const { exit, status, reason } = await explained(sessionToken(), { env: {} });
    assert.deepEqual([exit, status, reason], [3, 'configuration-error', 'publishable-key-missing']);
  });

  it('reads variables from a file, below those of the environment', async function () {
    if (!util.parseEnv) {
      this.skip();
    }
    const { folder } = layout({ '.env': `CLERK_PUBLISHABLE_KEY=wrong\nCLERK_SECRET_KEY=${SECRET_KEY}\n` });
    const { exit } = await explained(sessionToken(), {
      args: ['--env-file', path.join(folder, '.env')],
      env: { CLERK_PUBLISHABLE_KEY: publishableKey },
    });
    assert.equal(exit, 0);
  });

  it('answers a request that cannot be read as the middleware does', async () => {
    const { exit, status } = await explained('TRACE / HTTP/1.1\nHost: a.example');
    assert.deepEqual([exit, status], [1, 'bad-request']);
  });

  const unusable = {
    'an empty input': ['', [], /empty/],
    'a line that is not a header': ['GET / HTTP/1.1\nHost: a\nsecret-without-colon', [], /^Line 3 /],
    'a URL of another scheme': ['Host: a', ['--url', 'ftp://a'], /--url/],
    'a key set that is missing': ['x', ['--jwks', '/nowhere/jwks.json'], /jwks\.json/],
    'an unknown option': ['x', ['--nonsense'], /--nonsense/],
  };
  for (const [name, [input, args, message]] of Object.entries(unusable)) {
    it(`ends with 2 for ${name}, without repeating the input`, async () => {
      const { status, stdout, stderr } = await runCommand(['explain', ...args], { input, env: environment });
      assert.deepEqual([status, stdout], [2, '']);
      assert.match(stderr, message);
      assert.doesNotMatch(stderr, /secret-without-colon/);
    });
  }

  it('agrees with the middleware about the same request', async () => {
    const { clerkMiddleware } = require('../../index.js');
    const token = sessionToken({ nbf: secondsFromNow(3600) });
    const middleware = clerkMiddleware({ publishableKey, secretKey: SECRET_KEY, jwtKey: signingKey.pem });
    const app = await serve((req, res) => middleware(req, res, () => res.end()));
    const response = await new Promise((resolve) => {
      http.get(app.origin, { headers: { authorization: `Bearer ${token}` } }, (res) => resolve(res.resume()));
    });
    const { headers } = await explained(token);
    const own = ['x-clerk-auth-message', 'x-clerk-auth-reason', 'x-clerk-auth-status'];
    const withoutTimes = (text) => text.replace(/\d+/g, 'N');
    assert.deepEqual(
      own.map((name) => withoutTimes(Object.fromEntries(headers)[name])),
      own.map((name) => withoutTimes(response.headers[name])),
    );
    await app.stop();
  });
});
