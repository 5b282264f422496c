'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const https = require('node:https');
const path = require('node:path');
const { runNode } = require('../support/run-node');

const tls = (name) => path.join(__dirname, '..', 'support', 'tls', name);

const read = (name) => fs.readFileSync(tls(name));

describe('A Backend API behind a private certificate authority', () => {
  const servers = [];

  after(() => servers.forEach((server) => server.close()));

  /** The URL of a server with a certificate, and what its latest client negotiated. */
  const serve = async (certificate, options = {}) => {
    const seen = {};
    const server = https.createServer(
      { cert: read(certificate), key: read('server.key.pem'), ...options },
      (request, response) => {
        seen.protocol = request.socket.getProtocol();
        response.setHeader('content-type', 'application/json');
        response.end('{"object":"total_count","total_count":7}');
      },
    );
    servers.push(server);
    server.on('tlsClientError', () => {});
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    return { apiUrl: `https://127.0.0.1:${server.address().port}`, seen };
  };

  /** The output of a process that counts users: the number, or the message of an error. */
  const countUsers = async ({ apiUrl }, env) => {
    const { stdout } = await runNode(
      `const { createClerkClient } = require('clerk-express-native');
       createClerkClient({ secretKey: 'sk_test_x', apiUrl: '${apiUrl}', retry: { attempts: 0 } }).users.getCount()
         .then((count) => console.log('count ' + count), (error) => console.log(error.errors[0].message));`,
      { env },
    );
    return stdout.trim();
  };

  const trusting = { NODE_EXTRA_CA_CERTS: tls('authority.pem') };

  it('is not trusted by default, and the error names the certificate', async () => {
    assert.match(await countUsers(await serve('server.pem'), {}), /invalid peer certificate: UnknownIssuer/);
  });

  it('is trusted when NODE_EXTRA_CA_CERTS names the authority', async () => {
    assert.equal(await countUsers(await serve('server.pem'), trusting), 'count 7');
  });

  for (const version of ['TLSv1.2', 'TLSv1.3']) {
    it(`is reachable over ${version}`, async () => {
      const server = await serve('server.pem', { minVersion: version, maxVersion: version });
      assert.equal(await countUsers(server, trusting), 'count 7');
      assert.equal(server.seen.protocol, version);
    });

    it(`is not trusted over ${version} if its authority is unknown, or its certificate is for another time or name`, async () => {
      const options = { minVersion: version, maxVersion: version };
      assert.match(await countUsers(await serve('server.pem', options), {}), /UnknownIssuer/);
      assert.match(await countUsers(await serve('expired.pem', options), trusting), /expired/);
      assert.match(await countUsers(await serve('other-name.pem', options), trusting), /not valid for name/);
    });
  }

  it('is not reachable over TLS 1.1', async () => {
    const server = await serve('server.pem', {
      minVersion: 'TLSv1.1',
      maxVersion: 'TLSv1.1',
      ciphers: 'DEFAULT@SECLEVEL=0',
    });
    assert.match(await countUsers(server, trusting), /ProtocolVersion|HandshakeFailure/);
  });

  for (const group of ['X25519', 'P-256', 'P-384']) {
    it(`agrees on a key with ${group}`, async () => {
      assert.equal(await countUsers(await serve('server.pem', { ecdhCurve: group }), trusting), 'count 7');
    });
  }
});
