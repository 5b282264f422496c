'use strict';

const { spawnSync } = require('node:child_process');
const { releaseEnvironment } = require('../prepare/release-build');
const { Problem, root, say } = require('../prepare/run');

/** @throws {Problem} that says how to get Valgrind where it is missing */
function requireValgrind() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Problem(
      `The budget holds for Linux on x86-64, and this is ${process.platform}-${process.arch}: another processor takes ` +
        'other instructions. Run it in a container (docker run --platform linux/amd64).',
    );
  }
  if (spawnSync('valgrind', ['--version']).error) {
    throw new Problem(
      'Valgrind counts the instructions. "valgrind" was looked for on the PATH and is not there.\n' +
        'Install it with: apt-get install valgrind   (or the package of that name of your system)',
    );
  }
}

/** Builds the program whose instructions are counted, optimised as the addon is. Its path. */
function buildCounted() {
  say('Building the core with its ways through it: a minute or two where only the addon was built before.');
  const { status, stdout, error } = spawnSync(
    'cargo',
    ['build', '--release', '--bench', 'instructions', '--message-format', 'json-render-diagnostics'],
    {
      cwd: root,
      env: releaseEnvironment(process.env),
      stdio: ['ignore', 'pipe', 'inherit'],
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  if (error || status !== 0) {
    throw new Problem('Building the core failed. What cargo says about it is above.');
  }
  const messages = stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  return messages.find(({ target, executable }) => executable && target.name === 'instructions').executable;
}

module.exports = { buildCounted, requireValgrind };
