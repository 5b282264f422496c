'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { invocationOf } = require('../../local/npm/lib/command/app');
const { splitArguments } = require('../../local/npm/lib/command/arguments');
const { goneFrom, launch, programOutlivedByItsOutput, programWithPid } = require('../support/launcher');
const { scratchFolder } = require('../support/packed');
const { serve } = require('../support/server');

const LISTENING = /^clerk-local is listening on (http:\/\/127\.0\.0\.1:\d+)$/m;

/** An app that prints when it runs, and how it is asked to end. */
const APP = `
  setInterval(() => {}, 1000);
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => { console.log('app got', signal); process.exit(3); });
  }
  console.log('app runs', process.pid);`;

describe('clerk-local dev', function () {
  this.timeout(60_000);

  it('sets the variables of the app, and ends with its exit code', async () => {
    const app = `
      const { CLERK_PUBLISHABLE_KEY, CLERK_SECRET_KEY, CLERK_API_URL, CLERK_JWT_KEY, OWN } = process.env;
      fetch(CLERK_API_URL + '/v1/jwks', { headers: { authorization: 'Bearer ' + CLERK_SECRET_KEY } }).then(({ status }) => {
        console.log(JSON.stringify({ key: CLERK_PUBLISHABLE_KEY.slice(0, 8), CLERK_API_URL, CLERK_JWT_KEY, OWN, status }));
        process.exit(7);
      });`;
    const env = { CLERK_SECRET_KEY: 'sk_live_real', CLERK_JWT_KEY: 'a real key', OWN: 'mine' };
    const { code, stdout, stderr } = await launch(['dev', '--port', '0', '--', 'node', '-e', app], { env }).ended;
    const [, origin] = LISTENING.exec(stderr);
    assert.equal(code, 7);
    assert.deepEqual(JSON.parse(stdout), {
      key: 'pk_test_',
      CLERK_API_URL: origin,
      // Empty, so that a .env file does not set it either.
      CLERK_JWT_KEY: '',
      OWN: 'mine',
      status: 200,
    });
    await goneFrom(origin);
  });

  it('uses any port if the usual one is in use, but not in place of one that was chosen', async () => {
    const taken = await serve((req, res) => res.end()).catch(() => undefined);
    const { port } = new URL(taken.origin);
    const chosen = await launch(['dev', '--port', port, '--', 'node', '-e', '']).ended;
    assert.equal(chosen.code, 1);
    assert.match(chosen.stderr, new RegExp(`^clerk-local did not start: port ${port} is in use`));

    // Whether the usual port is in use on this machine or not, one of these two is not on it.
    const app = 'setInterval(() => {}, 1000)';
    const both = [0, 1].map(() => launch(['dev', '--', 'node', '-e', app]));
    const origins = await Promise.all(both.map(async (one) => (await one.printed(LISTENING))[1]));
    assert.notEqual(origins[0], origins[1]);
    both.forEach((one) => one.kill('SIGTERM'));
    await Promise.all(both.map(({ ended }) => ended));
  });

  it('requires a command, and reports one that does not exist', async () => {
    const { code, stderr } = await launch(['dev', '--port', '0']).ended;
    assert.deepEqual(
      [code, stderr.trim()],
      [2, 'The command that starts the app is missing. Usage: clerk-local dev [options] -- node server.js'],
    );
    const unknown = await launch(['dev', '--port', '0', '--', 'no-such-program']).ended;
    assert.equal(unknown.code, 1);
    const [, origin] = LISTENING.exec(unknown.stderr);
    assert.match(unknown.stderr, process.platform === 'win32' ? /no-such-program/ : /"no-such-program" could not be/);
    await goneFrom(origin);
  });

  it('reports wrong options and seeds before it starts the app', async () => {
    const option = await launch(['dev', '--prot', '1', '--', 'node', '-e', 'console.log("app runs")']).ended;
    assert.deepEqual([option.code, option.stdout], [2, '']);
    assert.match(option.stderr, /^clerk-local did not start: unexpected argument '--prot'/);
    const file = path.join(scratchFolder('seed'), 'seed.json');
    fs.writeFileSync(file, '{ "users": 1 }');
    const seed = await launch(['dev', '--port', '0', '--seed', file, '--', 'node', '-e', 'console.log(1)']).ended;
    assert.deepEqual([seed.code, seed.stdout], [1, '']);
    assert.ok(seed.stderr.includes(file), seed.stderr);
  });

  if (process.platform !== 'win32') {
    for (const signal of ['SIGINT', 'SIGTERM']) {
      it(`passes ${signal} to the app once, waits for it, and ends clerk-local`, async () => {
        const started = launch(['dev', '--port', '0', '--', 'node', '-e', APP]);
        const [, origin] = await started.printed(LISTENING);
        await started.printed(/app runs/);
        started.kill(signal);
        const { code, stdout, stderr } = await started.ended;
        assert.equal(code, 3);
        assert.equal(stdout.match(/app got/g).length, 1, stdout);
        assert.ok(stdout.includes(`app got ${signal}`), stdout);
        assert.doesNotMatch(stderr, /unexpectedly/);
        await goneFrom(origin);
      });
    }

    it('ends as the app does if a signal ends the app', async () => {
      const app = 'process.kill(process.pid, "SIGKILL")';
      const { code, signal } = await launch(['dev', '--port', '0', '--', 'node', '-e', app]).ended;
      assert.deepEqual([code, signal], [null, 'SIGKILL']);
    });

    it('ends the app if clerk-local ends, and says so', async () => {
      const { program, pid } = programWithPid();
      const env = { CLERK_LOCAL_PROGRAM: program };
      const started = launch(['dev', '--port', '0', '--', 'node', '-e', APP], { env });
      await started.printed(/app runs/);
      process.kill(pid(), 'SIGKILL');
      const { code, stdout, stderr } = await started.ended;
      assert.equal(code, 1);
      assert.match(stderr, /^clerk-local has ended unexpectedly \(SIGKILL\); ending node -e /m);
      assert.match(stdout, /app got SIGTERM/);
    });

    it('ends with the exit code of the app if the output of clerk-local ends later than clerk-local', async () => {
      const program = programOutlivedByItsOutput();
      const app = ['node', '-e', 'process.exit(7)'];
      const { code } = await launch(['dev', '--port', '0', '--', ...app], { env: { CLERK_LOCAL_PROGRAM: program } })
        .ended;
      assert.equal(code, 7);
    });

    it('leaves no clerk-local if it is killed', async () => {
      const started = launch(['dev', '--port', '0', '--', 'node', '-e', APP]);
      const [, origin] = await started.printed(LISTENING);
      const [, pid] = await started.printed(/app runs (\d+)/);
      await started.crash();
      process.kill(Number(pid), 'SIGTERM');
      await goneFrom(origin);
    });
  }
});

