'use strict';

const assert = require('node:assert/strict');
const { BackendApi, json } = require('./backend-api');
const { user } = require('./payloads');
const { runNode } = require('../support/run-node');

const PAYLOADS = {
  user,
  token: { object: 'token', jwt: 'a.b.c' },
  count: { object: 'total_count', total_count: 7 },
  notFound: { errors: [{ code: 'resource_not_found', message: 'not found' }] },
};
const IMAGE = Buffer.from('89504e470d0a1a0a00ff0d0a', 'hex');

/** The start of the process of every library: a client of a closed port, and the calls. */
const PROLOGUE = `
  const { createClerkClient } = require('clerk-express-native');
  const payloads = ${JSON.stringify(PAYLOADS)};
  const image = new File([Buffer.from('${IMAGE.toString('hex')}', 'hex')], 'a.png', { type: 'image/png' });
  const host = 'https://api.example.com';
  const connect = (options) => createClerkClient({ secretKey: 'sk_test_x', apiUrl: host, fetch: (...args) => fetch(...args), ...options });
  const rejection = (call) => call.then(() => Promise.reject(new Error('The call was expected to fail.')), (error) => error);
  const failureOf = async (call) => {
    const { name, status, retryAfter, errors, cause } = await rejection(call);
    return [name, status, retryAfter, errors?.[0].code, cause?.code];
  };

  /** What calls give that are answered. */
  async function answersOf({ users, sessions }) {
    const { id } = await users.getUser('user_1');
    const { data, totalCount } = await users.getUserList({ query: 'ä b', userId: ['a', 'b'], limit: 1 });
    const { jwt } = await sessions.getToken('sess_1', 'my template', 60);
    const { firstName } = await users.updateUser('user_1', { firstName: 'Zoë' });
    const { lastName } = await users.updateUserProfileImage('user_1', { file: image });
    return [id, data[0].id, totalCount, jwt, firstName, lastName, await failureOf(users.getUser('nobody'))];
  }

  /** What calls give that have no answer, or none at first. */
  async function outcomesOfTrouble({ users }) {
    const once = { retry: { attempts: 0 } };
    return {
      broken: await failureOf(users.getUser('broken', once)),
      unexpected: (await rejection(users.getUser('unexpected', once))).message,
      slow: await failureOf(users.getUser('slow', { timeoutMs: 50 })),
      busy: (await users.getUser('busy')).id,
    };
  }
`;

const NOT_FOUND = ['ClerkAPIResponseError', 404, 9, 'resource_not_found', null];
const ANSWERS = ['user_1', 'user_1', 7, 'a.b.c', 'Ada', 'Lovelace', NOT_FOUND];

/** A call without a response; undefined values became null on the way out of its process. */
const unanswered = (code) => ['ClerkAPIResponseError', null, null, 'unexpected_error', code];

/** Runs code in a separate process, because such libraries change globals. Returns its result. */
async function reportOf(script, options) {
  const { stdout } = await runNode(
    `${PROLOGUE}(async () => {${script}})().then((report) => console.log(JSON.stringify(report)));`,
    options,
  );
  return JSON.parse(stdout);
}

/** The error of a broken connection, and the message about an unexpected call, come from the library. */
function assertTrouble({ unexpected, ...others }, library) {
  assert.match(unexpected, library.unexpected);
  assert.deepEqual(others, { broken: unanswered(library.broken), slow: unanswered('ETIMEDOUT'), busy: 'user_1' });
}

