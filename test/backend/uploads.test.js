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
      described.push(typeof value === 'string' ? [key, value] : [key, value.name, value.type, Buffer.from(await value.arrayBuffer()).toString('hex')]);
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
    it(`send ${name} as the peer does`, async () => {
      const args = ['users.updateUserProfileImage', 'user_1', { file }];
      assert.deepEqual(await parts('ours', ...args), await parts('peer', ...args));
    });
  }

  it('send who uploads behind the file', async () => {
    const args = ['organizations.updateOrganizationLogo', 'org_1', { uploaderUserId: 'user_ada', file: files['a File'] }];
    const ours = await parts('ours', ...args);
    assert.deepEqual(ours, await parts('peer', ...args));
    assert.deepEqual(ours.described[1], ['uploader_user_id', 'user_ada']);
    assert.equal(ours.verb, 'PUT');
  });

  it('take binary data and streams too', async () => {
    const backing = Buffer.concat([Buffer.from('before'), image, Buffer.from('behind')]);
    const view = new Uint8Array(backing.buffer, backing.byteOffset + 6, image.length);
    const data = [image, view, view.slice().buffer, Readable.from([image.subarray(0, 4), image.subarray(4)]), new Blob([image]).stream()];
    for (const file of data) {
      const { described } = await parts('ours', 'users.updateUserProfileImage', 'user_1', { file });
      assert.deepEqual(described, [['file', 'blob', 'application/octet-stream', image.toString('hex')]]);
    }
  });

  it('name a stream of a file as the file', async () => {
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

  it('are refused before any request when there is no file', async () => {
    const { users } = api.client('ours');
    for (const parameters of [undefined, {}, { file: null }, { file: 'text' }, { file: 5 }, { file: {} }, { file: [image] }]) {
      const error = await rejection(users.updateUserProfileImage('user_1', parameters));
      assert.match(error.message, /users\.updateUserProfileImage\(\) needs the argument `file`/);
    }
    assert.deepEqual(api.takeRequests(), []);
  });

  it('tell of a stream that breaks, and send nothing', async () => {
    const broken = new Readable({ read() { this.destroy(new Error('disk on fire')); } });
    const error = await rejection(api.client('ours').users.updateUserProfileImage('user_1', { file: broken }));
    assert.match(error.message, /users\.updateUserProfileImage.*disk on fire/);
    assert.equal(error.cause.message, 'disk on fire');
    assert.deepEqual(api.takeRequests(), []);
  });

  it('are not changed by what happens to the buffer after the call', async () => {
    const file = Buffer.from(image);
    const sent = parts('ours', 'users.updateUserProfileImage', 'user_1', { file });
    await Promise.resolve();
    setImmediate(() => file.fill(0));
    assert.equal((await sent).described[0][3], image.toString('hex'));
  });
});
