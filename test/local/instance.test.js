'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const express = require('express');
const { clerkMiddleware, getAuth } = require('../..');
const { ClerkLocalError, startClerkLocal } = require('../../local/npm');
const { eventually } = require('../support/eventually');
const { withEnvironment } = require('../support/environment');
const { goneFrom, launcherEnvironment, programWithPid, startNode } = require('../support/launcher');
const { scratchFolder } = require('../support/packed');
const { serve } = require('../support/server');

const api = path.join(__dirname, '..', '..', 'local', 'npm');

const SEED = {
  organizations: [
    { id: 'org_1', name: 'One', slug: 'one' },
    { id: 'org_2', name: 'Two', slug: 'two' },
  ],
  users: [
    { id: 'user_ada', email_addresses: ['ada@example.com'] },
    {
      id: 'user_bob',
      email_addresses: ['bob@example.com'],
      organization_memberships: [
        { organization_id: 'org_1', role: 'org:member' },
        { organization_id: 'org_2', role: 'org:admin' },
      ],
    },
  ],
};

const { CLERK_LOCAL_PROGRAM } = launcherEnvironment();

describe('startClerkLocal()', function () {
  this.timeout(60_000);
  let clerk;

  before(async () => {
    process.env.CLERK_LOCAL_PROGRAM = CLERK_LOCAL_PROGRAM;
    clerk = await startClerkLocal({ seed: SEED, appUrl: 'http://localhost:3000' });
  });
  after(async () => {
    await clerk?.stop();
    delete process.env.CLERK_LOCAL_PROGRAM;
  });
  beforeEach(() => clerk.reset());

  /** What the middleware of an app says about a request. */
  async function authOf(headers, options = {}) {
    const { CLERK_PUBLISHABLE_KEY: publishableKey, CLERK_SECRET_KEY: secretKey, CLERK_API_URL: apiUrl } = clerk.env;
    const middleware = clerkMiddleware({ publishableKey, secretKey, apiUrl, ...options });
    const app = express().use(middleware, (req, res) => {
      const { userId, orgId, orgRole, sessionClaims } = getAuth(req);
      res.json({ userId, orgId, orgRole, sessionClaims });
    });
    const { origin } = await serve(app);
    return (await fetch(origin, { headers })).json();
  }

  const lastSession = async () => (await clerk.events()).find(({ kind }) => kind === 'session.created');

  /** Begins a sign-in as a browser does. Returns a function that asks for a code. */
  async function codeSender(address) {
    const post = async (target, fields) => {
      const response = await fetch(new URL(target, clerk.url), { method: 'POST', body: new URLSearchParams(fields) });
      return response.json();
    };
    const { id: browser } = await post('/v1/dev_browser', {});
    const path = '/v1/client/sign_ins';
    const { response } = await post(`${path}?__clerk_db_jwt=${browser}`, { identifier: address });
    const [{ email_address_id: id }] = response.supported_first_factors.filter((one) => one.strategy === 'email_code');
    return () =>
      post(`${path}/${response.id}/prepare_first_factor?__clerk_db_jwt=${browser}`, {
        strategy: 'email_code',
        email_address_id: id,
      });
  }

  it('starts it on a free port, with the variables of an app', async () => {
    assert.match(clerk.url, /^http:\/\/127\.0\.0\.1:\d+$/);
    const { CLERK_PUBLISHABLE_KEY, CLERK_SECRET_KEY, CLERK_API_URL, CLERK_SIGN_IN_URL } = clerk.env;
    assert.match(CLERK_PUBLISHABLE_KEY, /^pk_test_/);
    assert.match(CLERK_SECRET_KEY, /^sk_test_/);
    assert.deepEqual([CLERK_API_URL, CLERK_SIGN_IN_URL], [clerk.url, `${clerk.url}/sign-in`]);
    assert.throws(() => Object.assign(clerk.env, { CLERK_API_URL: '' }), TypeError);
  });

  it('signs in a user by cookies, which have what browsers of Playwright and Puppeteer need', async () => {
    const cookies = await clerk.cookies({ emailAddress: 'bob@example.com' });
    for (const { name, value, ...rest } of cookies) {
      assert.match(name, /^__(session|client_uat|clerk_db_jwt|refresh)/);
      assert.equal(typeof value, 'string');
      const { httpOnly, ...fixed } = rest;
      assert.equal(typeof httpOnly, 'boolean');
      assert.deepEqual(fixed, { domain: 'localhost', path: '/', expires: -1, secure: false, sameSite: 'Lax' });
    }
    const auth = await authOf({ cookie: cookies.header }, { authorizedParties: ['http://localhost:3000'] });
    assert.deepEqual([auth.userId, auth.orgId], ['user_bob', 'org_1']);
    assert.equal(JSON.parse(JSON.stringify(cookies)).length, cookies.length);
  });

  it('signs in the first user by default, and into the organization and the app that are named', async () => {
    assert.equal((await authOf({ cookie: (await clerk.cookies()).header })).userId, 'user_ada');
    const who = { userId: 'user_bob', organizationId: 'org_2', appUrl: 'http://app.localhost:8080/path' };
    const cookies = await clerk.cookies(who);
    assert.equal(cookies[0].domain, 'app.localhost');
    const parties = { authorizedParties: ['http://app.localhost:8080'] };
    const auth = await authOf({ cookie: cookies.header }, parties);
    assert.deepEqual([auth.userId, auth.orgId, auth.orgRole], ['user_bob', 'org_2', 'org:admin']);
  });

  it('creates session tokens, with changed claims', async () => {
    const token = await clerk.token({
      userId: 'user_bob',
      organizationId: 'org_2',
      claims: { plan: 'pro', azp: null },
    });
    const auth = await authOf({ authorization: `Bearer ${token}` });
    assert.deepEqual([auth.userId, auth.orgId, auth.sessionClaims.plan], ['user_bob', 'org_2', 'pro']);
    assert.ok(!('azp' in auth.sessionClaims));
    const expired = await clerk.token({ claims: { exp: 1_000_000_000 } });
    assert.equal((await authOf({ authorization: `Bearer ${expired}` })).userId, null);
  });

  it('rejects users that do not exist, and unknown properties, which would mean the first user', async () => {
    await assert.rejects(clerk.cookies({ userId: 'user_none' }), (error) => {
      assert.ok(error instanceof ClerkLocalError);
      assert.equal(error.code, 'request-failed');
      return /user_none/.test(error.message);
    });
    await assert.rejects(clerk.token({ email: 'bob@example.com' }), { code: 'user-invalid' });
  });

  it('has a client of the Backend API, whose changes a reset undoes, and a snapshot keeps', async () => {
    assert.equal(clerk.client, clerk.client);
    const start = await clerk.snapshot();
    assert.deepEqual(
      start.users.map(({ id }) => id),
      ['user_ada', 'user_bob'],
    );
    const count = async () => (await clerk.client.users.getUserList()).totalCount;
    await clerk.restore({ ...start, users: start.users.slice(0, 1) });
    assert.equal(await count(), 1);
    await clerk.reset();
    assert.equal(await count(), 2);
    const { header } = await clerk.cookies();
    assert.equal((await authOf({ cookie: header })).userId, 'user_ada');
  });

  it('reports what happened', async () => {
    await clerk.cookies();
    const { at, summary } = await lastSession();
    assert.match(summary, /ada@example\.com/);
    assert.ok(Math.abs(Date.now() - at) < 60_000);
  });

  it('returns each code once, and waits for the next one', async () => {
    const sendCode = await codeSender('ada@example.com');
    await assert.rejects(clerk.inbox.code('ada@example.com', { timeout: 50 }), {
      code: 'code-missing',
      message: /^No new code was sent to ada@example\.com within 50 ms/,
    });
    await sendCode();
    const first = await clerk.inbox.last('ada@example.com');
    assert.match(first.code, /^\d{6}$/);
    assert.equal(first.kind, 'email');
    assert.equal(await clerk.inbox.code('ada@example.com'), first.code);
    const second = clerk.inbox.code('ada@example.com');
    await sendCode();
    await second;
    const messages = await clerk.inbox.list();
    assert.equal(messages.length, 2);
    assert.equal(await second, messages[0].code);
    assert.deepEqual(await clerk.inbox.list('bob@example.com'), []);
    assert.equal(await clerk.inbox.last('bob@example.com'), undefined);
  });

  it('returns webhooks in order, and sends them to the app', async () => {
    const received = [];
    const { origin } = await serve((req, res) => {
      received.push(req.headers['svix-id']);
      res.end();
    });
    await clerk.webhooks.sendTo(origin, ['session.created']);
    await clerk.cookies({ userId: 'user_ada' });
    await clerk.cookies({ userId: 'user_bob' });
    const one = await clerk.webhooks.next('session.created');
    const other = await clerk.webhooks.next('session.created');
    assert.deepEqual(
      [one, other].map(({ payload }) => payload.data.user_id),
      ['user_ada', 'user_bob'],
    );
    await assert.rejects(clerk.webhooks.next('session.created', { timeout: 1 }), { code: 'request-failed' });
    await clerk.webhooks.replay(one.id);
    await eventually(() => assert.deepEqual(received, [one.id, other.id, one.id]));
    assert.deepEqual(
      (await clerk.webhooks.list('session.created')).slice(0, 2).map(({ id }) => id),
      [other.id, one.id],
    );
  });

  it('fails on demand, until a reset', async () => {
    const { client } = clerk;
    await clerk.fail({ method: 'GET', path: '/v1/users/user_ada', status: 422, code: 'out_of_order', times: 1 });
    await assert.rejects(client.users.getUser('user_ada'), { status: 422 });
    assert.equal((await client.users.getUser('user_ada')).id, 'user_ada');
    await clerk.fail({ path: '/v1/users/user_ada', status: 404 });
    await clerk.reset();
    assert.equal((await client.users.getUser('user_ada')).id, 'user_ada');
  });

  it('lists the faults that are still to come, and removes them and the rate limit', async () => {
    await clerk.fail({ path: '/v1/users/*', status: 422, code: 'busy', retryAfter: 3, times: 2 });
    await clerk.fail({ method: 'post', delayInMs: 5 });
    await clerk.fail({ path: '/v1/jwks', disconnect: true });
    await assert.rejects(clerk.client.users.getUser('user_ada'), { status: 422 });
    const [first, ...rest] = (await clerk.faults.list()).map(
      ({ id, ...fault }) => (assert.match(id, /^fault_/), fault),
    );
    assert.deepEqual(first, { path: '/v1/users/*', status: 422, code: 'busy', retryAfter: 3, times: 1 });
    assert.deepEqual(
      rest.map(({ code, ...fault }) => (assert.equal(typeof code, 'string'), fault)),
      [
        { method: 'POST', delayInMs: 5 },
        { path: '/v1/jwks', disconnect: true },
      ],
    );
    await clerk.rateLimit({ limit: 0 });
    await clerk.faults.clear();
    assert.deepEqual(await clerk.faults.list(), []);
    assert.equal((await clerk.client.users.getUser('user_ada')).id, 'user_ada');
    await assert.rejects(clerk.fail({ status: 200 }), { code: 'request-failed', message: /between 400 and 599/ });
  });

  it('limits the rate of requests, until it is switched off or reset', async () => {
    // Clients would wait, and try again.
    const call = async () => {
      const headers = { authorization: `Bearer ${clerk.env.CLERK_SECRET_KEY}` };
      const response = await fetch(`${clerk.url}/v1/users/user_ada`, { headers });
      await response.text();
      return { status: response.status, retryAfter: Number(response.headers.get('retry-after')) };
    };
    for (const end of [() => clerk.rateLimit(null), () => clerk.reset()]) {
      await clerk.rateLimit({ limit: 1, windowSeconds: 3600 });
      assert.equal((await call()).status, 200);
      const { status, retryAfter } = await call();
      assert.ok(status === 429 && retryAfter > 3500 && retryAfter <= 3600, `${status}, ${retryAfter} s`);
      await end();
      assert.equal((await call()).status, 200);
      assert.equal((await call()).status, 200);
    }
    await clerk.rateLimit({ limit: 0 });
    const { status, retryAfter } = await call();
    assert.deepEqual([status, retryAfter > 0 && retryAfter <= 10], [429, true]);
    await assert.rejects(clerk.rateLimit({ limit: 1, windowSeconds: 0 }), {
      code: 'request-failed',
      message: /window/,
    });
    await assert.rejects(clerk.rateLimit({}), { code: 'options-invalid', message: /"limit"/ });
  });

  it('sets the clock of tokens wrong, until a reset', async () => {
    const reason = async () => {
      const { sessionClaims } = await authOf({ authorization: `Bearer ${await clerk.token()}` });
      return sessionClaims;
    };
    assert.ok(await reason());
    await clerk.offsetTokens({ hours: -1 });
    assert.equal(await reason(), null);
    await clerk.offsetTokens({ hours: 1 });
    assert.equal(await reason(), null);
    await clerk.offsetTokens();
    assert.ok(await reason());
    await clerk.offsetTokens({ days: 1 });
    await clerk.reset();
    assert.ok(await reason());
  });

  it('creates machine tokens, which the app accepts', async () => {
    const created = { type: 'api_key', subject: 'user_bob', name: 'Till', scopes: ['orders:read'] };
    const { id, token } = await clerk.machineToken(created);
    const { subject, scopes, name } = await clerk.client.apiKeys.verify(token);
    assert.deepEqual({ subject, scopes, name }, { subject: 'user_bob', scopes: ['orders:read'], name: 'Till' });
    assert.match(id, /^ak_/);
    const expired = await clerk.machineToken({ expiresInSeconds: 60 });
    assert.equal((await clerk.client.apiKeys.verify(expired.token)).subject, 'user_ada');
    await clerk.age({ minutes: 2 });
    await assert.rejects(clerk.client.apiKeys.verify(expired.token));
  });

  it('creates tokens of a session that has ended', async () => {
    await clerk.cookies({ userId: 'user_bob' });
    const { subject: sessionId } = await lastSession();
    await clerk.client.sessions.revokeSession(sessionId);
    const token = await clerk.token({ sessionId });
    const { sessionClaims } = await authOf({ authorization: `Bearer ${token}` });
    assert.deepEqual([sessionClaims.sid, sessionClaims.sub], [sessionId, 'user_bob']);
  });

  it('lists and removes the endpoints of webhooks', async () => {
    assert.deepEqual(await clerk.webhooks.endpoints(), []);
    const endpoint = await clerk.webhooks.sendTo('http://127.0.0.1:9/hook', ['user.created']);
    const { id, ...rest } = endpoint;
    assert.deepEqual(rest, { url: 'http://127.0.0.1:9/hook', events: ['user.created'] });
    assert.deepEqual(await clerk.webhooks.endpoints(), [endpoint]);
    await clerk.webhooks.removeEndpoint(id);
    assert.deepEqual(await clerk.webhooks.endpoints(), []);
    await assert.rejects(clerk.webhooks.removeEndpoint(id), { code: 'request-failed', message: new RegExp(id) });
  });

  it('starts copies with the same state, which go their own ways and end on their own', async () => {
    await clerk.client.users.updateUser('user_ada', { firstName: 'Ada' });
    await clerk.fail({ path: '/v1/users/*', status: 500 });
    const fork = await clerk.fork();
    assert.notEqual(fork.url, clerk.url);
    assert.notEqual(fork.env.CLERK_PUBLISHABLE_KEY, clerk.env.CLERK_PUBLISHABLE_KEY);
    assert.equal(fork.env.CLERK_API_URL, fork.url);
    assert.throws(() => Object.assign(fork.env, { CLERK_API_URL: '' }), TypeError);
    assert.equal((await fork.client.users.getUser('user_ada')).firstName, 'Ada');
    assert.equal((await fork.cookies({ userId: 'user_ada' }))[0].domain, 'localhost');
    await clerk.faults.clear();
    await fork.client.users.updateUser('user_ada', { firstName: 'Augusta' });
    assert.equal((await clerk.client.users.getUser('user_ada')).firstName, 'Ada');
    await clerk.reset();
    assert.equal((await fork.client.users.getUser('user_ada')).firstName, 'Augusta');
    await fork.reset();
    assert.equal((await fork.client.users.getUser('user_ada')).firstName, null);
    await Promise.all([fork.stop(), fork[Symbol.asyncDispose]()]);
    await assert.rejects(fork.reset(), { code: 'not-running' });
    assert.equal((await clerk.client.users.getUser('user_ada')).id, 'user_ada');
  });

  it('ends its copies with it', async () => {
    const parent = await startClerkLocal();
    const fork = await parent.fork();
    const inner = await fork.fork();
    await parent.stop();
    for (const one of [fork, inner]) {
      await goneFrom(one.url);
      await one.stop();
    }
  });

  it('lets time pass for what is stored', async () => {
    const { client } = clerk;
    await clerk.cookies({ userId: 'user_bob' });
    const { subject: sessionId } = await lastSession();
    assert.equal((await client.sessions.getSession(sessionId)).status, 'active');
    await clerk.age({ days: 8 });
    assert.notEqual((await client.sessions.getSession(sessionId)).status, 'active');
  });

  it('stops, more than once and at the end of a scope, and its functions say so then', async () => {
    const other = await startClerkLocal({ port: 0, sessionTokenSeconds: 5 });
    await Promise.all([other.stop(), other.stop()]);
    await goneFrom(other.url);
    await other[Symbol.asyncDispose]();
    await assert.rejects(other.reset(), { code: 'not-running', message: /^There is no clerk-local at http/ });
  });

  it('takes a seed from a file, keeps a state in one, and reports what is wrong with them', async () => {
    const folder = scratchFolder('seed');
    const seed = path.join(folder, 'seed.json');
    const state = path.join(folder, 'state.json');
    fs.writeFileSync(seed, JSON.stringify(SEED));
    const other = await startClerkLocal({ seed, state });
    assert.equal((await other.snapshot()).users.length, 2);
    await other.stop();
    assert.ok(fs.existsSync(state));
    await assert.rejects(startClerkLocal({ seed: path.join(folder, 'none.json') }), {
      code: 'start-failed',
      message: /none\.json/,
    });
    await assert.rejects(startClerkLocal({ seed: { users: [{}] } }), { code: 'start-failed', message: /users/ });
  });

  it('takes a seed from a YAML file, and names the line and what it expected where it is wrong', async () => {
    const seed = path.join(scratchFolder('seed'), 'people.yaml');
    fs.writeFileSync(
      seed,
      [
        '# Who works here',
        'users:',
        '  - id: user_ada # the first',
        '    email_addresses: [ada@example.com]',
        '    public_metadata: { born: 1815-12-10, country: NO }',
      ].join('\n'),
    );
    const other = await startClerkLocal({ seed });
    const { publicMetadata } = await other.client.users.getUser('user_ada');
    assert.deepEqual(publicMetadata, { born: '1815-12-10', country: 'NO' });
    await other.stop();
    fs.appendFileSync(seed, '\n    banned: sometimes\n');
    await assert.rejects(startClerkLocal({ seed }), {
      code: 'start-failed',
      message: /people\.yaml is invalid at users\[0\]\.banned: .*"sometimes", expected a boolean at line 6 column 13/,
    });
  });

  it('reports a port in use, and unknown or wrong options', async () => {
    const { port } = new URL(clerk.url);
    await assert.rejects(startClerkLocal({ port: Number(port) }), { code: 'port-in-use', message: new RegExp(port) });
    await assert.rejects(startClerkLocal({ sede: {} }), {
      code: 'options-invalid',
      message: /"sede"; expected .*seed/,
    });
    await assert.rejects(startClerkLocal({ appUrl: 'localhost' }), { code: 'options-invalid' });
  });

  it('reports that it has ended, and can be stopped then', async function () {
    if (process.platform === 'win32') {
      this.skip();
    }
    const { program, pid } = programWithPid();
    const other = await withEnvironment({ CLERK_LOCAL_PROGRAM: program }, () => startClerkLocal());
    process.env.CLERK_LOCAL_PROGRAM = CLERK_LOCAL_PROGRAM;
    process.kill(pid(), 'SIGKILL');
    await goneFrom(other.url);
    await assert.rejects(other.token(), { code: 'not-running' });
    await other.stop();
  });

  it('leaves no files of seeds behind', async () => {
    const folder = scratchFolder('temporary');
    const source = `require(${JSON.stringify(api)}).startClerkLocal({ seed: { users: [] } }).then(({ url }) => console.log(url))`;
    const { code, stderr } = await startNode(['-e', source], { env: { TMPDIR: folder, TEMP: folder } }).ended;
    assert.deepEqual([code, stderr], [0, '']);
    assert.deepEqual(fs.readdirSync(folder), []);
  });
});