describe('Backend API: libraries that mock or instrument fetch', () => {
  it('nock answers the calls by URL, headers and body', async () => {
    const { answers, outcomes, uploaded, unused } = await reportOf(`
      const nock = require('nock');
      nock.disableNetConnect();
      let uploaded;
      const api = nock(host + '/v1', { reqheaders: { authorization: 'Bearer sk_test_x' } });
      api.get('/users/user_1').reply(200, payloads.user);
      api.get('/users').query({ query: 'ä b', user_id: ['a', 'b'], limit: 1 }).reply(200, [payloads.user]);
      api.get('/users/count').query({ query: 'ä b', user_id: ['a', 'b'] }).reply(200, payloads.count);
      api.post('/sessions/sess_1/tokens/my%20template', { expires_in_seconds: 60 }).reply(200, payloads.token);
      api.patch('/users/user_1', { first_name: 'Zoë' }).reply(200, payloads.user);
      api.post('/users/user_1/profile_image', (hex) => (uploaded = hex)).reply(200, payloads.user);
      api.get('/users/nobody').reply(404, payloads.notFound, { 'retry-after': '9' });
      api.get('/users/broken').replyWithError(Object.assign(new Error('reset'), { code: 'ECONNRESET' }));
      api.get('/users/slow').delay(500).reply(200, payloads.user);
      api.get('/users/busy').reply(503, '', { 'retry-after': '0' });
      api.get('/users/busy').reply(200, payloads.user);
      const answers = await answersOf(connect());
      const outcomes = await outcomesOfTrouble(connect());
      return { answers, outcomes, uploaded, unused: nock.pendingMocks() };
    `);
    assert.deepEqual(answers, ANSWERS);
    assertTrouble(outcomes, { broken: 'ECONNRESET', unexpected: /Nock: No match for request/ });
    assert.ok(uploaded.includes(IMAGE.toString('hex')));
    assert.deepEqual(unused, []);
  });

  it('msw answers the calls, and its handlers read them', async () => {
    const { answers, outcomes, read } = await reportOf(`
      // Imported: some of what msw consists of are ES modules alone, which early releases of Node 20 cannot require.
      const { delay, http, HttpResponse } = await import('msw');
      const { setupServer } = await import('msw/node');
      const read = [];
      const reading = (what, payload) => async ({ request, params }) => {
        read.push(await what(request, params));
        return HttpResponse.json(payload);
      };
      const queryOf = ({ url }) => [...new URL(url).searchParams];
      const fileOf = async (request) => {
        const file = (await request.formData()).get('file');
        return [file.name, file.type, Buffer.from(await file.arrayBuffer()).toString('hex')];
      };
      const users = host + '/v1/users';
      const server = setupServer(
        http.get(users, reading(queryOf, [payloads.user])),
        http.get(users + '/count', () => HttpResponse.json(payloads.count)),
        http.get(users + '/nobody', () => HttpResponse.json(payloads.notFound, { status: 404, headers: { 'retry-after': '9' } })),
        http.get(users + '/broken', () => HttpResponse.error()),
        http.get(users + '/slow', () => delay('infinite')),
        http.get(users + '/busy', () => new HttpResponse('', { status: 503, headers: { 'retry-after': '0' } }), { once: true }),
        http.get(users + '/busy', () => HttpResponse.json(payloads.user)),
        http.get(users + '/user_1', reading(({ headers }) => headers.get('authorization'), payloads.user)),
        http.patch(users + '/:user', reading((request) => request.json(), payloads.user)),
        http.post(users + '/:user/profile_image', reading(fileOf, payloads.user)),
        http.post(host + '/v1/sessions/:session/tokens/:template', reading(async (request, params) => [params, await request.json()], payloads.token)),
      );
      server.listen({ onUnhandledRequest: 'error' });
      const answers = await answersOf(connect());
      return { answers, outcomes: await outcomesOfTrouble(connect()), read };
    `);
    assert.deepEqual(answers, ANSWERS);
    assertTrouble(outcomes, { broken: null, unexpected: /\[MSW\] Cannot bypass a request/ });
    assert.deepEqual(read, [
      'Bearer sk_test_x',
      [
        ['query', 'ä b'],
        ['user_id', 'a'],
        ['user_id', 'b'],
        ['limit', '1'],
      ],
      [{ session: 'sess_1', template: 'my template' }, { expires_in_seconds: 60 }],
      { first_name: 'Zoë' },
      ['a.png', 'image/png', IMAGE.toString('hex')],
    ]);
  });

  const ways = {
    'for the global fetch': 'undici.setGlobalDispatcher(agent); const options = {};',
    'for undici’s own fetch':
      'const options = { fetch: (url, init) => undici.fetch(url, { ...init, dispatcher: agent }) };',
  };

  for (const [way, setUp] of Object.entries(ways)) {
    it(`undici’s MockAgent answers the calls, ${way}`, async () => {
      const { answers, outcomes, uploaded, unused } = await reportOf(`
        const undici = require('undici');
        const agent = new undici.MockAgent();
        agent.disableNetConnect();
        let uploaded;
        const api = agent.get(host);
        const headers = { authorization: 'Bearer sk_test_x' };
        // Without this the answers would count as text.
        const type = { 'content-type': 'application/json' };
        const on = (method, path, body) => api.intercept({ method, path: '/v1' + path, headers, body }).defaultReplyHeaders(type);
        const keep = (bytes) => {
          uploaded = Buffer.from(bytes).toString('hex');
          return true;
        };
        on('GET', '/users/user_1').reply(200, payloads.user);
        on('GET', '/users?query=%C3%A4+b&user_id=a&user_id=b&limit=1').reply(200, [payloads.user]);
        on('GET', '/users/count?query=%C3%A4+b&user_id=a&user_id=b').reply(200, payloads.count);
        on('POST', '/sessions/sess_1/tokens/my%20template', '{"expires_in_seconds":60}').reply(200, payloads.token);
        on('PATCH', '/users/user_1', '{"first_name":"Zoë"}').reply(200, payloads.user);
        on('POST', '/users/user_1/profile_image', keep).reply(200, payloads.user);
        on('GET', '/users/nobody').reply(404, payloads.notFound, { headers: { 'retry-after': '9' } });
        on('GET', '/users/broken').replyWithError(Object.assign(new Error('reset'), { code: 'ECONNRESET' }));
        on('GET', '/users/slow').reply(200, payloads.user).delay(500);
        on('GET', '/users/busy').reply(503, '', { headers: { 'retry-after': '0' } });
        on('GET', '/users/busy').reply(200, payloads.user);
        ${setUp}
        const answers = await answersOf(connect(options));
        const outcomes = await outcomesOfTrouble(connect(options));
        return { answers, outcomes, uploaded, unused: agent.pendingInterceptors() };
      `);
      assert.deepEqual(answers, ANSWERS);
      assertTrouble(outcomes, { broken: 'ECONNRESET', unexpected: /Mock dispatch not matched/ });
      assert.ok(uploaded.includes(IMAGE.toString('hex')));
      assert.deepEqual(unused, []);
    });
  }

  it('OpenTelemetry has a span for each attempt, below that of the caller, and the request names it', async () => {
    const api = await BackendApi.start();
    const busy = [{ status: 503, headers: { 'retry-after': '0' } }];
    const others = {
      '/v1/users/nobody': json(PAYLOADS.notFound, { status: 404, headers: { 'retry-after': '9' } }),
      '/v1/users/count': json(PAYLOADS.count),
      '/v1/users': json([user]),
      '/v1/sessions/sess_1/tokens/my%20template': json(PAYLOADS.token),
    };
    api.answer = ({ url }) => (url.endsWith('/busy') && busy.pop()) || others[url.split('?')[0]] || json(user);

    const { answers, spans } = await reportOf(
      `
        const { trace } = require('@opentelemetry/api');
        const { InMemorySpanExporter, NodeTracerProvider, SimpleSpanProcessor } = require('@opentelemetry/sdk-trace-node');
        const { UndiciInstrumentation } = require('@opentelemetry/instrumentation-undici');
        const exporter = new InMemorySpanExporter();
        const provider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
        provider.register();
        new UndiciInstrumentation().setTracerProvider(provider);
        const client = connect({ apiUrl: process.env.API });
        const within = (name, work) => trace.getTracer('app').startActiveSpan(name, (span) => work().finally(() => span.end()));
        const [answers] = await Promise.all([
          within('all', () => answersOf(client)),
          within('one', () => client.users.getUser('busy')),
          within('other', () => client.users.getUser('user_2')),
        ]);
        const finished = exporter.getFinishedSpans();
        const nameOf = (id) => finished.find((span) => span.spanContext().spanId === id)?.name;
        const spans = finished.filter(({ parentSpanContext }) => parentSpanContext).map((span) => ({
          parent: nameOf(span.parentSpanContext.spanId),
          method: span.attributes['http.request.method'],
          path: span.attributes['url.path'],
          status: span.attributes['http.response.status_code'],
          header: '00-' + span.spanContext().traceId + '-' + span.spanContext().spanId + '-01',
        }));
        return { answers, spans };
      `,
      { env: { API: api.origin } },
    );

    assert.deepEqual(answers, ANSWERS);
    assert.deepEqual(spans.map(({ parent, method, path, status }) => `${parent}: ${method} ${path} ${status}`).sort(), [
      'all: GET /v1/users 200',
      'all: GET /v1/users/count 200',
      'all: GET /v1/users/nobody 404',
      'all: GET /v1/users/user_1 200',
      'all: PATCH /v1/users/user_1 200',
      'all: POST /v1/sessions/sess_1/tokens/my%20template 200',
      'all: POST /v1/users/user_1/profile_image 200',
      'one: GET /v1/users/busy 200',
      'one: GET /v1/users/busy 503',
      'other: GET /v1/users/user_2 200',
    ]);
    const named = (requests) => requests.sort();
    assert.deepEqual(
      named(api.requests.map(({ method, url, headers }) => `${headers.traceparent} ${method} ${url.split('?')[0]}`)),
      named(spans.map(({ header, method, path }) => `${header} ${method} ${path}`)),
    );
  });
});
