'use strict';

const assert = require('node:assert/strict');
const { Client } = require('@modelcontextprotocol/sdk/client/index.js');
const { StreamableHTTPClientTransport } = require('@modelcontextprotocol/sdk/client/streamableHttp.js');
const { environmentFor, startExample } = require('../../support/examples');
const { send } = require('../../support/http');
const { instances } = require('../../support/instances');
const { startKeyEndpoint } = require('../../support/key-endpoint');
const { forgedToken, sessionToken } = require('../../support/tokens');

const APP_URL = 'https://mcp.example.com';
const metadataUrl = `${APP_URL}/.well-known/oauth-protected-resource/mcp`;

const oauthToken = () => sessionToken({ client_id: 'client_1', jti: 'oat_1', scope: 'email' }, { typ: 'at+jwt' });

const INITIALIZE = {
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'test', version: '1.0.0' } },
};

describe('The example mcp-server', function () {
  this.timeout(120_000);
  let app;

  before(async () => {
    app = await startExample('mcp-server', { ...environmentFor(await startKeyEndpoint()), APP_URL });
  });
  after(() => app?.stop());

  async function initialize(token) {
    const response = await fetch(`${app.origin}/mcp`, {
      method: 'POST',
      headers: {
        accept: 'application/json, text/event-stream',
        'content-type': 'application/json',
        ...(token && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(INITIALIZE),
    });
    return {
      status: response.status,
      challenge: response.headers.get('www-authenticate'),
      body: await response.json(),
    };
  }

  it('points clients without a token to the metadata of the resource', async () => {
    assert.deepEqual(await initialize(), {
      status: 401,
      challenge: `Bearer resource_metadata="${metadataUrl}"`,
      body: { error: 'unauthenticated' },
    });
    const { status, json, headers } = await send(app.origin, { path: new URL(metadataUrl).pathname });
    assert.equal(status, 200);
    assert.equal(json.resource, `${APP_URL}/mcp`);
    assert.deepEqual(json.authorization_servers, [instances.production.issuer]);
    assert.equal(headers['access-control-allow-origin'], '*');
  });

  it('accepts neither sessions nor forged tokens', async () => {
    for (const token of [sessionToken(), forgedToken()]) {
      assert.deepEqual(await initialize(token), {
        status: 401,
        challenge: `Bearer error="invalid_token", resource_metadata="${metadataUrl}"`,
        body: { error: 'invalid_token' },
      });
    }
  });

  it('initializes for clients with an OAuth access token', async () => {
    const { status, body } = await initialize(oauthToken());
    assert.deepEqual([status, body.result.serverInfo.name], [200, 'example']);
  });

  it('passes the user of the token to the tools', async () => {
    const client = new Client({ name: 'test', version: '1.0.0' });
    const headers = { authorization: `Bearer ${oauthToken()}` };
    await client.connect(new StreamableHTTPClientTransport(new URL('/mcp', app.origin), { requestInit: { headers } }));
    try {
      const { tools } = await client.listTools();
      assert.deepEqual(
        tools.map(({ name }) => name),
        ['whoami'],
      );
      const { content } = await client.callTool({ name: 'whoami' });
      assert.deepEqual(content, [{ type: 'text', text: 'user_1' }]);
    } finally {
      await client.close();
    }
  });

  it('has neither streams to open nor sessions to delete', async () => {
    for (const method of ['GET', 'DELETE']) {
      const { status, headers } = await send(app.origin, { method, path: '/mcp' });
      assert.deepEqual([status, headers.allow], [405, 'POST']);
    }
  });
});
