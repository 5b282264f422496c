'use strict';

const assert = require('node:assert/strict');
const { createReadStream, mkdtempSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { Readable } = require('node:stream');
const { BackendApi, json, rejection } = require('./backend-api');
const { user } = require('./payloads');

const image = Buffer.from('89504e470d0a1a0a00ff0d0a', 'hex');

describe('Backend API: uploads', () => {
  let api;

  before(async () => {
    api = await BackendApi.start();
    api.answerWith(json(user));
  });

  beforeEach(() => api.takeRequests());

  /** The parts of the form that a client sends. */
  async function parts(implementation, method, ...args) {
    const [namespace, name] = method.split('.');
    await api.client(implementation)[namespace][name](...args);
    const [{ method: verb, url, headers, bytes }] = api.requests;
    api.takeRequests();
    const form = await new Response(bytes, { headers: { 'content-type': headers['content-type'] } }).formData();
    const described = [];
    for (const [key, value] of form) {
      described.push(
        typeof value === 'string'
          ? [key, value]
          : [key, value.name, value.type, Buffer.from(await value.arrayBuffer()).toString('hex')],
      );
    }
    return { verb, url, described, authorization: headers.authorization };
  }

  const files = {
    'a Blob': new Blob([image], { type: 'image/png' }),
    'a Blob of no type': new Blob([image]),
    'a File': new File([image], 'pic 1.jpg', { type: 'image/jpeg' }),
    'a File with an odd name': new File([image], 'lo"go\r\né\n.png', { type: 'image/png' }),
    'an empty Blob': new Blob([]),
  };

  for (const [name, file] of Object.entries(files)) {
    it(`send ${name} as @clerk/backend does`, async () => {
      const args = ['users.updateUserProfileImage', 'user_1', { file }];
      assert.deepEqual(await parts('ours', ...args), await parts('reference', ...args));
    });
  }

  it('send the uploader after the file', async () => {
    const args = [
      'organizations.updateOrganizationLogo',
      'org_1',
      { uploaderUserId: 'user_ada', file: files['a File'] },
    ];
    const ours = await parts('ours', ...args);
    assert.deepEqual(ours, await parts('reference', ...args));
    assert.deepEqual(ours.described[1], ['uploader_user_id', 'user_ada']);
    assert.equal(ours.verb, 'PUT');
  });

  it('accept binary data and streams too', async () => {
    const backing = Buffer.concat([Buffer.from('before'), image, Buffer.from('behind')]);
    const view = new Uint8Array(backing.buffer, backing.byteOffset + 6, image.length);
    const data = [
      image,
      view,
      view.slice().buffer,
      Readable.from([image.subarray(0, 4), image.subarray(4)]),
      new Blob([image]).stream(),
    ];
    for (const file of data) {
      const { described } = await parts('ours', 'users.updateUserProfileImage', 'user_1', { file });
      assert.deepEqual(described, [['file', 'blob', 'application/octet-stream', image.toString('hex')]]);
    }
  });

  it('name a file stream like its file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'upload-'));
    try {
      writeFileSync(join(folder, 'a.png'), image);
      const file = createReadStream(join(folder, 'a.png'));
      const { described } = await parts('ours', 'users.updateUserProfileImage', 'user_1', { file });
      assert.equal(described[0][1], 'a.png');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('are rejected before any request if there is no file', async () => {
    const { users } = api.client('ours');
    for (const parameters of [
      undefined,
      {},
      { file: null },
      { file: 'text' },
      { file: 5 },
      { file: {} },
      { file: [image] },
    ]) {
      const error = await rejection(users.updateUserProfileImage('user_1', parameters));
      assert.match(error.message, /users\.updateUserProfileImage\(\) needs the argument `file`/);
    }
    assert.deepEqual(api.takeRequests(), []);
  });

  const upload = (file, options, id = 'user_1', ours) =>
    api.client('ours', ours).users.updateUserProfileImage(id, { file }, options);

  /** Streams that yield one byte and then stall, and whether they know that reading has stopped. */
  const stalled = {
    'a stream of Node': () => {
      const stream = new Readable({ read() {} });
      stream.push(image);
      return [stream, () => stream.destroyed];
    },
    'a stream of the web': () => {
      let isCancelled = false;
      const stream = new ReadableStream({
        start: (controller) => controller.enqueue(image),
        cancel: () => (isCancelled = true),
      });
      return [stream, () => isCancelled];
    },
    'an iterator': () => {
      let isOver = false;
      const next = () => new Promise(() => {});
      return [{ [Symbol.asyncIterator]: () => ({ next, return: async () => (isOver = true) }) }, () => isOver];
    },
    'a custom Blob': () => [{ arrayBuffer: () => new Promise(() => {}) }, () => true],
  };

  for (const [name, make] of Object.entries(stalled)) {
    it(`end with the signal or the timeout while ${name} stalls, which is notified`, async () => {
      const [first, isFirstOver] = make();
      const controller = new AbortController();
      const aborted = rejection(upload(first, { signal: controller.signal }));
      await new Promise(setImmediate);
      const reason = new Error('The page was closed.');
      controller.abort(reason);
      assert.equal(await aborted, reason);
      await new Promise(setImmediate);
      assert.equal(isFirstOver(), true);

      const [second, isSecondOver] = make();
      const error = await rejection(upload(second, { timeoutMs: 50 }));
      assert.match(
        error.message,
        /^users\.updateUserProfileImage: the file cannot be read: it has not ended within 50 ms$/,
      );
      assert.equal(error.cause.code, 'ETIMEDOUT');
      assert.match(
        (await rejection(upload(make()[0], undefined, 'user_1', { timeoutMs: 60 }))).message,
        /within 60 ms/,
      );
      await new Promise(setImmediate);
      assert.equal(isSecondOver(), true);
      assert.deepEqual(api.takeRequests(), []);
    });
  }

  it('end on time while a stream yields empty chunks without a pause', async () => {
    const endless = {
      async *[Symbol.asyncIterator]() {
        for (;;) {
          yield Buffer.alloc(0);
        }
      },
    };
    assert.match((await rejection(upload(endless, { timeoutMs: 50 }))).message, /within 50 ms/);
  });

  it('do not read the file if the call cannot be made', async () => {
    const untouched = {
      get [Symbol.asyncIterator]() {
        throw new Error('read');
      },
      get arrayBuffer() {
        throw new Error('read');
      },
    };
    for (const id of ['', null, {}]) {
      assert.match((await rejection(upload(untouched, undefined, id))).message, /needs the argument `userId`/);
    }
    assert.equal((await rejection(upload(untouched, { signal: AbortSignal.abort() }))).name, 'AbortError');
    assert.equal((await rejection(upload(untouched, { signal: 5 }))).code, 'signal-invalid');
    for (const timeoutMs of [-1, 0, NaN, Infinity, '50', 2 ** 31]) {
      assert.equal((await rejection(upload(untouched, { timeoutMs }))).code, 'timeout-invalid');
    }
    assert.equal(
      (await rejection(upload(untouched, undefined, 'user_1', { apiUrl: 'nowhere' }))).code,
      'api-url-invalid',
    );
  });

  it('are rejected if they are larger than 32 MiB, as soon as that is known', async () => {
    const most = 32 * 1024 * 1024;
    let given = 0;
    const endless = Readable.from(
      (function* () {
        for (;;) {
          given += 1;
          yield Buffer.alloc(1024 * 1024);
        }
      })(),
    );
    const unread = { size: most + 1, arrayBuffer: () => assert.fail('It was read.') };
    for (const file of [
      endless,
      unread,
      Buffer.alloc(most + 1),
      { arrayBuffer: async () => new ArrayBuffer(most + 1) },
    ]) {
      const error = await rejection(upload(file));
      assert.match(error.message, /the file cannot be read: it is larger than 33554432 bytes/);
    }
    assert.ok(given < 60, `${given} chunks were read`);
    assert.equal(endless.destroyed, true);
    assert.deepEqual(api.takeRequests(), []);
  });

  it('report a thrown value that is not an Error, and invalid chunks', async () => {
    const throwing = (thrown) => ({
      async *[Symbol.asyncIterator]() {
        yield image;
        throw thrown;
      },
    });
    const odd = [
      [null, /null was thrown/],
      [undefined, /undefined was thrown/],
      ['text', /text was thrown/],
      [Object.create(null), /cannot be read: something was thrown/],
    ];
    for (const [thrown, message] of odd) {
      const error = await rejection(upload(throwing(thrown)));
      assert.match(error.message, message);
      assert.equal(error.cause, thrown);
    }
    const own = new Error('Clerk: my own text');
    assert.equal(
      (await rejection(upload(throwing(own)))).message,
      'users.updateUserProfileImage: the file cannot be read: Clerk: my own text',
    );
    assert.match(
      (await rejection(upload(Readable.from([5])))).message,
      /yielded a value of the type number; expected bytes/,
    );
    assert.deepEqual(api.takeRequests(), []);
  });

  it('report a stream that breaks, and send nothing', async () => {
    const broken = new Readable({
      read() {
        this.destroy(new Error('disk on fire'));
      },
    });
    const error = await rejection(api.client('ours').users.updateUserProfileImage('user_1', { file: broken }));
    assert.match(error.message, /users\.updateUserProfileImage.*disk on fire/);
    assert.equal(error.cause.message, 'disk on fire');
    assert.deepEqual(api.takeRequests(), []);
  });

  it('are unaffected by later changes of the buffer', async () => {
    const file = Buffer.from(image);
    const sent = parts('ours', 'users.updateUserProfileImage', 'user_1', { file });
    await Promise.resolve();
    setImmediate(() => file.fill(0));
    assert.equal((await sent).described[0][3], image.toString('hex'));
  });
});
