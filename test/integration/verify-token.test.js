'use strict';

const assert = require('node:assert/strict');
const { startApp } = require('../support/app');
const { sendToken } = require('../support/http');
const { expressVersions, implementations } = require('../support/implementations');
const { freshSecretKey, optionsFor } = require('../support/instances');
const { refusingEndpoint, startKeyEndpoint } = require('../support/key-endpoint');
const { signingKey } = require('../support/keys');
const { assertSignedIn } = require('../support/outcome');
const { runNode } = require('../support/run-node');
const { forgedToken, sessionClaims, sessionToken, signedTexts } = require('../support/tokens');
const cases = require('../support/cases/verify-token');
const deviations = require('../support/cases/deviations');

const { verifyToken } = implementations.ours;

/** The error of a verification that must fail. */
async function rejection(token, options) {
  return verifyToken(token, options).then(
    () => assert.fail('accepted'),
    (error) => error,
  );
}

describe('verifyToken', () => {
  let endpoint;
  let keys;

  before(async () => {
    endpoint = await startKeyEndpoint();
    keys = { secretKey: freshSecretKey(), apiUrl: endpoint.origin };
  });

  for (const { title, token, reason, options, advised } of cases) {
    it(`${reason === null ? 'accepts' : 'rejects'} a token ${title}${reason === null ? '' : `: ${reason}`}`, async () => {
      if (reason === null) {
        const [, payload] = String(token).split('.');
        assert.deepEqual(
          await verifyToken(token, { ...keys, ...options }),
          JSON.parse(Buffer.from(payload, 'base64url')),
        );
        return;
      }
      const error = await rejection(token, { ...keys, ...options });
      assert.equal(error.reason, reason);
      if (advised !== undefined) {
        assert.equal(typeof error.action, advised ? 'string' : 'undefined');
      }
    });
  }

  for (const {
    title,
    reason,
    options,
    request: { headers },
  } of deviations.filter(({ request }) => request.headers.authorization)) {
    it(`${reason === null ? 'accepts' : 'rejects'} ${title}, as the middleware does`, async () => {
      const token = headers.authorization.slice('Bearer '.length);
      const outcome = await verifyToken(token, { ...keys, ...options }).then(
        () => null,
        (error) => error.reason,
      );
      assert.equal(outcome, reason);
    });
  }

  it('returns every claim as it is in the token', async () => {
    const claims = sessionClaims({
      metadata: { role: 'x', list: [1, { a: null }] },
      name: 'Ada \u{1f980}',
      2: 'two',
      1: 'one',
    });
    assert.deepEqual(await verifyToken(sessionToken(claims), keys), claims);
  });

  it('returns a claim called __proto__ without any effect', async () => {
    const header = JSON.stringify({ alg: 'RS256', kid: signingKey.kid, typ: 'JWT' });
    const payload = JSON.stringify(sessionClaims()).replace('{', '{"__proto__":{"polluted":true},');
    const claims = await verifyToken(signedTexts(header, payload), keys);
    assert.equal(Object.getPrototypeOf(claims), Object.prototype);
    assert.equal(claims.polluted, undefined);
  });

  it('returns separate claims to each caller', async () => {
    const token = sessionToken();
    const first = await verifyToken(token, keys);
    first.sub = 'user_changed';
    assert.equal((await verifyToken(token, keys)).sub, 'user_1');
  });

  it('needs no network with a jwtKey', async () => {
    const { origin } = refusingEndpoint();
    assert.equal((await verifyToken(sessionToken(), { jwtKey: signingKey.pem, apiUrl: origin })).sub, 'user_1');
  });

  it('shares its keys with the middleware', async () => {
    const shared = await startKeyEndpoint();
    const options = optionsFor(shared);
    const app = await startApp(implementations.ours, expressVersions['Express 5'], options);
    assertSignedIn(await sendToken(app.origin, sessionToken()));
    const { secretKey, apiUrl } = options;
    await Promise.all(Array.from({ length: 20 }, () => verifyToken(sessionToken(), { secretKey, apiUrl })));
    assert.equal(shared.requests.length, 1);
  });

  it('fetches keys once for many concurrent tokens', async () => {
    const cold = await startKeyEndpoint();
    const options = { secretKey: freshSecretKey(), apiUrl: cold.origin };
    await Promise.all(Array.from({ length: 50 }, () => verifyToken(sessionToken(), options)));
    assert.equal(cold.requests.length, 1);
    assert.equal(cold.requests[0].headers.authorization, `Bearer ${options.secretKey}`);
  });

  it('reads its options again in each call', async () => {
    const options = { ...keys };
    await verifyToken(sessionToken(), options);
    options.authorizedParties = ['https://other.example'];
    assert.equal((await rejection(sessionToken(), options)).reason, 'token-invalid-authorized-parties');
  });

  it('does not consult the environment', async () => {
    const source = `
      require('clerk-express-native').verifyToken(${JSON.stringify(sessionToken())}, {})
        .then(() => console.log('accepted'), ({ reason }) => console.log(reason));`;
    const env = { CLERK_JWT_KEY: signingKey.pem, CLERK_SECRET_KEY: 'sk_test_1', CLERK_API_URL: endpoint.origin };
    assert.equal((await runNode(source, { env })).stdout, 'jwk-failed-to-resolve\n');
  });

  it('keeps a process alive until it has a result', async () => {
    const source = `
      require('clerk-express-native').verifyToken(${JSON.stringify(sessionToken())}, ${JSON.stringify({ ...keys, secretKey: freshSecretKey() })})
        .then(({ sub }) => console.log(sub));`;
    assert.equal((await runNode(source)).stdout, 'user_1\n');
  });
});

