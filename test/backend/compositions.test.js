'use strict';

const assert = require('node:assert/strict');
const { implementations } = require('../support/implementations');
const { signingKey } = require('../support/keys');
const { runNode } = require('../support/run-node');
const { secondsFromNow, signedTexts } = require('../support/tokens');
const { BackendApi, json, rejection } = require('./backend-api');
const { user } = require('./payloads');
const { serveRaw } = require('./raw-server');

describe('Backend API: methods that send more than one request', () => {
  let api;

  before(async () => {
    api = await BackendApi.start();
  });

  beforeEach(() => {
    api.answer = ({ url, method }) => json({ ...user, username: `${method} ${url}` });
    api.takeRequests();
  });

  /** The requests in order of arrival. */
  function lines() {
    const sent = api.requests.map(({ method, url, body }) => `${method} ${url} ${body}`.trimEnd());
    api.takeRequests();
    return sent;
  }

  const updates = {
    'metadata alone': ['users', 'updateUser', 'u', { unsafeMetadata: null, publicMetadata: { aB: 1 } }],
    'metadata and more': ['users', 'updateUser', 'u', { publicMetadata: { aB: 1 }, firstName: 'Ada' }],
    'no metadata': ['users', 'updateUser', 'u', { firstName: 'Ada', privateMetadata: undefined }],
    nothing: ['users', 'updateUser', 'u'],
    'only undefined metadata': ['users', 'updateUser', 'u', { publicMetadata: undefined }],
    'an organization’s metadata and more': [
      'organizations',
      'updateOrganization',
      'o',
      { name: 'n', privateMetadata: {} },
    ],
    'a property that only users have, of an organization': [
      'organizations',
      'updateOrganization',
      'o',
      { unsafeMetadata: {} },
    ],
  };

  for (const [name, [namespace, method, ...args]] of Object.entries(updates)) {
    it(`change ${name} as in @clerk/backend`, async () => {
      const ours = await api.client('ours')[namespace][method](...args);
      const sent = lines();
      const theirs = await api.client('reference')[namespace][method](...args);
      assert.deepEqual(sent, lines());
      assert.equal(ours.username, theirs.username);
    });
  }

  it('replace no metadata if the rest could not be changed', async () => {
    api.answerWith(json({ errors: [] }, { status: 422 }));
    const error = await rejection(api.client('ours').users.updateUser('u', { firstName: 'A', publicMetadata: {} }));
    assert.equal(error.status, 422);
    assert.deepEqual(lines(), ['PATCH /v1/users/u {"first_name":"A"}']);
  });

  it('warn once per process that metadata have their own methods, but neither in tests nor in production', async () => {
    const source = `
      const { createClerkClient } = require('./index.js');
      const { users, organizations } = createClerkClient({ secretKey: 'sk_test_x', apiUrl: ${JSON.stringify(api.origin)} });
      (async () => {
        for (let time = 0; time < 3; time += 1) {
          await users.updateUser('u', { publicMetadata: {} });
          await organizations.updateOrganization('o', { publicMetadata: {} });
        }
      })();`;
    const warnings = async (NODE_ENV) =>
      (await runNode(source, { env: { NODE_ENV } })).stderr.trim().split('\n').filter(Boolean);
    const [first, second, ...more] = await warnings('development');
    assert.match(first, /users\.updateUser\(\).*updateUserMetadata\(\).*replaceUserMetadata\(\)/);
    assert.match(second, /organizations\.updateOrganization\(\)/);
    assert.deepEqual(more, []);
    for (const quiet of ['test', 'production']) {
      assert.deepEqual(await warnings(quiet), []);
    }
  });

  it('fetch a list and its total at the same time', async () => {
    let waiting = 0;
    let most = 0;
    const { resolve, promise } = deferred();
    api.answer = ({ url }) => json(url.includes('count') ? { object: 'total_count', total_count: 3 } : []);
    const own = implementations.ours.createClerkClient({
      secretKey: 'sk_test_x',
      fetch: async (url) => {
        waiting += 1;
        most = Math.max(most, waiting);
        if (waiting === 2) {
          resolve();
        }
        await promise;
        const count = String(url.url ?? url).includes('count');
        return Response.json(count ? { object: 'total_count', total_count: 3 } : [user]);
      },
    });
    const { data, totalCount } = await own.users.getUserList({ limit: 1 });
    assert.deepEqual([data.length, totalCount, most], [1, 3, 2]);
  });

  it('count with the filters of a list, without its limits', async () => {
    api.answer = ({ url }) => json(url.includes('count') ? { object: 'total_count', total_count: 3 } : []);
    await api.client('ours').users.getUserList({ limit: 1, offset: 2, orderBy: 'x', query: 'q' });
    assert.deepEqual(lines().sort(), [
      'GET /v1/users/count?query=q',
      'GET /v1/users?limit=1&offset=2&order_by=x&query=q',
    ]);
  });

  it('send nothing if the parameters of a list are invalid', async () => {
    for (const parameters of ['text', 5, true, 1n, [], [{ query: 'q' }]]) {
      const asked = [];
      const fetch = async (url) => {
        asked.push(new URL(url.url ?? url).pathname);
        return Response.json(user);
      };
      const { users } = implementations.ours.createClerkClient({ secretKey: 'sk_test_x', fetch });
      await assert.rejects(users.getUserList(parameters), /expected a plain object/);
      await users.getUser('u');
      assert.deepEqual(asked, ['/v1/users/u']);
    }
  });

  describe('idPOAuthAccessToken.verify', () => {
    const token = { object: 'clerk_idp_oauth_access_token', id: 'oat_1', subject: 'user_1' };
    const cases = {
      'no audience is required': [{ ...token, aud: 5 }, undefined],
      'an empty array of audiences is required': [token, { audience: [] }],
      'one of the audiences is unset': [{ ...token, aud: 'b' }, { audience: ['', undefined, 'b'] }],
      'one of several is required': [{ ...token, aud: ['a', 'b'] }, { audience: ['x', 'b'] }],
      'another is required': [{ ...token, aud: 'a' }, { audience: 'b' }],
      'the token has none': [token, { audience: 'b' }],
      'the token has an odd one': [{ ...token, aud: ['a', 5] }, { audience: 'a' }],
      'the token has an empty one': [{ ...token, aud: ['a', ''] }, { audience: 'a' }],
    };

    for (const [name, [payload, options]] of Object.entries(cases)) {
      it(`has the result of @clerk/backend when ${name}`, async () => {
        api.answerWith(json(payload));
        const outcome = (implementation) =>
          api
            .client(implementation)
            .idPOAuthAccessToken.verify('oat_x', options)
            .then(
              ({ id }) => id,
              ({ constructor, reason }) => [constructor.name.replace(/^_/, ''), reason],
            );
        assert.deepEqual(await outcome('ours'), await outcome('reference'));
      });
    }
  });

  it('idPOAuthAccessToken.verify rejects audiences that are all unset, and sends nothing', async () => {
    for (const audience of [[undefined], [''], ' ']) {
      const rejected = api.client('ours').idPOAuthAccessToken.verify('oat_x', { audience });
      await assert.rejects(rejected, { name: 'TypeError', code: 'audience-invalid' });
    }
    assert.deepEqual(lines(), []);
  });

  describe('m2m.verify', () => {
    const token = (claims, header) =>
      signedTexts(
        JSON.stringify({ alg: 'RS256', kid: signingKey.kid, typ: 'JWT', cat: 'cl_B7d4PD333AAA', ...header }),
        JSON.stringify({
          sub: 'mch_1',
          jti: 'mt_1',
          scopes: 'mch_2 mch_3',
          team: 5,
          iat: secondsFromNow(-5),
          exp: secondsFromNow(60),
          ...claims,
        }),
      );

    it('verifies a JWT with the instance’s keys and fetches nothing else', async () => {
      api.answerWith(json({ keys: [signingKey.jwk] }));
      const client = api.client('ours', { secretKey: 'sk_test_m2m', machineSecretKey: 'ak_x', apiVersion: 'v7' });
      const text = token();
      const verified = await client.m2m.verify({ token: text });
      assert.equal(verified.constructor.name, 'M2MToken');
      const theirs = await api.client('reference', { jwtKey: signingKey.pem }).m2m.verify({ token: text });
      assert.deepEqual({ ...verified }, { ...theirs });
      await client.m2m.verify({ token: token({ team: 6 }) });
      assert.deepEqual(
        api.requests.map(({ url, headers }) => [url, headers.authorization]),
        [['/v1/jwks', 'Bearer sk_test_m2m']],
      );
    });

    it('fetches the keys with the `fetch` of the client, and caches them', async () => {
      api.answerWith(json({ keys: [signingKey.jwk] }));
      const sent = [];
      const client = (secretKey) =>
        api.client('ours', {
          secretKey,
          apiUrl: 'https://api.test',
          fetch: (url, init) => {
            sent.push([url, new Headers(init.headers).get('authorization')]);
            return fetch(url.replace('https://api.test', api.origin), init);
          },
        });
      const { m2m } = client('sk_test_keys');
      await m2m.verify({ token: token() });
      await m2m.verify({ token: token() }, { signal: new AbortController().signal, timeoutMs: 5_000 });
      assert.deepEqual(sent, [['https://api.test/v1/jwks', 'Bearer sk_test_keys']]);
      // The `fetch` of another client may be a mock with other keys.
      await client('sk_test_keys').m2m.verify({ token: token() });
      assert.equal(sent.length, 2);
    });

    describe('while the keys are fetched', () => {
      for (const [transport, options] of [
        ['sockets', {}],
        ['a fetch of the user', { fetch }],
      ]) {
        // Keys are shared by all clients of an instance.
        const client = async (name, more) => {
          const { origin } = await serveRaw(() => {});
          return api.client('ours', { secretKey: `sk_test_${name}`, apiUrl: origin, ...options, ...more });
        };

        it(`rejects with the reason of a signal that aborts (${transport})`, async () => {
          const controller = new AbortController();
          const call = rejection(
            (await client('aborted')).m2m.verify({ token: token() }, { signal: controller.signal }),
          );
          const reason = new Error('The page was closed.');
          setImmediate(() => controller.abort(reason));
          assert.equal(await call, reason);
        });

        it(`rejects after the timeout of the call or the client (${transport})`, async () => {
          const errors = [
            await rejection((await client('call')).m2m.verify({ token: token() }, { timeoutMs: 50 })),
            await rejection((await client('client', { timeoutMs: 50 })).m2m.verify({ token: token() })),
          ];
          for (const { name, message, cause } of errors) {
            assert.deepEqual([name, cause.code], ['ClerkAPIResponseError', 'ETIMEDOUT']);
            assert.match(message, /^m2m\.verify: the signing keys could not be loaded within 50 ms$/);
          }
        });
      }
    });

    it('respects the options of the call and of the client as every call does', async () => {
      const { m2m } = api.client('ours', { jwtKey: signingKey.pem });
      const reason = new Error('The page was closed.');
      assert.equal(await rejection(m2m.verify({ token: token() }, { signal: AbortSignal.abort(reason) })), reason);
      for (const [options, code] of [
        [{ timeoutMs: 0 }, 'timeout-invalid'],
        [{ signal: {} }, 'signal-invalid'],
      ]) {
        const error = await rejection(m2m.verify({ token: token() }, options));
        assert.equal(error.code, code);
        assert.match(error.message, /m2m\.verify\(\)/);
      }
      const error = await rejection(api.client('ours', { fetch: 'fetch' }).m2m.verify({ token: token() }));
      assert.equal(error.code, 'fetch-invalid');
    });

    it('says why it rejects a JWT', async () => {
      const client = api.client('ours', { jwtKey: signingKey.pem });
      for (const [claims, header, code] of [
        [{ exp: secondsFromNow(-60) }, {}, 'token-verification-failed'],
        [{}, { cat: 'cl_B7d4PD111AAA' }, 'token-invalid'],
      ]) {
        const error = await rejection(client.m2m.verify({ token: token(claims, header) }));
        assert.deepEqual(
          [error.name, error.code, error.status, error.constructor.kind],
          ['MachineTokenVerificationError', code, undefined, 'MachineTokenVerificationError'],
        );
        assert.match(error.getFullMessage(), /\(code=token-[a-z-]+, status=n\/a\)$/);
        assert.doesNotMatch(error.message, /code=/);
      }
      assert.deepEqual(lines(), []);
    });

    it('sends any other string to Clerk, with the key of the call, the machine or the instance', async () => {
      api.answerWith(json({ object: 'machine_to_machine_token', id: 'mt_1' }));
      const calls = [
        [{ machineSecretKey: 'ak_option' }, { token: 'mt_x', machineSecretKey: 'ak_call' }, 'Bearer ak_call'],
        [{ machineSecretKey: 'ak_option' }, { token: 'mt_x' }, 'Bearer ak_option'],
        [{}, { token: 'mt_x' }, 'Bearer sk_test_x'],
        [{ secretKey: undefined }, { token: 'mt_x' }, undefined],
      ];
      for (const [options, parameters, authorization] of calls) {
        const { id } = await api.client('ours', options).m2m.verify(parameters);
        const [{ url, body, headers }] = api.requests;
        assert.deepEqual(
          [id, url, body, headers.authorization],
          ['mt_1', '/m2m_tokens/verify', '{"token":"mt_x"}', authorization],
        );
        api.takeRequests();
      }
    });
  });

  it('forward the headers of the caller, without hop-by-hop headers', async () => {
    const requestHeaders = new Headers({
      authorization: 'Bearer own',
      'x-custom': 'A b',
      'clerk-api-version': '2020-01-01',
      'content-type': 'text/plain',
    });
    requestHeaders.append('host', 'app.test');
    const call = ({ __experimental_accountlessApplications: applications }) =>
      applications.createAccountlessApplication({ requestHeaders, source: 'a b&c', ignored: 1 });
    const sent = async (implementation) => {
      await call(api.client(implementation, { secretKey: undefined, userAgent: 'test@1' }));
      const [{ method, url, body, headers }] = api.requests;
      api.takeRequests();
      const { authorization, host, 'x-custom': custom, 'clerk-api-version': version, 'content-type': type } = headers;
      return { method, url, body, authorization, custom, version, type, isOurs: host === new URL(api.origin).host };
    };
    const ours = await sent('ours');
    assert.equal(ours.isOurs, true);
    assert.deepEqual(ours, { ...(await sent('reference')), isOurs: true });
  });

  it('reject if a method is called without its namespace', async () => {
    const { users, m2m } = api.client('ours');
    const { getUserList, updateUser } = users;
    const { verify } = m2m;
    for (const call of [() => getUserList(), () => updateUser('u', {}), () => verify({ token: 'mt_x' })]) {
      assert.equal((await rejection(call())).constructor, TypeError);
    }
  });
});

function deferred() {
  let resolve;
  const promise = new Promise((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
