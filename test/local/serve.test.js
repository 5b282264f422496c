'use strict';

const assert = require('node:assert/strict');
const path = require('node:path');
const { version } = require('../../package.json');
const { goneFrom, launch } = require('../support/launcher');
const { scratchFolder } = require('../support/packed');

const LISTENING = /^clerk-local is listening on (http:\/\/127\.0\.0\.1:\d+)\r?$/m;

describe('clerk-local without a command', function () {
  this.timeout(60_000);

  it('runs the program with the options, and prints the variables', async () => {
    const started = launch(['--port', '0']);
    const [, origin] = await started.printed(LISTENING);
    const [, api] = await started.printed(/^CLERK_API_URL=(.*?)\r?$/m);
    assert.equal(api, origin);
    started.kill('SIGTERM');
    await started.ended;
    await goneFrom(origin);
  });

  if (process.platform !== 'win32') {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      it(`passes ${signal} to the program, and ends when it has ended`, async () => {
        const started = launch(['--port', '0']);
        const [, origin] = await started.printed(LISTENING);
        started.kill(signal);
        const { code, signal: endedBy, stdout } = await started.ended;
        // The program does not handle SIGHUP.
        assert.deepEqual([code, endedBy], signal === 'SIGHUP' ? [null, 'SIGHUP'] : [0, null], stdout);
        await goneFrom(origin);
      });
    }
  }

  it('reports a port in use, unknown options and unknown commands, and ends with their exit codes', async () => {
    const first = launch(['--port', '0']);
    const [, origin] = await first.printed(LISTENING);
    const { port } = new URL(origin);
    const second = await launch(['--port', port]).ended;
    assert.equal(second.code, 1);
    assert.match(second.stderr, new RegExp(`port ${port} is in use .*--port 0`));
    first.kill('SIGTERM');

    const option = await launch(['--prot', '1']).ended;
    assert.deepEqual([option.code, option.stdout], [2, '']);
    assert.match(option.stderr, /unexpected argument '--prot' found/);

    const command = await launch(['start']).ended;
    assert.deepEqual([command.code, command.stdout], [2, '']);
    assert.match(command.stderr, /^Unknown command "start"; there are dev and env/);
    await first.ended;
  });

  it('shows its commands and the options of the program', async () => {
    for (const words of [['--help'], ['dev', '--help'], ['dev', '--port', '0', '-h', '--', 'node']]) {
      const { code, stdout } = await launch(words).ended;
      assert.equal(code, 0);
      assert.match(stdout, /clerk-local dev \[options\] -- <command>[^]*--session-token-seconds/);
    }
    assert.equal((await launch(['--version']).ended).stdout.trim(), `clerk-local ${version}`);
  });

  it('reports a program that does not exist, or cannot be started', async () => {
    const missing = path.join(scratchFolder('nothing'), 'clerk-local');
    const { code, stderr } = await launch([], { env: { CLERK_LOCAL_PROGRAM: missing } }).ended;
    assert.equal(code, 1);
    assert.equal(
      stderr.trim(),
      `There is no file at ${missing}, which CLERK_LOCAL_PROGRAM names. Correct the variable, or remove it.`,
    );
    for (const command of [[], ['dev', 'node']]) {
      const unusable = await launch(command, { env: { CLERK_LOCAL_PROGRAM: __filename } }).ended;
      assert.equal(unusable.code, 1);
      assert.match(unusable.stderr, /^clerk-local could not be started: .*EACCES|UNKNOWN|EFTYPE/);
      assert.doesNotMatch(unusable.stderr, /\n {4}at /);
    }
  });
});