describe('The error of verifyToken', () => {
  let keys;

  before(async () => {
    keys = { secretKey: freshSecretKey(), apiUrl: (await startKeyEndpoint()).origin };
  });

  it('has reason, action and message', async () => {
    const error = await rejection(sessionToken({ sub: 5 }), keys);
    assert.ok(error instanceof Error);
    assert.equal(error.constructor.name, 'TokenVerificationError');
    assert.equal(error.reason, 'token-verification-failed');
    assert.match(error.message, /sub claim is 5; expected a string\.$/);
    assert.match(error.action, /^Make sure .*\.$/);
    assert.match(error.stack, /verifyToken/);
  });

  it('has everything in its full message', async () => {
    const error = await rejection(sessionToken({ sub: 5 }), keys);
    const text = `${error.message} ${error.action} (reason=token-verification-failed, token-carrier=`;
    assert.equal(error.getFullMessage(), `${text}undefined)`);
    error.tokenCarrier = 'cookie';
    assert.equal(error.getFullMessage(), `${text}cookie)`);
  });

  it('has a full message even if there is no suggested fix', async () => {
    const error = await rejection(forgedToken(), keys);
    assert.equal(error.action, undefined);
    assert.equal(error.getFullMessage(), `${error.message} (reason=token-invalid-signature, token-carrier=undefined)`);
  });

  const faults = {
    unauthorized: 'secret-key-invalid',
    empty: 'jwk-remote-failed-to-load',
    serverError: 'jwk-remote-failed-to-load',
    huge: 'jwk-remote-failed-to-load',
  };
  for (const [mode, reason] of Object.entries(faults)) {
    it(`has the reason ${reason} if the key endpoint is in the mode ${mode}`, async () => {
      const { origin } = await startKeyEndpoint({ mode });
      assert.equal((await rejection(sessionToken(), { secretKey: freshSecretKey(), apiUrl: origin })).reason, reason);
    });
  }

  it('is not a TokenVerificationError if the token was not checked', async () => {
    const html = await startKeyEndpoint({ mode: 'html' });
    for (const { origin } of [refusingEndpoint(), html]) {
      const error = await rejection(sessionToken(), { secretKey: freshSecretKey(), apiUrl: origin });
      assert.equal(error.constructor, Error);
      assert.equal(error.reason, undefined);
      assert.match(error.message, /signing keys could not be loaded: GET /);
    }
  });

  const unusable = {
    'a secret key that is not a string': [{ secretKey: 5 }, /secretKey.*number/],
    'a secret key with a line break within': [{ secretKey: 'sk_test_a\nb' }, /secret key/],
    'a jwtKey that is not a string': [{ jwtKey: Buffer.from('x') }, /jwtKey.*object/],
    'an apiUrl that is not a URL': [{ apiUrl: 'api.clerk.com' }, /apiUrl/],
    'authorizedParties that are not strings': [{ authorizedParties: [5] }, /authorizedParties.*number/],
    'an audience that is not a string': [{ audience: { length: 1 } }, /audience.*object/],
  };
  for (const [title, [options, message]] of Object.entries(unusable)) {
    it(`reports ${title}`, async () => {
      const error = await rejection(sessionToken(), { ...keys, ...options });
      assert.equal(error.reason, undefined);
      assert.match(error.message, message);
    });
  }

  it('contains neither the token nor a key', async () => {
    const { origin } = refusingEndpoint();
    const secretKey = 'sk_test_hidden';
    for (const [token, options] of [
      [forgedToken(), { jwtKey: signingKey.pem }],
      [`${sessionToken()}.x`, { secretKey, apiUrl: origin }],
      [sessionToken(), { secretKey, apiUrl: origin }],
      [sessionToken(), { jwtKey: 'hidden' }],
      [sessionToken(), { secretKey: 'sk_test_hidden\nx', apiUrl: origin }],
    ]) {
      const error = await rejection(token, options);
      const text = `${error.stack} ${JSON.stringify(error)} ${error.getFullMessage?.()}`;
      assert.doesNotMatch(text, /hidden/);
      assert.ok(!token.split('.').some((part) => part.length > 20 && text.includes(part)));
    }
  });
});
