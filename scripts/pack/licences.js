'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { Problem } = require('../prepare/run');
const { byText, linkedCrates } = require('./linked-crates');

/** The name of the file in a platform package. */
const THIRD_PARTY_LICENCES = 'THIRD-PARTY-LICENSES.txt';

/** @typedef {{ text: string, holders?: string }} LicenceText `holders` where a crate has no text of its own */

/**
 * What the licences of a crate are collected from; the standard library has no version.
 *
 * @typedef {Pick<import('./linked-crates').Crate, 'name' | 'license' | 'authors' | 'repository'> & { version?: string,
 *   texts: LicenceText[] }} LicensedCrate
 */

/** Names of licence files, as Cargo, GitHub and the Apache licence define them, without source files of such names. */
const LICENCE_FILE = /^(licen[cs]es?|unlicense|copying|notice|copyright)([-._].*)?$/i;
const SOURCE_FILE = /\.(rs|c|h|toml|html)$/i;

/**
 * How the texts of licences begin after the copyright line. They don't name a holder, so that the text of one crate can
 * be used for another.
 *
 * @type {Record<string, RegExp>}
 */
const STANDARD_BEGINNINGS = {
  'Apache-2.0': /^\s*Apache License\s+Version 2\.0/m,
  ISC: /^\s*Permission to use, copy, modify/m,
  MIT: /^\s*Permission is hereby granted, free of charge/m,
};

/**
 * Linked into every compiled file, but not a crate of `cargo metadata`. It has the version of the compiler.
 *
 * @type {LicensedCrate}
 */
const STANDARD_LIBRARY = {
  name: 'The Rust standard library',
  license: 'MIT OR Apache-2.0',
  authors: ['The Rust Project contributors'],
  repository: 'https://github.com/rust-lang/rust',
  texts: [],
};

/**
 * The licences of the third-party code in the compiled file for a target.
 *
 * @param {string} target such as `x86_64-unknown-linux-gnu`
 * @param {{ crate: string, kind: string }} product see `products.js`
 * @returns {string} the content of `THIRD-PARTY-LICENSES.txt`
 * @throws {Problem} if cargo fails, or a crate does not state a licence
 */
function thirdPartyLicences(target, { crate, kind }) {
  return licencesOf(linkedCrates(target, crate), `${kind} for ${target}`);
}

/**
 * Each text once, below the crates that it applies to. Where licences are alternatives, the texts of all are included:
 * the recipient may choose.
 *
 * @param {import('./linked-crates').Crate[]} crates see {@link linkedCrates}
 * @param {string} software what they are linked into, such as `addon for x86_64-unknown-linux-gnu`
 */
function licencesOf(crates, software) {
  const withTexts = crates.map((crate) => ({ ...crate, texts: textsIn(crate) }));
  /** @type {Map<string, { text: string, crates: Set<string> }>} */
  const sections = new Map();
  for (const crate of [...withTexts, STANDARD_LIBRARY]) {
    for (const { text, holders } of crate.texts.length > 0 ? crate.texts : textsInstead(crate, withTexts)) {
      // Line breaks and indentation differ between crates.
      const key = text.replace(/\s+/g, ' ').trim();
      const section = sections.get(key) ?? { text, crates: new Set() };
      sections.set(key, section);
      section.crates.add([describe(crate), ...(holders ? [holders] : [])].join('\n    '));
    }
  }
  return [
    `The ${software} contains the third-party software that is listed here. Each licence or notice`,
    'applies to the software that is listed above it. Where licences are alternatives, the licence expression says so.',
    ...[...sections.values()].flatMap((section) => ['', RULE, ...section.crates, RULE, '', section.text]),
    '',
  ].join('\n');
}

module.exports = { THIRD_PARTY_LICENCES, licencesOf, thirdPartyLicences };

/** No licence contains such a line; some contain lines of hyphens, asterisks or equals signs. */
const RULE = '~'.repeat(80);

/** @param {LicensedCrate} crate */
function describe({ name, version, license, repository }) {
  return [name, version, license ? `(${license})` : '(licence as below)', repository].filter(Boolean).join(' ');
}

/**
 * The licence files of a crate. Reads all folders, because crates may contain third-party code with its own terms, such
 * as AWS-LC in aws-lc-sys.
 *
 * @param {import('./linked-crates').Crate} crate
 * @returns {LicenceText[]}
 */
function textsIn({ folder, license_file: named }) {
  const files = fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && LICENCE_FILE.test(entry.name) && !SOURCE_FILE.test(entry.name))
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));
  if (named) {
    files.push(path.resolve(folder, named));
  }
  return [...new Set(files)]
    .sort(byText)
    .map((file) => ({ text: normalized(fs.readFileSync(file, 'utf8')) }))
    .filter(({ text }) => text !== '');
}

/** @param {string} text */
function normalized(text) {
  return text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]+$/gm, '')
    .replace(/^\n+|\n+$/g, '');
}

/**
 * The texts for a crate without a licence file of its own, as is common in repositories with many crates.
 *
 * @param {LicensedCrate} crate
 * @param {LicensedCrate[]} others
 * @returns {LicenceText[]}
 */
function textsInstead(crate, others) {
  const { name, version, license, authors, repository } = crate;
  if (!license) {
    throw new Problem(
      `${name} ${version} has no licence file and does not state a licence, so it must not be distributed. Replace it, or ask its authors for a licence.`,
    );
  }
  const sibling = others.find(
    (other) => other.texts.length > 0 && other.license === license && repository && other.repository === repository,
  );
  if (sibling) {
    return sibling.texts.map(({ text }) => ({
      text,
      holders: `does not contain a licence text; this is the text of ${sibling.name} from the same repository`,
    }));
  }
  const names = authors.map((author) => author.replace(/\s*<[^>]*>/, '')).join(', ');
  const holders = `does not contain a licence text; authors: ${names || 'see its repository'}`;
  return [
    ...new Set(
      license
        .split(/ (?:OR|AND) |[()/]/)
        .map((id) => id.trim())
        .filter(Boolean),
    ),
  ].map((id) => ({
    text: standardText(id, others) ?? `The standard text of ${id}; see https://spdx.org/licenses/.`,
    holders,
  }));
}

/**
 * @param {string} id of a licence, as in SPDX
 * @param {LicensedCrate[]} crates
 * @returns {string | undefined}
 */
function standardText(id, crates) {
  const beginning = STANDARD_BEGINNINGS[id];
  if (!beginning) {
    return undefined;
  }
  for (const { license, texts } of crates) {
    // Only from crates with a single licence, because file names don't say which licence is in them.
    const start = license === id && texts.length === 1 ? texts[0].text.search(beginning) : -1;
    if (start >= 0) {
      return normalized(texts[0].text.slice(start));
    }
  }
  return undefined;
}
