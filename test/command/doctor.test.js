'use strict';

const assert = require('node:assert/strict');
const path = require('node:path');
const fs = require('node:fs');
const { runCommand } = require('../support/command');
const { runNode } = require('../support/run-node');
const { layout } = require('../support/layout');
const { serve } = require('../support/server');
const { foreignKey, signingKey } = require('../support/keys');
const { instances } = require('../support/instances');
const { proxyFor } = require('../../lib/command/doctor/proxy');
const { skewFinding } = require('../../lib/command/doctor/network');

const SECRET_KEY = 'sk_live_0123456789abcdefghij';
const keys = { CLERK_PUBLISHABLE_KEY: instances.production.publishableKey, CLERK_SECRET_KEY: SECRET_KEY };

/** Runs the command, and returns its findings by the names of the checks. */
async function examined({ env = keys, args = ['--offline'], cwd } = {}) {
  const { status, stdout, stderr } = await runCommand(['doctor', '--json', ...args], { env, cwd });
  assert.equal(stderr, '');
  const findings = JSON.parse(stdout);
  return { status, findings, result: (name) => findings.find(({ check }) => check === name)?.result };
}

/** Serves key sets for both APIs of an instance. */
async function clerk({ secret = [signingKey.jwk], published = [signingKey.jwk], date } = {}) {
  return serve((req, res) => {
    if (date) {
      res.setHeader('date', date);
    }
    const isPublished = req.url.startsWith('/.well-known');
    if (!isPublished && req.headers.authorization !== `Bearer ${SECRET_KEY}` && req.url.endsWith('/jwks')) {
      res.writeHead(401, { 'content-type': 'application/json' });
      res.end('{"errors":[{"code":"authentication_invalid","message":"Invalid"}]}');
      return;
    }
    res.setHeader('content-type', 'application/json');
    res.end(JSON.stringify({ keys: isPublished ? published : secret }));
  });
}

