'use strict';

const assert = require('node:assert/strict');
const zlib = require('node:zlib');
const { BackendApi, json, rejection } = require('./backend-api');
const { head, serveRaw } = require('./raw-server');

const TIMEOUT_MS = 300;

/** Larger than any response of Clerk. */
const LARGE = 50 * 1024 * 1024;

/** Broken responses, by what the error says. None of them may be read for longer than the timeout. */
const ANSWERS = {
  'a connection that ends before the response': [(socket) => socket.end(), /GET 127\.0\.0\.1: /],
  'a connection that is reset before the response': [(socket) => socket.resetAndDestroy(), /GET 127\.0\.0\.1: /],
  'a connection that ends in the body': [
    (socket) => socket.end(`${head('Content-Length: 100')}{"id":`),
    /GET 127\.0\.0\.1: /,
  ],
  'a connection that is reset in the body': [
    (socket) =>
      socket.write(`${head('Content-Length: 100')}{"id":`, () => setImmediate(() => socket.resetAndDestroy())),
    /GET 127\.0\.0\.1: /,
  ],
  'a truncated chunk': [(socket) => socket.end(`${head('Transfer-Encoding: chunked')}ff\r\n{}`), /GET 127\.0\.0\.1: /],
  'a chunk without a size': [
    (socket) => socket.end(`${head('Transfer-Encoding: chunked')}zz\r\n{}\r\n0\r\n\r\n`),
    /GET 127\.0\.0\.1: /,
  ],
  'another protocol': [(socket) => socket.end('220 mail.example.com ESMTP\r\n'), /GET 127\.0\.0\.1: /],
  'headers without end': [(socket) => socket.end(head(`X-A: ${'a'.repeat(2 ** 20)}`)), /GET 127\.0\.0\.1: /],
  silence: [() => {}, /no complete response within 300 ms/],
  'a head that arrives byte by byte': [
    (socket) => drip(socket, head('Content-Length: 2')),
    /no complete response within 300 ms/,
  ],
  'a body that arrives byte by byte': [
    (socket) => drip(socket, '{"a":"b"}'.repeat(20), head('Content-Length: 180')),
    /no complete response within 300 ms/,
  ],
  'truncated JSON': [(socket) => socket.end(`${head('Content-Length: 7')}{"jwt":`), /malformed JSON/],
  'an HTML page with the media type of JSON': [
    (socket) => socket.end(`${head('Content-Length: 6')}<html>`),
    /malformed JSON/,
  ],
  'a body that is not compressed as declared': [
    (socket) => socket.end(`${head('Content-Encoding: gzip', 'Content-Length: 2')}{}`),
    /GET 127\.0\.0\.1: /,
  ],
  'an empty body with the media type of JSON': [(socket) => socket.end(head('Content-Length: 0')), /malformed JSON/],
};

describe('Backend API: hostile responses', () => {
  const transports = { sockets: {}, 'a fetch of the user': { fetch } };

  for (const [transport, options] of Object.entries(transports)) {
    describe(`over ${transport}`, () => {
      for (const [name, [answer, message]] of Object.entries(ANSWERS)) {
        it(`${name}: an error that names the operation, within the timeout`, async () => {
          const { origin } = await serveRaw(answer);
          const client = new BackendApi().client('ours', {
            apiUrl: origin,
            timeoutMs: TIMEOUT_MS,
            retry: { attempts: 0 },
            ...options,
          });
          const start = performance.now();
          const error = await rejection(client.users.getUser('user_hidden'));
          assert.ok(performance.now() - start < TIMEOUT_MS + 700, 'the timeout limits the call');
          assertUnexpected(error, message);
        });
      }

      it('an HTML page: an error that names the operation', async () => {
        const api = await BackendApi.start();
        api.answerWith({
          status: 200,
          headers: { 'content-type': 'text/html; charset=utf-8' },
          text: '<html>Welcome</html>',
        });
        assertUnexpected(await rejection(api.client('ours', options).users.getUser('u')), /HTML page/);
      });

      it('a body larger than any of Clerk: an error, and the body is not retained', async () => {
        const api = await BackendApi.start();
        const large = json(`"${'a'.repeat(LARGE)}"`);
        for (const answer of [
          large,
          { ...large, headers: { ...large.headers, 'content-encoding': 'gzip' }, text: zlib.gzipSync(large.text) },
        ]) {
          api.answerWith(answer);
          assertUnexpected(
            await rejection(api.client('ours', options).users.getUser('u')),
            /larger than 33554432 bytes/,
          );
        }
      });

      it('a deeply nested body is read as JavaScript reads it', async () => {
        const api = await BackendApi.start();
        api.answerWith(json(`{"object":"user","public_metadata":${'['.repeat(1e6)}${']'.repeat(1e6)}}`));
        const user = await api.client('ours', options).users.getUser('u');
        assert.equal(user.publicMetadata[0].length, 1);
      });
    });
  }

  it('do not affect later calls', async () => {
    const answers = Object.values(ANSWERS).map(([answer]) => answer);
    const { origin } = await serveRaw((socket, count) =>
      count <= answers.length ? answers[count - 1](socket) : socket.end(`${head('Content-Length: 13')}{"id":"fine"}`),
    );
    const client = new BackendApi().client('ours', { apiUrl: origin, timeoutMs: 100, retry: { attempts: 0 } });
    await Promise.allSettled(answers.map(() => client.users.getUser('u')));
    assert.deepEqual(await client.users.getUser('u'), { id: 'fine' });
  });
});

function assertUnexpected(error, message) {
  assert.deepEqual(
    [error.name, error.status, error.errors.length, error.errors[0].code],
    ['ClerkAPIResponseError', undefined, 1, 'unexpected_error'],
  );
  assert.match(error.message, /^users\.getUser: /);
  assert.match(error.message, message);
  assert.equal(error.errors[0].message, error.message);
  assert.doesNotMatch(`${error.stack}${JSON.stringify(error)}${error.cause?.stack}`, /sk_test|user_hidden/);
}

/** Sends a string one byte every 30 ms, until the client disconnects. */
function drip(socket, text, start = '') {
  socket.write(start);
  let sent = 0;
  const timer = setInterval(
    () => (sent < text.length && socket.writable ? socket.write(text[sent++]) : clearInterval(timer)),
    30,
  );
  timer.unref();
}