describe('A clerk-local that was started from JavaScript', function () {
  this.timeout(60_000);

  const started = (then) =>
    startNode([
      '-e',
      `require(${JSON.stringify(api)}).startClerkLocal().then((clerk) => { console.log(clerk.url); ${then} });`,
    ]);

  for (const [how, then] of Object.entries({
    'has nothing left to do': '',
    'exits without stopping it': 'process.exit(0)',
    'fails with an exception': `setTimeout(() => { throw new Error('failed') })`,
  })) {
    it(`ends with a process that ${how}`, async () => {
      const { stdout, stderr } = await started(then).ended;
      assert.match(stdout, /^http/, stderr);
      await goneFrom(stdout.trim());
    });
  }

  it('ends with a process that is killed', async () => {
    const parent = started('setInterval(() => {}, 1000)');
    const [origin] = await parent.printed(/^http:\S+$/m);
    await parent.crash();
    await goneFrom(origin);
  });

  it('ends with a worker thread that is terminated', async () => {
    const source = `
      const { Worker } = require('node:worker_threads');
      const worker = new Worker(${JSON.stringify(
        `require(${JSON.stringify(api)}).startClerkLocal().then(({ url }) => {
          require('node:worker_threads').parentPort.postMessage(url);
          setInterval(() => {}, 1000);
        });`,
      )}, { eval: true });
      worker.on('message', async (url) => { await worker.terminate(); console.log(url); });
      setInterval(() => {}, 1000);`;
    const parent = startNode(['-e', source]);
    const [origin] = await parent.printed(/^http:\S+$/m);
    await goneFrom(origin);
    await parent.crash();
  });
});
