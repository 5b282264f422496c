'use strict';

const assert = require('node:assert/strict');
const { spawn } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const ts = require('typescript');
const { blocksOf, documents, root } = require('../support/documents');
const { programOfThisMachine } = require('../support/packed-clerk-local');
const { hasRedisServer, startRedisServer } = require('../support/redis-server');

/** Within the repository, so that programs import the package by its name. */
const FOLDER = path.join(root, 'target', 'documents');

/** Keys of an instance that does not exist; no program here asks it for anything. */
const ENVIRONMENT = {
  PATH: process.env.PATH,
  CLERK_PUBLISHABLE_KEY: `pk_test_${Buffer.from('clerk.example.com$').toString('base64')}`,
  CLERK_SECRET_KEY: 'sk_test_documents',
  CLERK_LOCAL_PROGRAM: programOfThisMachine(),
  CLERK_WEBHOOK_SIGNING_SECRET: `whsec_${Buffer.alloc(24).toString('base64')}`,
};

const programs = documents()
  .filter((name) => name === 'README.md' || name.startsWith('docs/guides/'))
  .flatMap((document) => blocksOf(document).map((block) => ({ ...block, document })))
  .filter(({ language }) => ['js', 'ts'].includes(language));

describe('The programs in the documents', function () {
  this.timeout(60_000);

  before(() => {
    const place = path.join(FOLDER, 'node_modules', 'clerk-local');
    fs.mkdirSync(path.dirname(place), { recursive: true });
    fs.rmSync(place, { force: true });
    fs.symlinkSync(path.join(root, 'local', 'npm'), place, 'junction');
  });

  const servers = programs.filter(({ code }) => /\.listen\(3000\)/.test(code));

  it('are there', () => assert.ok(servers.length >= 10, `only ${servers.length} servers`));

  /** @type {{ url: string, remove: () => Promise<void> } | undefined} */
  let redis;
  after(() => redis?.remove());

  for (const { code, document, line } of servers) {
    it(`start: ${document}:${line}`, async function start() {
      if (/process\.env\.REDIS_URL/.test(code)) {
        if (!hasRedisServer()) {
          this.skip();
        }
        redis ??= await startRedisServer();
      }
      const port0 = code.replace('.listen(3000)', '.listen(0, () => process.exit(0))');
      const { status, output } = await run(`${path.basename(document, '.md')}-${line}.mjs`, port0, redis?.url);
      assert.equal(status, 0, output);
    });
  }

  for (const { code, document, line } of programs.filter((program) => program.code.includes("from 'node:test'"))) {
    it(`pass as tests: ${document}:${line}`, async () => {
      const { status, output } = await run(`${path.basename(document, '.md')}-${line}.test.mjs`, code);
      assert.equal(status, 0, output);
      assert.match(output, /^(#|ℹ) pass [1-9]/m);
    });
  }
});

async function run(name, code, redisUrl) {
  const file = path.join(FOLDER, name);
  const { outputText } = ts.transpileModule(code, { compilerOptions: { target: 'es2022', module: 'esnext' } });
  fs.writeFileSync(file, outputText);
  const child = spawn(process.execPath, [file], {
    env: redisUrl === undefined ? ENVIRONMENT : { ...ENVIRONMENT, REDIS_URL: redisUrl },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 30_000,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => (output += data));
  }
  const status = await new Promise((resolve) => child.on('close', resolve));
  return { status, output };
}
