'use strict';

/**
 * `node scripts/publish.js FOLDER`: publishes the tarballs that `scripts/pack.js --all` made there.
 *
 * The addons and programs are published first, so that a package is never available without them. Packages that the
 * registry already has are skipped: if publishing fails midway, run it again. Provenance is npm's own setting,
 * `NPM_CONFIG_PROVENANCE`, because it requires a build service that attests to it.
 */

const fs = require('node:fs');
const path = require('node:path');
const { spawnSync } = require('node:child_process');
const { npm } = require('./prepare/npm');
const { Problem, codeOf, reportProblem, root, run, say } = require('./prepare/run');
const { clerkLocalTarballsIn, tarballsIn } = require('./pack/tarballs');
const { platforms } = require('./pack/platforms');

/** @type {{ version: string }} */
const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));

/** `npm install` must not install a prerelease, such as 1.0.0-rc.1, by default. */
const distTag = version.includes('-') ? 'next' : 'latest';

try {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) {
    throw new Problem('The folder of the tarballs is missing. Usage: node scripts/publish.js FOLDER');
  }
  const { GITHUB_REF_TYPE: refType, GITHUB_REF_NAME: refName } = process.env;
  if (refType === 'tag' && refName !== `v${version}`) {
    throw new Problem(`The tag ${refName} does not match the version in package.json, ${version}.`);
  }
  const { main, addons } = tarballsIn(path.resolve(folder), platforms());
  const local = clerkLocalTarballsIn(path.resolve(folder), platforms());
  const inOrder = [...addons, ...local.programs, local.main, main];
  const missing = inOrder.find((file) => !fs.existsSync(file));
  if (missing) {
    throw new Problem(`${missing} is missing; nothing was published.`);
  }
  for (const file of inOrder) {
    publish(file);
  }
} catch (error) {
  reportProblem(error);
}

/** @param {string} file the path of a tarball */
function publish(file) {
  const name = path.basename(file, `-${version}.tgz`);
  if (isPublished(name)) {
    return say(`${name} ${version} is already published.`);
  }
  const { program, first, shell } = npm();
  const command = ['publish', file, '--access', 'public', '--tag', distTag];
  run(program, [...first, ...command], `Publishing ${name} failed`, { shell });
  say(`Published ${name} ${version} as ${distTag}.`);
}

/**
 * Whether the registry has this version of a package. Any error but "not found" leaves that open.
 *
 * @param {string} name
 * @returns {boolean}
 * @throws {Problem} if the registry does not say
 */
function isPublished(name) {
  const { program, first, shell } = npm();
  const command = ['view', `${name}@${version}`, 'version', '--json'];
  const { status, stdout, error } = spawnSync(program, [...first, ...command], { cwd: root, encoding: 'utf8', shell });
  if (error) {
    throw new Problem(`npm could not be started (${codeOf(error)}).`);
  }
  if (status === 0) {
    return stdout.trim() !== '';
  }
  const { code, summary } = parsed(stdout)?.error ?? {};
  if (code === 'E404') {
    return false;
  }
  throw new Problem(`Could not determine whether ${name} ${version} is published: ${summary ?? stdout.trim()}`);
}

/**
 * @param {string} text
 * @returns {{ error?: { code?: string, summary?: string } } | undefined} what `npm view --json` prints
 */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
