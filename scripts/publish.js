'use strict';

/**
 * `node scripts/publish.js FOLDER`: publishes the tarballs that `scripts/pack.js --all` made there.
 *
 * The addons are published first, so that the package never names an addon that does not exist. Packages that the
 * registry already has are skipped, so that an interrupted run can be repeated. Provenance is npm's own setting,
 * `NPM_CONFIG_PROVENANCE`, because it works only on supported build services.
 */

const fs = require('node:fs');
const path = require('node:path');
const { spawnSync } = require('node:child_process');
const { npm } = require('./prepare/npm');
const { Problem, root, run, say } = require('./prepare/run');
const { tarballsIn } = require('./pack/tarballs');
const { platforms } = require('./pack/platforms');

const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));

/** A version such as 1.0.0-rc.1 must not become what `npm install` takes. */
const distTag = version.includes('-') ? 'next' : 'latest';

try {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) {
    throw new Problem('Which tarballs? Usage: node scripts/publish.js FOLDER');
  }
  const { GITHUB_REF_TYPE: refType, GITHUB_REF_NAME: refName } = process.env;
  if (refType === 'tag' && refName !== `v${version}`) {
    throw new Problem(`The tag is ${refName}, and the version in package.json ${version}. They have to be the same.`);
  }
  const { main, addons } = tarballsIn(path.resolve(folder), platforms());
  const missing = [...addons, main].find((file) => !fs.existsSync(file));
  if (missing) {
    throw new Problem(`${missing} is not there, so nothing was published.`);
  }
  for (const file of [...addons, main]) {
    publish(file);
  }
} catch (error) {
  if (!(error instanceof Problem)) {
    throw error;
  }
  process.stderr.write(`\n${error.message}\n`);
  process.exitCode = 1;
}

function publish(file) {
  const name = path.basename(file, `-${version}.tgz`);
  if (isPublished(name)) {
    return say(`${name} ${version} is there already.`);
  }
  const { program, first, shell } = npm();
  const command = ['publish', file, '--access', 'public', '--tag', distTag];
  run(program, [...first, ...command], `Publishing ${name} failed`, { shell });
  say(`${name} ${version} is published as ${distTag}.`);
}

/** Asks the registry. Only a plain "no" counts as one: after any other fault nothing is known. */
function isPublished(name) {
  const { program, first, shell } = npm();
  const command = ['view', `${name}@${version}`, 'version', '--json'];
  const { status, stdout, error } = spawnSync(program, [...first, ...command], { cwd: root, encoding: 'utf8', shell });
  if (error) {
    throw new Problem(`npm could not be started (${error.code}).`);
  }
  if (status === 0) {
    return stdout.trim() !== '';
  }
  const { code, summary } = parsed(stdout)?.error ?? {};
  if (code === 'E404') {
    return false;
  }
  throw new Problem(`Whether ${name} ${version} is published could not be found out: ${summary ?? stdout.trim()}`);
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