describe('The command doctor', function () {
  this.timeout(30_000);

  it('finds nothing wrong where nothing is, and sends no request when offline', async () => {
    const { status, findings, result } = await examined();
    assert.equal(status, 0);
    assert.equal(result('network'), 'skipped');
    assert.deepEqual(
      findings.filter((finding) => !['ok', 'skipped'].includes(finding.result)),
      [],
    );
  });

  it('prints one line a check and a summary', async () => {
    const { stdout } = await runCommand(['doctor', '--offline'], { env: keys });
    assert.match(stdout, /^ok {7}node {2}/m);
    assert.match(stdout, /\nNothing is wrong\.\n$/);
    const broken = await runCommand(['doctor', '--offline'], { env: { ...keys, CLERK_SECRET_KEY: '' } });
    assert.equal(broken.status, 1);
    assert.match(broken.stdout, /^FAILED {3}secret-key .*\n +→ /m);
    assert.match(broken.stdout, /\n1 check failed\.\n$/);
  });

  const faults = {
    'a missing publishable key': [{ CLERK_SECRET_KEY: SECRET_KEY }, 'publishable-key'],
    'a publishable key without a host': [{ ...keys, CLERK_PUBLISHABLE_KEY: 'pk_live_abc' }, 'publishable-key'],
    'a secret key that is not one': [{ ...keys, CLERK_SECRET_KEY: 'pk_live_abc' }, 'secret-key'],
    'keys of different kinds of instance': [{ ...keys, CLERK_SECRET_KEY: 'sk_test_0123456789' }, 'secret-key'],
    'a CLERK_JWT_KEY that is not PEM': [{ ...keys, CLERK_JWT_KEY: 'abc' }, 'jwt-key'],
    'a CLERK_API_URL that is not a URL': [{ ...keys, CLERK_API_URL: 'clerk' }, 'proxy'],
  };
  for (const [name, [env, check]] of Object.entries(faults)) {
    it(`finds ${name}`, async () => {
      const { status, result } = await examined({ env });
      assert.deepEqual([status, result(check)], [1, 'failed']);
    });
  }

  it('accepts the keys of clerk-local, whose Frontend API has a port', async () => {
    const env = { CLERK_PUBLISHABLE_KEY: 'pk_test_MTI3LjAuMC4xOjQxMDAk', CLERK_SECRET_KEY: 'sk_test_local' };
    const { status, result } = await examined({ env });
    assert.deepEqual([status, result('publishable-key')], [0, 'ok']);
  });

  it('warns of variables that have no effect', async () => {
    const ignored = { CLERK_SECRET_KEYS: 'x', NODE_TLS_REJECT_UNAUTHORIZED: '0' };
    const { status, findings } = await examined({ env: { ...keys, ...ignored } });
    const warnings = findings.filter(({ check }) => check === 'environment');
    assert.equal(status, 0);
    assert.deepEqual(
      warnings.map(({ result }) => result),
      ['warning', 'warning'],
    );
    assert.match(warnings[0].advice, /CLERK_SECRET_KEY\?/);
  });

  it('names the front end variable that was set in place of the one that is read', async () => {
    const env = { CLERK_SECRET_KEY: SECRET_KEY, NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: keys.CLERK_PUBLISHABLE_KEY };
    const { findings } = await examined({ env });
    assert.match(findings.find(({ check }) => check === 'environment').message, /^NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY /);
  });

  it('knows every variable of Clerk that the package reads', () => {
    const { OPTION_VARIABLES, OTHER_VARIABLES } = require('../../lib/options/environment');
    const known = [...Object.values(OPTION_VARIABLES), ...OTHER_VARIABLES];
    const read = fs
      .readdirSync(path.join(__dirname, '../../lib'), { recursive: true })
      .filter((name) => name.endsWith('.js') && !name.startsWith('command'))
      .flatMap((name) => {
        const text = fs.readFileSync(path.join(__dirname, '../../lib', name), 'utf8');
        return [...text.matchAll(/'(CLERK_[A-Z_]+)'/g)].map(([, variable]) => variable);
      });
    assert.ok(read.length > 10);
    for (const variable of new Set(read)) {
      assert.ok(known.includes(variable), variable);
    }
  });

  it('reads the environment without the addon, which may be what is missing', () =>
    runNode(`
      const native = require.resolve('./lib/native');
      Object.defineProperty(require.cache, native, { get() { throw new Error('The addon was loaded.'); } });
      require('./lib/command/doctor/environment');
    `));

  it('finds copies of the package, and @clerk/express next to it', async () => {
    const installed = (version) => ({ name: 'a', version });
    const { folder } = layout({
      'node_modules/clerk-express-native/package.json': installed('0.1.0'),
      'node_modules/a/node_modules/clerk-express-native/package.json': installed('0.0.9'),
      'node_modules/@scope/b/node_modules/clerk-express-native/package.json': installed('0.0.8'),
      'packages/c/node_modules/@clerk/express/package.json': installed('2.1.0'),
    });
    const { status, findings } = await examined({ cwd: folder });
    const messageOf = (name) => findings.find(({ check }) => check === name).message;
    assert.equal(status, 0);
    assert.match(messageOf('copies'), /^installed 3 times: .*0\.0\.8.*0\.0\.9/);
    assert.match(messageOf('clerk-express'), /2\.1\.0 in packages/);
  });

  it('fetches the keys, and confirms that both keys are those of one instance and the clock is right', async () => {
    const api = await clerk();
    const env = { ...keys, CLERK_API_URL: api.origin, CLERK_FAPI_URL: api.origin };
    const { status, result, findings } = await examined({ env, args: [] });
    assert.equal(status, 0, JSON.stringify(findings));
    assert.deepEqual(['signing-keys', 'same-instance', 'clock'].map(result), ['ok', 'ok', 'ok']);
    await api.stop();
  });

  it('finds keys of different instances', async () => {
    const api = await clerk({ published: [foreignKey.jwk] });
    const env = { ...keys, CLERK_API_URL: api.origin, CLERK_FAPI_URL: api.origin };
    const { status, result } = await examined({ env, args: [] });
    assert.deepEqual([status, result('same-instance')], [1, 'failed']);
    await api.stop();
  });

  it('finds a secret key that Clerk refuses', async () => {
    const api = await clerk();
    const env = { ...keys, CLERK_SECRET_KEY: 'sk_live_another0123456789', CLERK_API_URL: api.origin };
    const { status, findings } = await examined({ env, args: [] });
    const finding = findings.find(({ check }) => check === 'signing-keys');
    assert.deepEqual([status, finding.result], [1, 'failed']);
    assert.match(finding.advice, /rejects the secret key/);
    await api.stop();
  });

  it('finds that Clerk cannot be reached', async () => {
    const api = await clerk();
    await api.stop();
    const { status, result } = await examined({ env: { ...keys, CLERK_API_URL: api.origin }, args: [] });
    assert.deepEqual([status, result('signing-keys'), result('clock')], [1, 'failed', 'skipped']);
  });

  it("compares the clock with Clerk's", async () => {
    const api = await clerk({ date: new Date(Date.now() - 60_000).toUTCString() });
    const { status, result } = await examined({ env: { ...keys, CLERK_API_URL: api.origin }, args: [] });
    assert.deepEqual([status, result('clock')], [1, 'failed']);
    await api.stop();
    assert.deepEqual(
      [0, -2.4, 3, -6].map((seconds) => skewFinding(seconds).result),
      ['ok', 'ok', 'warning', 'failed'],
    );
  });

  it('prints no key, as text and as JSON', async () => {
    const env = { ...keys, CLERK_JWT_KEY: signingKey.pem, HTTPS_PROXY: 'http://user:hush@proxy.example:3128' };
    for (const flags of [[], ['--json']]) {
      const { stdout } = await runCommand(['doctor', '--offline', ...flags], { env });
      assert.match(stdout, /proxy\.example:3128/);
      for (const secret of [SECRET_KEY, 'hush', keys.CLERK_PUBLISHABLE_KEY]) {
        assert.ok(!stdout.includes(secret));
      }
    }
  });

  it('determines which proxy a request takes', () => {
    const of = (env, url = 'https://api.clerk.com') => proxyFor(url, env)?.host;
    assert.equal(of({}), undefined);
    assert.equal(of({ HTTPS_PROXY: 'proxy:1' }), 'proxy:1');
    assert.equal(of({ https_proxy: 'http://proxy:1', HTTP_PROXY: 'http://other:1' }), 'proxy:1');
    assert.equal(of({ ALL_PROXY: 'http://proxy:1' }, 'http://api.clerk.com'), 'proxy:1');
    for (const list of ['*', 'api.clerk.com', '.clerk.com', 'a.example, clerk.com']) {
      assert.equal(of({ HTTPS_PROXY: 'http://proxy:1', NO_PROXY: list }), undefined, list);
    }
    assert.equal(of({ HTTPS_PROXY: 'http://proxy:1', NO_PROXY: 'lerk.com' }), 'proxy:1');
  });
});
