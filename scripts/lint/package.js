'use strict';

/**
 * Checks that the published packages can be imported and type-checked with `require`, with `import`, by bundlers, and
 * with each of TypeScript's module resolutions. As a program, packs and checks them.
 */

const fs = require('node:fs');
const path = require('node:path');
const { spawnSync } = require('node:child_process');
const { root } = require('../prepare/run');
const { pack, packClerkLocal } = require('../pack/tarballs');

if (require.main === module) {
  const out = path.join(root, 'target', 'lint');
  // Without those of the platforms, which have neither types nor entry points.
  const addons = pack({ platforms: [], addons: root, out });
  const local = packClerkLocal({ platforms: [], programOf: () => '', out });
  Promise.all([addons.main, local.main].map(problemsOf)).then((all) => {
    const problems = all.flat();
    problems.forEach((problem) => console.log(problem));
    process.exitCode = problems.length === 0 ? 0 : 1;
  });
}

module.exports = { problemsOf };

/**
 * What publint and Are The Types Wrong report about a tarball.
 *
 * @param {string} tarball
 * @returns {Promise<string[]>} empty if they report no problems
 */
async function problemsOf(tarball) {
  return [...(await publintMessages(tarball)), ...typeProblems(tarball)];
}

/**
 * Includes suggestions.
 *
 * @param {string} tarball
 * @returns {Promise<string[]>}
 */
async function publintMessages(tarball) {
  const { publint } = await import('publint');
  const { formatMessage } = await import('publint/utils');
  const content = fs.readFileSync(tarball);
  const archive = content.buffer.slice(content.byteOffset, content.byteOffset + content.byteLength);
  const { messages, pkg } = await publint({ pack: { tarball: archive } });
  return messages.map((message) => `publint: ${formatMessage(message, pkg, { color: false })}`);
}

/**
 * @param {string} tarball
 * @returns {string[]}
 */
function typeProblems(tarball) {
  const cli = path.join(root, 'node_modules', '@arethetypeswrong', 'cli', 'dist', 'index.js');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [cli, tarball, '--format', 'ascii', '--no-color', '--no-emoji'],
    {
      encoding: 'utf8',
    },
  );
  return status === 0 ? [] : [`attw: ${stdout}${stderr}`];
}
