'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { launch } = require('../support/launcher');
const { scratchFolder } = require('../support/packed');

const VARIABLE = /^([A-Z_]+)=(.+)$/;

describe('clerk-local env', function () {
  this.timeout(60_000);

  it('prints the variables that the program prints on that port, and nothing else', async () => {
    const started = launch(['--port', '0']);
    const [, port] = await started.printed(/is listening on .*:(\d+)/);
    const { code, stdout, stderr } = await launch(['env', '--port', port]).ended;
    started.kill('SIGTERM');
    const { stdout: announced } = await started.ended;
    assert.deepEqual([code, stderr], [0, '']);
    const lines = stdout.trim().split(/\r?\n/);
    lines.forEach((line) => assert.match(line, VARIABLE));
    assert.deepEqual(
      announced
        .split(/\r?\n/)
        .filter((line) => VARIABLE.test(line))
        .sort(),
      lines.sort(),
    );
  });

  it('prints the same each time, for the usual port by default, and the key of a seed', async () => {
    const [one, other] = [await launch(['env']).ended, await launch(['env']).ended];
    assert.equal(one.stdout, other.stdout);
    assert.match(one.stdout, /^CLERK_API_URL=http:\/\/127\.0\.0\.1:4100$/m);
    const seed = path.join(scratchFolder('seed'), 'seed.json');
    fs.writeFileSync(seed, '{ "secret_key": "sk_test_of_the_seed", "users": [] }');
    assert.match((await launch(['env', '--seed', seed]).ended).stdout, /^CLERK_SECRET_KEY=sk_test_of_the_seed$/m);
  });

  it('reports unknown options', async () => {
    const { code, stdout, stderr } = await launch(['env', '--prot', '1']).ended;
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, /unexpected argument '--prot'/);
  });
});
