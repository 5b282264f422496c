'use strict';

/**
 * Holds the vocabulary of docs/internals/style.md: finds words in documents, comments, messages and names for which
 * the field has a better term. `node scripts/lint/prose.js --count` prints how often each rule is broken.
 */

const fs = require('node:fs');
const path = require('node:path');
const { spawnSync } = require('node:child_process');
const { root } = require('../prepare/run');

/**
 * @typedef {object} Rule
 * @property {RegExp} pattern
 * @property {string} instead what to write
 */

/** @type {Rule[]} */
const RULES = [
  { pattern: /\b(tells?|telling|told)\b/gi, instead: 'report, name, show, say, log; for "tell apart": distinguish' },
  {
    pattern: /\b(stands?|standing|stood)\b(?!-in|alone)/gi,
    instead: 'is in, contains, is listed; means, represents',
  },
  // Not in names, such as the path of a URL, an address or a CSS class.
  {
    pattern: /(?<![\w'"`/=&@.])(nobody|somebody|whoever|whomever)\b(?!@|: )/gi,
    instead: 'signed out, the caller, any client, users',
  },
  {
    pattern: /(?<!there )\b(is|are|was|were|be) (no|none)\b(?! (longer|more|less|different)\b)/gi,
    instead: 'is not a, has no, there is no',
  },
  { pattern: /(?<!there )\b(that|what|which) (is|are) none\b/gi, instead: 'anything else' },
  {
    pattern: /(?<!['"`])\b(anew|meanwhile|beside)\b/gi,
    instead: 'again; in the meantime; next to, in addition to, compared with',
  },
  { pattern: /\bbehind (its|the|their) (own )?(arguments?|options?|names?|quotation|slash)\b/gi, instead: 'after' },
  { pattern: /\bso (many|long|much)\b/gi, instead: 'up to N, this many, for this long' },
  { pattern: /\bat a stretch\b|\ba moment ago\b|\bin its midst\b/gi, instead: 'name the number or the time' },
  { pattern: /\bthe peer\b|\bpeer's\b/gi, instead: "@clerk/express, Clerk's SDK, or the reference" },
];

/** Files with words of others, or written by programs from files that are checked. */
const EXCLUDED = [
  /^(LICENSE|CODE_OF_CONDUCT\.md)$/,
  /(^|\/)package-lock\.json$|^Cargo\.lock$/,
  // This file, which has to name the words.
  /^scripts\/lint\/prose\.js$|^test\/packaging\/prose\.test\.js$|^docs\/internals\/style\.md$/,
  /^test\/parity\/backend\/recorded\//,
  /^test\/vectors\/.*\.json$/,
  /^bench\/(RESULTS\.md|results\/)/,
];

const PROSE = /\.(rs|js|mjs|cjs|ts|mts|md|ya?ml|toml|html|sh)$|^\.ci\/run$/;

/**
 * @typedef {object} Finding
 * @property {number} line
 * @property {string} words
 * @property {string} instead
 */

/**
 * @param {string} text
 * @returns {Finding[]}
 */
function findingsIn(text) {
  return text
    .split('\n')
    .flatMap((content, index) =>
      RULES.flatMap(({ pattern, instead }) =>
        [...content.matchAll(pattern)].map(([words]) => ({ line: index + 1, words, instead })),
      ),
    );
}

/** @returns {string[]} paths of the files that are checked, relative to the project's root */
function checkedFiles() {
  const { stdout } = spawnSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' });
  const names = stdout.split('\0').filter((name) => PROSE.test(name));
  const checked = names.filter((name) => !EXCLUDED.some((pattern) => pattern.test(name)));
  return checked.filter((name) => fs.existsSync(path.join(root, name)));
}

function main() {
  const all = checkedFiles().map((name) => ({
    name,
    findings: findingsIn(fs.readFileSync(path.join(root, name), 'utf8')),
  }));
  if (process.argv.includes('--count')) {
    for (const { pattern } of RULES) {
      const count = all.reduce(
        (sum, { findings }) => sum + findings.filter(({ words }) => words.match(pattern)).length,
        0,
      );
      console.log(`${String(count).padStart(6)}  ${pattern.source}`);
    }
    return;
  }
  for (const { name, findings } of all) {
    for (const { line, words, instead } of findings) {
      console.log(`${name}:${line}: "${words}": ${instead}`);
    }
  }
  process.exitCode = all.some(({ findings }) => findings.length > 0) ? 1 : 0;
}

if (require.main === module) {
  main();
}

module.exports = { RULES, findingsIn };
