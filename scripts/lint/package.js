'use strict';

/**
 * Whether what npm publishes can be imported and type-checked in every way that there is: by `require` and `import`, by
 * bundlers, and under all of TypeScript's ways to find a module. Run as a program it packs the package for that.
 */

const fs = require('node:fs');
const path = require('node:path');
const { spawnSync } = require('node:child_process');
const { root } = require('../prepare/run');
const { pack } = require('../pack/tarballs');

if (require.main === module) {
  const out = path.join(root, 'target', 'lint');
  // The addons have no types and no entry points: the package alone is looked at.
  problemsOf(pack({ platforms: [], addons: root, out }).main).then((problems) => {
    problems.forEach((problem) => console.log(problem));
    process.exitCode = problems.length === 0 ? 0 : 1;
  });
}

module.exports = { problemsOf };

/**
 * What publint and Are The Types Wrong have to say about a tarball.
 *
 * @param {string} tarball
 * @returns {Promise<string[]>} one text a tool or message; none when the package is clean
 */
async function problemsOf(tarball) {
  return [...(await publintMessages(tarball)), ...typeProblems(tarball)];
}

/** Suggestions count too. */
async function publintMessages(tarball) {
  const { publint } = await import('publint');
  const { formatMessage } = await import('publint/utils');
  const content = fs.readFileSync(tarball);
  const archive = content.buffer.slice(content.byteOffset, content.byteOffset + content.byteLength);
  const { messages, pkg } = await publint({ pack: { tarball: archive } });
  return messages.map((message) => `publint: ${formatMessage(message, pkg, { color: false })}`);
}

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
