'use strict';

const assert = require('node:assert/strict');
const { randomBytes } = require('node:crypto');
const { startApp } = require('../support/app');
const { send, sendBytes, sendToken } = require('../support/http');
const { implementations, overEachExpress } = require('../support/implementations');
const { cookieHeader, optionsFor } = require('../support/instances');
const { startKeyEndpoint } = require('../support/key-endpoint');
const { assertSignedIn, assertSignedOut } = require('../support/outcome');
const { encode, secondsFromNow, sessionToken, signedTexts } = require('../support/tokens');

overEachExpress('Hostile input', (express) => {
  let app;
  let endpoint;

  before(async () => {
    endpoint = await startKeyEndpoint();
    app = await startApp(implementations.ours, express, optionsFor(endpoint));
    await sendToken(app.origin, sessionToken());
  });

  // Whatever it was, the next valid request is served.
  afterEach(async () => assertSignedIn(await sendToken(app.origin, sessionToken())));

  const raw = (lines) =>
    sendBytes(
      app,
      Buffer.concat([Buffer.from(lines.join('\r\n'), 'latin1'), Buffer.from('\r\nConnection: close\r\n\r\n')]),
    );

  it('a request without a host is served', async () => {
    const { status, body } = await raw(['GET / HTTP/1.0', `Authorization: Bearer ${sessionToken()}`]);
    assert.equal(status, 200);
    assert.match(body, /"userId","user_1"/);
  });

  for (const [title, line] of Object.entries({
    'the target //': 'GET // HTTP/1.1',
    'an unusable port': 'GET //a:x/ HTTP/1.1',
    TRACE: 'TRACE / HTTP/1.1',
  })) {
    it(`${title} gets a 400 without a body`, async () => {
      const { status, body } = await raw([line, 'Host: a']);
      assert.deepEqual({ status, body }, { status: 400, body: '' });
    });
  }

  it('100 kB of cookies are read', async () => {
    const noise = Array.from({ length: 2000 }, (_, index) => `noise${index}=${'x'.repeat(40)}`).join('; ');
    const good = cookieHeader({ session: sessionToken(), clientUat: 1 });
    assertSignedIn(await send(app.origin, { headers: { cookie: `${noise}; ${good}` } }));
  });

  it('100 kB of semicolons are signed out', async () => {
    assertSignedOut(
      await send(app.origin, { headers: { cookie: ';'.repeat(100_000) } }),
      'session-token-and-uat-missing',
    );
  });

  it('100 kB of percent signs in a cookie are not a token', async () => {
    assertSignedOut(
      await send(app.origin, { headers: { cookie: `__client_uat=1; __session=${'%'.repeat(100_000)}` } }),
      'token-invalid',
    );
  });

  it('binary garbage in each header that is read is signed out', async () => {
    for (let round = 0; round < 20; round += 1) {
      const garbage = [...randomBytes(200)].filter((byte) => byte >= 0x20 && byte !== 0x7f);
      const text = Buffer.from(garbage).toString('latin1');
      const { status, head } = await raw([
        'GET / HTTP/1.1',
        'Host: a',
        `Authorization: Bearer ${text}`,
        `Cookie: __session=${text}; __client_uat=1`,
        `X-Forwarded-Host: ${text}`,
        `X-Forwarded-Proto: ${text}`,
      ]);
      assert.equal(status, 200);
      assert.match(head, /x-clerk-auth-status: signed-out/);
    }
  });

  it('a token of a megabyte is rejected', async () => {
    const token = `${sessionToken()}${'A'.repeat(900_000)}`;
    assertSignedOut(await sendToken(app.origin, token), 'token-invalid');
  });

  it('a signed token of a megabyte is rejected', async () => {
    const token = sessionToken({ text: 'x'.repeat(600_000) });
    assertSignedOut(await sendToken(app.origin, token), 'token-invalid');
  });

  it('a million dots are not a token', async () => {
    assertSignedOut(await sendToken(app.origin, '.'.repeat(900_000)), 'token-invalid');
  });

  const HEADER = JSON.stringify({ alg: 'RS256', kid: 'ins_signing', typ: 'JWT' });
  for (const payload of [
    'null',
    'true',
    '5',
    '[]',
    '""',
    '',
    '{',
    '[[[[',
    `${'['.repeat(5000)}`,
    '{"__proto__":{"sub":"user_1"}}',
    '\u0000',
  ]) {
    it(`a payload of ${JSON.stringify(payload.slice(0, 40))} is signed out`, async () => {
      const bearer = await sendToken(app.origin, signedTexts(HEADER, payload));
      const cookie = await send(app.origin, {
        headers: { cookie: cookieHeader({ session: signedTexts(HEADER, payload), clientUat: 1 }) },
      });
      for (const { status, headers } of [bearer, cookie]) {
        assert.equal(status, 200);
        assert.match(headers['x-clerk-auth-reason'], /^token-(invalid|verification-failed)$/);
      }
    });
  }

  for (const header of [
    'null',
    '[]',
    '5',
    '{}',
    '{"alg":null}',
    '{"alg":["RS256"]}',
    '{"alg":{"toString":"RS256"}}',
    '{"alg":"RS256","kid":{}}',
    '{"alg":"RS256","kid":["ins_signing"]}',
    `${'{"a":'.repeat(3000)}`,
  ]) {
    it(`a header of ${JSON.stringify(header.slice(0, 40))} is signed out`, async () => {
      const { status, headers } = await sendToken(
        app.origin,
        signedTexts(header, JSON.stringify({ sub: 'user_1', exp: secondsFromNow(60) })),
      );
      assert.equal(status, 200);
      assert.match(
        headers['x-clerk-auth-reason'],
        /^(token-invalid|token-invalid-algorithm|token-invalid-signature|token-verification-failed)$/,
      );
    });
  }

  it('a claim called __proto__ changes no object', async () => {
    const payload = JSON.stringify({ sub: 'user_1', sid: 'sess_1', exp: secondsFromNow(60) }).replace(
      '{',
      '{"__proto__":{"polluted":true},',
    );
    const response = await sendToken(app.origin, `${signedTexts(HEADER, payload)}`);
    assertSignedIn(response);
    assert.equal({}.polluted, undefined);
    assert.match(response.text, /"__proto__":\{"polluted":true\}/);
  });

  it('control characters in kid reach neither a header nor the key endpoint', async () => {
    const requests = endpoint.requests.length;
    for (const character of ['\u0000', '\r\n', '\u0007', '\u001b[31m', '\u007f', '\u0085', '\u2028']) {
      const response = await sendToken(app.origin, sessionToken({}, { kid: `a${character}b` }));
      assertSignedOut(response, 'jwk-kid-mismatch');
      assert.match(response.headers['x-clerk-auth-message'], /^[\x20-\x7e]+$/);
    }
    assert.ok(endpoint.requests.length - requests <= 1);
  });

  it('a long query and a deep path are served', async () => {
    const path = `/${'a/../'.repeat(5000)}?${'b=%zz&'.repeat(5000)}`;
    assertSignedIn(await sendToken(app.origin, sessionToken(), { path }));
  });

  it('parts of different valid tokens do not make a valid token', async () => {
    const [one, two] = [sessionToken(), sessionToken({ sub: 'user_2' })].map((token) => token.split('.'));
    assertSignedOut(await sendToken(app.origin, `${one[0]}.${two[1]}.${one[2]}`), 'token-invalid-signature');
    assertSignedOut(
      await sendToken(app.origin, `${encode('{"alg":"RS256","kid":"ins_signing"}')}.${one[1]}.${one[2]}`),
      'token-invalid-signature',
    );
  });
});
