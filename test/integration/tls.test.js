'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const https = require('node:https');
const path = require('node:path');
const { runNode } = require('../support/run-node');

const tls = (name) => path.join(__dirname, '..', 'support', 'tls', name);

describe('A Backend API behind a private certificate authority', () => {
  let server;
  let apiUrl;

  before(async () => {
    const credentials = { cert: fs.readFileSync(tls('server.pem')), key: fs.readFileSync(tls('server.key.pem')) };
    server = https.createServer(credentials, (request, response) => {
      response.setHeader('content-type', 'application/json');
      response.end('{"object":"total_count","total_count":7}');
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    apiUrl = `https://127.0.0.1:${server.address().port}`;
  });

  after(() => server.close());

  const countUsers = (environment) =>
    runNode(
      `const { createClerkClient } = require('clerk-express-native');
       createClerkClient({ secretKey: 'sk_test_x', apiUrl: '${apiUrl}' }).users.getCount()
         .then((count) => console.log('count ' + count), (error) => console.log(error.errors[0].message));`,
      { env: environment },
    );

  it('is not trusted by default, and the error names the certificate', async () => {
    assert.match((await countUsers({})).stdout, /certificate/i);
  });

  for (const variable of ['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE']) {
    it(`is trusted when ${variable} names the authority`, async () => {
      assert.equal((await countUsers({ [variable]: tls('authority.pem') })).stdout.trim(), 'count 7');
    });
  }
});
