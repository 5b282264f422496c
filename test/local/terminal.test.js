'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { spawn, spawnSync } = require('node:child_process');
const { eventually } = require('../support/eventually');
const { goneFrom, launcherEnvironment } = require('../support/launcher');
const { scratchFolder } = require('../support/packed');

const launcher = path.join(__dirname, '..', '..', 'local', 'npm', 'bin', 'clerk-local.js');

/** The program of util-linux that runs a command in a terminal of its own. */
const hasTerminal = process.platform === 'linux' && /util-linux/.test(spawnSync('script', ['--version']).stdout ?? '');

/** What a terminal sends when Ctrl-C is pressed. */
const CTRL_C = '\x03';

/** An app that uses Clerk once more while it shuts down. */
const APP = `
  process.on('SIGINT', () => {
    console.log('app got SIGINT');
    fetch(process.env.CLERK_API_URL + '/health').then(({ status }) => {
      console.log('clerk-local responds with ' + status);
      process.exit(5);
    });
  });
  setInterval(() => {}, 1000);
  console.log('app runs');
`;

describe('Ctrl-C in a terminal', function () {
  this.timeout(60_000);

  before(function () {
    if (!hasTerminal) {
      this.skip();
    }
  });

  it('reaches the app of clerk-local dev once, which can use clerk-local until it has ended', async () => {
    const app = path.join(scratchFolder('app'), 'app.cjs');
    fs.writeFileSync(app, APP);
    const { code, output } = await runInTerminal(`dev --port 0 -- node ${app}`, /app runs/);
    assert.equal(code, 5, output);
    assert.equal(output.match(/app got SIGINT/g).length, 1, output);
    assert.match(output, /clerk-local responds with 200/);
    assert.doesNotMatch(output, /unexpectedly/);
    await goneFrom(/listening on (\S+)/.exec(output)[1]);
  });

  it('ends clerk-local without a command', async () => {
    const { code, output } = await runInTerminal('--port 0', /is listening on/);
    assert.equal(code, 0, output);
    assert.match(output, /clerk-local has stopped/);
  });

  /** Presses Ctrl-C when the output has what it is waited for. Returns the exit code of the command. */
  async function runInTerminal(words, ready) {
    // "exec", because a shell that stays gets the signal too, and its exit code would be that of the terminal.
    const command = `exec ${process.execPath} ${launcher} ${words}`;
    const child = spawn('script', ['--quiet', '--return', '--command', command, '/dev/null'], {
      env: launcherEnvironment(),
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text) => (output += text));
    const ended = new Promise((resolve) => child.once('close', resolve));
    await eventually(() => assert.match(output, ready));
    child.stdin.write(CTRL_C);
    return { code: await ended, output };
  }
});
