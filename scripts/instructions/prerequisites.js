'use strict';

const { spawnSync } = require('node:child_process');
const { releaseEnvironment, releaseTarget } = require('../prepare/release-build');
const { Problem, root, say } = require('../prepare/run');

/** @throws {Problem} if Valgrind is missing, with instructions how to install it, or on another platform */
function requireValgrind() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Problem(
      `This command needs Linux on x86-64; this is ${process.platform}-${process.arch}. Run it in a container ` +
        '(docker run --platform linux/amd64).',
    );
  }
  if (spawnSync('valgrind', ['--version']).error) {
    throw new Problem(
      '"valgrind", which this command runs, was not found on the PATH.\n' +
        'Install it with: apt-get install valgrind   (or the package of that name on your system)',
    );
  }
}

/**
 * Builds the program whose instructions are counted, optimised like the addon.
 *
 * @returns {string} its path
 */
function buildCounted() {
  say('Building the benchmarks of the core: a minute or two.');
  const { status, stdout, error } = spawnSync(
    'cargo',
    [
      ...['build', '--release', '--target', releaseTarget(), '--bench', 'instructions'],
      ...['--message-format', 'json-render-diagnostics'],
    ],
    {
      cwd: root,
      env: releaseEnvironment(process.env),
      stdio: ['ignore', 'pipe', 'inherit'],
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  if (error || status !== 0) {
    throw new Problem('Building the benchmarks of the core failed; the output of cargo is above.');
  }
  const messages = stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  return messages.find(({ target, executable }) => executable && target.name === 'instructions').executable;
}

module.exports = { buildCounted, requireValgrind };
