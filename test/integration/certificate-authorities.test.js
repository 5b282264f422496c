'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const https = require('node:https');
const os = require('node:os');
const path = require('node:path');
const { execFile, execFileSync } = require('node:child_process');
const { promisify } = require('node:util');
const { nodeReleases } = require('../support/node-releases');

const root = path.join(__dirname, '..', '..');
const tls = (name) => path.join(__dirname, '..', 'support', 'tls', name);
const AUTHORITY = tls('authority.pem');
const OTHER = tls('other-authority.pem');

/** The hash of the authority's subject, by which OpenSSL finds it in a folder: `openssl x509 -subject_hash`. */
const SUBJECT_HASH = '62fcebde';

/** Trust settings of this machine that the programs must not inherit. */
const OWN_TRUST =
  /^(NODE_EXTRA_CA_CERTS|NODE_OPTIONS|NODE_USE_SYSTEM_CA|NODE_TLS_REJECT_UNAUTHORIZED|SSL_CERT_FILE|SSL_CERT_DIR|CLERK_.*)$/;

const UNTRUSTED = /^UNABLE_TO_GET_ISSUER_CERT_LOCALLY .*UnknownIssuer/;

/** The start of every program: `count()` resolves with the result of a call by its own client. */
const COUNT = `
  const { createClerkClient } = require('clerk-express-native');
  const count = (apiUrl = process.env.API_URL) => createClerkClient({ secretKey: 'sk_test_x', apiUrl, retry: { attempts: 0 } }).users.getCount()
    .then((total) => 'count ' + total, (error) => error.cause.code + ' ' + error.errors[0].message);
`;

/** Lists the authorities that Node trusts, plus one from a file. */
const WITH = (file) => `[...tls.getCACertificates('default'), fs.readFileSync(${JSON.stringify(file)}, 'utf8')]`;

const releases = nodeReleases();
const has = (program, name) =>
  execFileSync(program, ['-p', `typeof require('node:tls').${name}`], { encoding: 'utf8' }).trim() === 'function';
const features = new Map(
  releases.map(({ program }) => [
    program,
    { lists: has(program, 'getCACertificates'), sets: has(program, 'setDefaultCACertificates') },
  ]),
);

