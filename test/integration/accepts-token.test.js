'use strict';

const assert = require('node:assert/strict');
const { startClerkApi, takeCalls } = require('../support/clerk-api');
const { implementations } = require('../support/implementations');
const { cookieHeader, freshSecretKey, instances } = require('../support/instances');
const { sessionToken } = require('../support/tokens');

const { publishableKey } = instances.production;

/** What a request carries: its headers, and the kind of token. */
const CARRIED = {
  nothing: [{}, 'session_token'],
  'a session in cookies': [{ cookie: cookieHeader({ session: sessionToken(), clientUat: 1 }) }, 'session_token'],
  'a session in the header': [bearer(sessionToken()), 'session_token'],
  'a token of no kind': [bearer('garbage'), 'session_token'],
  'an API key': [bearer('ak_opaque'), 'api_key'],
  'an opaque machine token': [bearer('mt_opaque'), 'm2m_token'],
  'a machine token that is a JWT': [bearer(sessionToken({ sub: 'mch_1' }, { cat: 'cl_B7d4PD333AAA' })), 'm2m_token'],
  'an opaque OAuth token': [bearer('oat_opaque'), 'oauth_token'],
  'an OAuth token that is a JWT': [bearer(sessionToken({}, { cat: undefined, typ: 'at+jwt' })), 'oauth_token'],
};

const MACHINES = ['api_key', 'm2m_token', 'oauth_token'];
const ACCEPTED = [
  undefined,
  'session_token',
  ...MACHINES,
  'any',
  [],
  ['session_token'],
  ['api_key'],
  ['m2m_token', 'oauth_token'],
  ['session_token', ...MACHINES],
];

function bearer(token) {
  return { authorization: `Bearer ${token}` };
}

/** The status, kind and reason according to authentication.md §3.2 to §3.5. */
function expected(carried, kind, accepts = 'session_token') {
  const signedIn = { status: 'signed-in', tokenType: kind, reason: null };
  const signedOut = (tokenType, reason) => ({ status: 'signed-out', tokenType, reason });
  const decided =
    {
      nothing: signedOut('session_token', 'session-token-and-uat-missing'),
      'a token of no kind': signedOut('session_token', 'token-invalid'),
    }[carried] ?? signedIn;
  const isInHeader = carried !== 'nothing' && carried !== 'a session in cookies';
  if (Array.isArray(accepts)) {
    return accepts.includes(kind) ? decided : signedOut(null, 'token-type-mismatch');
  }
  if (accepts === 'any' || accepts === kind) {
    return decided;
  }
  if (accepts !== 'session_token') {
    return signedOut(accepts, isInHeader ? 'token-type-mismatch' : 'No token in header');
  }
  return signedOut('session_token', carried.includes('JWT') ? 'token-type-mismatch' : 'token-invalid');
}

describe('The option acceptsToken', () => {
  const clients = {};
  const apis = {};

  before(async () => {
    for (const implementation of ['ours', 'reference']) {
      apis[implementation] = await startClerkApi();
      const options = { publishableKey, secretKey: freshSecretKey(), apiUrl: apis[implementation].origin };
      clients[implementation] = implementations[implementation].createClerkClient(options);
    }
  });

  for (const accepts of ACCEPTED) {
    for (const [carried, [headers, kind]] of Object.entries(CARRIED)) {
      const { status, tokenType, reason } = expected(carried, kind, accepts);
      it(`of ${JSON.stringify(accepts) ?? 'nothing'} makes ${carried} ${status}${reason === null ? '' : `: ${reason}`} (${tokenType})`, async () => {
        const asked = [];
        for (const implementation of ['ours', 'reference']) {
          const options = accepts === undefined ? {} : { acceptsToken: accepts };
          const state = await clients[implementation].authenticateRequest(
            new Request('http://a.example/', { headers }),
            options,
          );
          assert.deepEqual(
            { status: state.status, tokenType: state.tokenType, reason: state.reason },
            { status, tokenType, reason },
            implementation,
          );
          const auth = state.toAuth();
          assert.deepEqual([auth.tokenType, auth.isAuthenticated], [tokenType, status === 'signed-in'], implementation);
          asked.push(takeCalls(apis[implementation]));
        }
        assert.deepEqual(asked[0], asked[1], 'both send the same calls to Clerk');
      });
    }
  }

  it('requires no publishable key for kinds that do not need one, and no secret key if a machine has its own', async () => {
    const { createClerkClient } = implementations.ours;
    const { origin: apiUrl } = apis.ours;
    const ask = (options, token, acceptsToken) =>
      createClerkClient({ apiUrl, ...options }).authenticateRequest(
        new Request('http://a.example/', { headers: bearer(token) }),
        { acceptsToken },
      );
    assert.equal((await ask({ secretKey: freshSecretKey() }, 'ak_opaque', 'api_key')).status, 'signed-in');
    assert.equal((await ask({ machineSecretKey: 'ak_own' }, 'mt_opaque', 'm2m_token')).status, 'signed-in');
    await assert.rejects(ask({ secretKey: freshSecretKey() }, 'oat_opaque', 'oauth_token'), {
      code: 'publishable-key-missing',
    });
    await assert.rejects(ask({ secretKey: freshSecretKey() }, 'ak_opaque', ['api_key']), {
      code: 'publishable-key-missing',
    });
    await assert.rejects(ask({}, 'ak_opaque', 'api_key'), { code: 'secret-key-missing' });
    await assert.rejects(ask({}, 'mt_opaque', 'm2m_token'), { code: 'secret-key-missing' });
  });

  for (const accepts of ['id_token', '', 'Session_token', ['session_token', 'id_token'], ['any'], 'toString']) {
    const shown = JSON.stringify(accepts);
    it(`of ${shown} has the code accepts-token-invalid`, async () => {
      const asked = clients.ours.authenticateRequest(new Request('http://a.example/'), { acceptsToken: accepts });
      await assert.rejects(asked, {
        code: 'accepts-token-invalid',
        message: /session_token, api_key, m2m_token, oauth_token/,
      });
    });
  }
});
