'use strict';

const path = require('node:path');
const { diffOf } = require('./diff');

/** @import { Change, Notes, Plan } from './plan' */

/**
 * Commands that install a project, by its lock file.
 *
 * @type {Record<string, string>}
 */
const INSTALL = {
  'bun.lock': 'bun install',
  'npm-shrinkwrap.json': 'npm install',
  'package-lock.json': 'npm install',
  'pnpm-lock.yaml': 'pnpm install',
  'yarn.lock': 'yarn install',
};

/**
 * Describes what was done, or would be done.
 *
 * @param {Plan} plan
 * @param {{ dryRun: boolean }} options
 */
function report({ changes, left, problems, notes }, { dryRun }) {
  const sections = [
    ...(dryRun ? changes.map(diffOf) : []),
    summary(changes, dryRun),
    list(
      'Not changed:',
      left.map(({ file, line, reason }) => [`${file}:${line}`, reason]),
    ),
    list(
      'Problems:',
      problems.map(({ file, message }) => [file, message]),
    ),
    steps(changes, notes),
  ];
  return sections.filter(Boolean).join('\n');
}

/**
 * @param {Change[]} changes
 * @param {boolean} dryRun
 */
function summary(changes, dryRun) {
  if (changes.length === 0) {
    return 'Nothing to change.\n';
  }
  const head = `${changes.length} ${changes.length === 1 ? 'file' : 'files'} ${dryRun ? 'to change; nothing has been written' : 'changed'}:`;
  return list(
    head,
    changes.map(({ file, to, edits }) => [file, what(file, to, edits.length)]),
  );
}

/**
 * @param {string} file
 * @param {string} to
 * @param {number} count
 */
function what(file, to, count) {
  const places = count === 1 ? '1 place' : `${count} places`;
  if (file === to) {
    return places;
  }
  return count === 0 ? `moved to ${to}` : `moved to ${to}, ${places}`;
}

/**
 * @param {Change[]} changes
 * @param {Notes} notes
 */
function steps(changes, notes) {
  const all = [
    ...notes.unlisted
      .slice(0, 1)
      .map(
        (file) =>
          `Add clerk-express-native to the package.json that ${file} belongs to: none above it lists @clerk/express.`,
      ),
    ...notes.added.map(
      ({ file, name, range }) =>
        `${file} now lists ${name} ${range}, which came with @clerk/express. Keep it while the app imports it.`,
    ),
    ...(changes.some(({ file }) => path.posix.basename(file) === 'package.json')
      ? [`Run: ${installCommand(notes.lockFiles)}`]
      : []),
    ...notes.backendMocks.map(({ file, line }) => {
      return `${file}:${line} mocks @clerk/backend, which clerkClient does not use: mock clerk-express-native, or pass a client to clerkMiddleware({ clerkClient }).`;
    }),
    ...notes.moved.map((file) => `${file} was moved up: check the paths that it builds.`),
    ...notes.oldResolution.map((file) => {
      return `${file} resolves packages without their "exports", which hides types of @clerk/express. The type check may now report errors that were there before.`;
    }),
  ];
  if (all.length === 0 && changes.length === 0) {
    return '';
  }
  const text = [
    ...all,
    'Run: npx clerk-express-native doctor',
    'Type-check, run the tests, and read "What is different" in node_modules/clerk-express-native/docs/guides/migrating.md.',
  ];
  return `Next steps:\n${text.map((step, index) => `  ${index + 1}. ${step}\n`).join('')}`;
}

/** @param {string[]} lockFiles */
function installCommand(lockFiles) {
  const [nearest] = lockFiles.toSorted((one, other) => one.split('/').length - other.split('/').length);
  return INSTALL[path.posix.basename(nearest ?? 'package-lock.json')];
}

/**
 * Formats rows with aligned first cells, unless those are long.
 *
 * @param {string} head
 * @param {string[][]} rows
 */
function list(head, rows) {
  if (rows.length === 0) {
    return '';
  }
  const width = Math.min(48, Math.max(...rows.map(([first]) => first.length)));
  return `${head}\n${rows.map(([first, second]) => `  ${first.padEnd(width)}  ${second}\n`).join('')}`;
}

module.exports = { report };