describe('The certificate authorities that calls to Clerk trust', function () {
  this.timeout(60_000);

  let server;
  let folder;
  let apiUrl;

  before(async () => {
    const answer = (request, response) =>
      response.setHeader('content-type', 'application/json').end('{"object":"total_count","total_count":7}');
    server = https.createServer(
      { cert: fs.readFileSync(tls('server.pem')), key: fs.readFileSync(tls('server.key.pem')) },
      answer,
    );
    server.on('tlsClientError', () => {});
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    apiUrl = `https://127.0.0.1:${server.address().port}`;
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'authorities-'));
    fs.mkdirSync(path.join(folder, 'hashed'));
    fs.mkdirSync(path.join(folder, 'plain'));
    fs.copyFileSync(AUTHORITY, path.join(folder, 'hashed', `${SUBJECT_HASH}.0`));
    fs.copyFileSync(AUTHORITY, path.join(folder, 'plain', 'authority.pem'));
  });

  after(() => {
    server.close();
    fs.rmSync(folder, { recursive: true });
  });

  /** The output of a program, in a process that inherits no trust settings. */
  async function shown(program, source, { env = {}, flags = [], module: isModule = false } = {}) {
    const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !OWN_TRUST.test(name)));
    const type = isModule ? ['--input-type=module'] : [];
    const { stdout } = await promisify(execFile)(program, [...flags, ...type, '-e', source], {
      cwd: root,
      env: { ...inherited, API_URL: apiUrl, ...env },
    });
    return stdout.trim();
  }

  const counted = (program, options) => shown(program, `${COUNT} count().then(console.log);`, options);

  it('are tested with a release that lists them and one that does not', function () {
    const kinds = new Set([...features.values()].map(({ lists }) => lists));
    // npm run runtimes installs the others.
    if (kinds.size < 2) {
      this.skip();
    }
  });

  for (const { version, program } of releases) {
    const { lists, sets } = features.get(program);

    describe(`with Node ${version}`, () => {
      const onlyIf = (condition) => (condition ? it : it.skip);

      it('do not include a private one by default, nor one that Node does not use', async () => {
        assert.match(await counted(program), UNTRUSTED);
        assert.match(
          await counted(program, { env: { SSL_CERT_FILE: AUTHORITY, SSL_CERT_DIR: path.join(folder, 'hashed') } }),
          UNTRUSTED,
        );
      });

      it('include that of NODE_EXTRA_CA_CERTS', async () => {
        assert.equal(await counted(program, { env: { NODE_EXTRA_CA_CERTS: AUTHORITY } }), 'count 7');
        assert.match(await counted(program, { env: { NODE_EXTRA_CA_CERTS: OTHER } }), UNTRUSTED);
        assert.match(await counted(program, { env: { NODE_EXTRA_CA_CERTS: path.join(folder, 'missing') } }), UNTRUSTED);
      });

      it('are those of OpenSSL with --use-openssl-ca', async () => {
        const flags = ['--use-openssl-ca'];
        const none = { SSL_CERT_FILE: OTHER, SSL_CERT_DIR: path.join(folder, 'plain') };
        assert.equal(await counted(program, { flags, env: { SSL_CERT_FILE: AUTHORITY } }), 'count 7');
        assert.equal(
          await counted(program, { flags, env: { ...none, SSL_CERT_DIR: path.join(folder, 'hashed') } }),
          'count 7',
        );
        const folders = [path.join(folder, 'plain'), path.join(folder, 'missing'), path.join(folder, 'hashed')].join(
          path.delimiter,
        );
        assert.equal(await counted(program, { flags, env: { ...none, SSL_CERT_DIR: folders } }), 'count 7');
        assert.match(await counted(program, { flags, env: none }), UNTRUSTED);
        assert.equal(await counted(program, { flags, env: { ...none, NODE_EXTRA_CA_CERTS: AUTHORITY } }), 'count 7');
      });

      it('are those of OpenSSL with --use-openssl-ca in NODE_OPTIONS, unless a flag says otherwise', async () => {
        const env = { SSL_CERT_FILE: AUTHORITY, NODE_OPTIONS: '--no-warnings --use_openssl_ca' };
        assert.equal(await counted(program, { env }), 'count 7');
        assert.match(await counted(program, { env: { ...env, NODE_OPTIONS: '--use-bundled-ca' } }), UNTRUSTED);
      });

      onlyIf(lists && process.platform === 'linux')('include those of the system with --use-system-ca', async () => {
        const env = { SSL_CERT_FILE: AUTHORITY };
        assert.equal(await counted(program, { flags: ['--use-system-ca'], env }), 'count 7');
        assert.match(
          await counted(program, { flags: ['--use-system-ca'], env: { SSL_CERT_FILE: OTHER, SSL_CERT_DIR: folder } }),
          UNTRUSTED,
        );
      });

      onlyIf(sets && process.platform === 'linux')('include those of the system with NODE_USE_SYSTEM_CA', async () => {
        assert.equal(
          await counted(program, {
            env: { NODE_USE_SYSTEM_CA: '1', SSL_CERT_FILE: OTHER, SSL_CERT_DIR: path.join(folder, 'hashed') },
          }),
          'count 7',
        );
      });

      onlyIf(sets)('are those of tls.setDefaultCACertificates(), from the next call on', async () => {
        const source = `${COUNT}
          const fs = require('node:fs');
          const tls = require('node:tls');
          const before = tls.getCACertificates('default');
          const client = createClerkClient({ secretKey: 'sk_test_x', apiUrl: process.env.API_URL, retry: { attempts: 0 } });
          const again = () => client.users.getCount().then((total) => 'count ' + total, (error) => error.cause?.code ?? error.errors[0].message);
          (async () => {
            console.log(await again());
            tls.setDefaultCACertificates(${WITH(AUTHORITY)});
            console.log(await again());
            tls.setDefaultCACertificates(before);
            console.log(await again());
            tls.setDefaultCACertificates([]);
            console.log(await again());
          })();`;
        const [first, second, third, last] = (await shown(program, source)).split('\n');
        assert.deepEqual(
          [first, second, third],
          ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'count 7', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY'],
        );
        assert.match(last, /the list of trusted certificate authorities is empty/);
      });

      onlyIf(sets)('are those of tls.setDefaultCACertificates() with --use-openssl-ca too', async () => {
        const source = `${COUNT} require('node:tls').setDefaultCACertificates([require('node:fs').readFileSync(${JSON.stringify(OTHER)}, 'utf8')]); count().then(console.log);`;
        assert.match(
          await shown(program, source, { flags: ['--use-openssl-ca'], env: { SSL_CERT_FILE: AUTHORITY } }),
          UNTRUSTED,
        );
      });

      onlyIf(sets)('are those of any thread that calls Clerk, while the thread lives', async () => {
        const source = `${COUNT}
          const fs = require('node:fs');
          const { once } = require('node:events');
          const { Worker } = require('node:worker_threads');
          const worker = (prelude) => new Worker(${JSON.stringify(COUNT)} + prelude + \`
            const { parentPort } = require('node:worker_threads');
            parentPort.on('message', () => count().then((text) => parentPort.postMessage(text)));\`, { eval: true });
          const ask = async (thread) => { thread.postMessage(0); return (await once(thread, 'message'))[0].split(' ')[0]; };
          (async () => {
            const trusting = worker("const fs = require('node:fs'); const tls = require('node:tls'); tls.setDefaultCACertificates(" + ${JSON.stringify(WITH(AUTHORITY))} + ');');
            const plain = worker('');
            console.log((await count()).split(' ')[0], await ask(plain), await ask(trusting), await ask(plain), (await count()).split(' ')[0]);
            await trusting.terminate();
            console.log(await ask(plain), (await count()).split(' ')[0]);
            await plain.terminate();
            console.log((await count()).split(' ')[0]);
          })();`;
        const no = 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY';
        assert.equal(await shown(program, source), [`${no} ${no} count count count`, `${no} ${no}`, no].join('\n'));
      });

      it('are the same for ES modules, worker threads and every way to wait for Clerk', async () => {
        const source = `
          import { createServer } from 'node:http';
          import { Worker } from 'node:worker_threads';
          import { clerkMiddleware, createClerkClient, getAuth, verifyToken } from 'clerk-express-native';
          const options = { secretKey: 'sk_test_x', publishableKey: 'pk_test_Y2xlcmsuZXhhbXBsZS5jb20k', apiUrl: process.env.API_URL };
          const token = process.env.TOKEN;
          const shown = ({ message }) => console.log(/UnknownIssuer|could not be set up/.test(message) ? message : 'trusted');
          await verifyToken(token, options).catch(shown);
          const { m2m } = createClerkClient(options);
          await m2m.verify({ token }).catch(shown);
          const middleware = clerkMiddleware(options);
          const app = createServer((req, res) => middleware(req, res, (error) => res.end(error ? error.message : getAuth(req).debug().message ?? 'none')));
          await new Promise((resolve) => app.listen(0, '127.0.0.1', resolve));
          const answer = await fetch('http://127.0.0.1:' + app.address().port, { headers: { authorization: 'Bearer ' + token } });
          shown({ message: await answer.text() });
          app.close();
          new Worker(${JSON.stringify(`${COUNT} count().then(console.log);`)}, { eval: true, execArgv: [] });`;
        const env = { NODE_EXTRA_CA_CERTS: AUTHORITY, TOKEN: unknownToken() };
        assert.equal(await shown(program, source, { env, module: true }), 'trusted\ntrusted\ntrusted\ncount 7');
      });

      it('are required even if NODE_TLS_REJECT_UNAUTHORIZED is 0, and the error says so', async () => {
        const flags = ['--no-warnings'];
        const refused = await counted(program, { flags, env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' } });
        assert.match(refused, UNTRUSTED);
        assert.match(refused, /NODE_TLS_REJECT_UNAUTHORIZED=0 has no effect on calls to Clerk; .* NODE_EXTRA_CA_CERTS/);
        assert.equal(
          await counted(program, { flags, env: { NODE_TLS_REJECT_UNAUTHORIZED: '0', NODE_EXTRA_CA_CERTS: AUTHORITY } }),
          'count 7',
        );
        assert.doesNotMatch(
          await counted(program, { flags, env: { NODE_TLS_REJECT_UNAUTHORIZED: '1' } }),
          /NODE_TLS_REJECT/,
        );
      });

      it('are not read before a call has to wait for Clerk', async () => {
        const source = `
          const tls = require('node:tls');
          let reads = 0;
          const seen = new Proxy({ rootCertificates: tls.rootCertificates, getCACertificates: tls.getCACertificates }, {
            get: (target, name) => { reads += 1; return target[name]; },
          });
          const Module = require('node:module');
          const { _load } = Module;
          Module._load = (request, ...others) => (request === 'node:tls' ? seen : _load(request, ...others));
          ${COUNT}
          console.log(reads);
          count().then((text) => console.log(text, reads > 0));`;
        assert.equal(await shown(program, source, { env: { NODE_EXTRA_CA_CERTS: AUTHORITY } }), '0\ncount 7 true');
      });
    });
  }

  it('are an error of each call in a runtime that cannot list them', async () => {
    const source = `
      const Module = require('node:module');
      const { _load } = Module;
      Module._load = (request, ...others) => (request === 'node:tls' ? {} : _load(request, ...others));
      ${COUNT}
      count().then(console.log).then(() => count()).then(console.log);`;
    for (const line of (await shown(process.execPath, source)).split('\n')) {
      assert.match(line, /TLS could not be set up: .*does not list its trusted certificate authorities/);
    }
  });
});

/** A token of an unknown key, so that the keys are fetched. */
function unknownToken() {
  const encode = (part) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const now = Math.floor(Date.now() / 1000);
  return [
    encode({ alg: 'RS256', kid: 'ins_1', typ: 'JWT' }),
    encode({ iss: 'https://clerk.example.com', sub: 'mch_1', iat: now, nbf: now, exp: now + 60 }),
    'AAAA',
  ].join('.');
}
