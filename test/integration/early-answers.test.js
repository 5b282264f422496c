'use strict';

const assert = require('node:assert/strict');
const http = require('node:http');
const { once } = require('node:events');
const { verifyWebhook } = require('../../webhooks');
const { serveApp } = require('../support/app');
const { implementations, overEachExpress } = require('../support/implementations');
const { startProxiedApp, stopProxying } = require('../support/proxied-app');

const UPLOADS = 12;
const BODY = Buffer.alloc(4 << 20, 'a');
const SETTINGS = { secretKey: 'sk_test_x', publishableKey: 'pk_test_Y2xlcmsuZXhhbXBsZS5jb20k' };

overEachExpress('An upload that gets its response before it was read', (express) => {
  afterEach(stopProxying);

  /**
   * Sends uploads over few connections, one after another, and returns the status of each and the number of connections
   * used.
   */
  async function upload({ port }, path, headers = {}) {
    const agent = new http.Agent({ keepAlive: true, maxSockets: 3 });
    const sockets = new Set();
    const statuses = await Promise.all(
      Array.from({ length: UPLOADS }, async () => {
        const request = http.request({
          agent,
          host: '127.0.0.1',
          port,
          path,
          method: 'POST',
          headers: { 'content-length': BODY.length, ...headers },
        });
        request.once('socket', (socket) => sockets.add(socket));
        request.end(BODY);
        const [response] = await once(request, 'response');
        response.resume();
        await once(response, 'end');
        return response.statusCode;
      }),
    );
    agent.destroy();
    return { statuses: [...new Set(statuses)], connections: sockets.size };
  }

  it('gets the response when the Frontend API proxy rejects it, and keeps its connection', async () => {
    const app = await startProxiedApp(express);
    assert.deepEqual(await upload(app, '/__clerk/..%2fadmin'), { statuses: [400], connections: 3 });
    process.env.CLERK_FAPI_URL = 'nonsense';
    assert.deepEqual(await upload(app, '/__clerk/v1/upload'), { statuses: [500], connections: 3 });
  });

  it('gets the response of a guard, and keeps its connection', async () => {
    const { requireAuth } = implementations.ours;
    const app = await serveApp(express, (routes) => routes.use(requireAuth({ ...SETTINGS, unauthenticated: 'json' })));
    assert.deepEqual(await upload(app, '/'), { statuses: [401], connections: 3 });
  });

  it('gets the response to a rejected webhook, and keeps its connection', async () => {
    const signingSecret = `whsec_${Buffer.alloc(24).toString('base64')}`;
    const handler = (req, res) =>
      verifyWebhook(req, { signingSecret }).then(
        () => res.end(),
        ({ status }) => res.status(status).end(),
      );
    const app = await serveApp(express, (routes) => routes.post('/', handler));
    const signed = {
      'svix-id': 'msg_1',
      'svix-timestamp': String(Math.floor(Date.now() / 1000)),
      'svix-signature': 'v1,AAAA',
    };
    assert.deepEqual(await upload(app, '/'), { statuses: [400], connections: 3 });
    assert.deepEqual(await upload(app, '/', signed), { statuses: [413], connections: 3 });
  });
});