describe('The arguments of clerk-local dev', () => {
  it('are options up to "--", or up to the first one that is not an option', () => {
    const command = ['node', '--port', '1'];
    for (const options of [[], ['--port', '0'], ['--port=0', '--seed', 'a.json'], ['--help']]) {
      assert.deepEqual(splitArguments([...options, '--', ...command]), { options, command });
      // PowerShell removes "--".
      assert.deepEqual(splitArguments([...options, ...command]), { options, command });
    }
    assert.deepEqual(splitArguments(['--port']), { options: ['--port'], command: [] });
    assert.deepEqual(splitArguments([]), { options: [], command: [] });
  });
});

describe('The command of an app', () => {
  it('is started as it is, but by a shell if it may be a batch file of Windows', () => {
    const direct = { file: 'npm', programArguments: ['run', 'a b'], verbatim: false };
    assert.deepEqual(invocationOf(['npm', 'run', 'a b'], 'linux'), direct);
    assert.deepEqual(invocationOf(['node', 'a b'], 'win32'), {
      file: 'node',
      programArguments: ['a b'],
      verbatim: false,
    });
    const { programArguments, verbatim } = invocationOf(['npm', 'run', 'a b', '50%', 'say "hi"', 'end\\'], 'win32');
    assert.deepEqual(programArguments.slice(0, 3), ['/d', '/s', '/c']);
    assert.equal(programArguments[3], '"npm run ^"a b^" ^"50^%^" ^"say \\^"hi\\^"^" end\\"');
    assert.equal(verbatim, true);
  });
});
