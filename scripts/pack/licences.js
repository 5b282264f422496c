'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { Problem } = require('../prepare/run');
const { byText, linkedCrates } = require('./linked-crates');

/** The file in a platform's package. */
const THIRD_PARTY_LICENCES = 'THIRD-PARTY-LICENSES.txt';

/** Files with terms, by the names that Cargo, GitHub and the Apache licence have for them; not modules so named. */
const LICENCE_FILE = /^(licen[cs]es?|unlicense|copying|notice|copyright)([-._].*)?$/i;
const SOURCE_FILE = /\.(rs|c|h|toml|html)$/i;

/**
 * How licences begin whose text names no holder: the text of one crate, after its copyright, is valid for another.
 */
const STANDARD_BEGINNINGS = {
  'Apache-2.0': /^\s*Apache License\s+Version 2\.0/m,
  ISC: /^\s*Permission to use, copy, modify/m,
  MIT: /^\s*Permission is hereby granted, free of charge/m,
};

/** Part of every addon, and no crate of cargo's. Its version is the compiler's. */
const STANDARD_LIBRARY = {
  name: 'The Rust standard library',
  license: 'MIT OR Apache-2.0',
  authors: ['The Rust Project contributors'],
  repository: 'https://github.com/rust-lang/rust',
};

/**
 * The licences of what the addon for a target contains of others.
 *
 * @param {string} target such as `x86_64-unknown-linux-gnu`
 * @returns {string} the content of `THIRD-PARTY-LICENSES.txt`
 * @throws {Problem} when cargo fails, or a crate states no licence at all
 */
function thirdPartyLicences(target) {
  return licencesOf(linkedCrates(target), target);
}

/**
 * Each text once, below the crates that come under it. Alternatives are all there: which to choose is the reader's
 * right.
 *
 * @param {object[]} crates as `linkedCrates` returns them
 * @param {string} target
 */
function licencesOf(crates, target) {
  const withTexts = crates.map((crate) => ({ ...crate, texts: textsIn(crate) }));
  const sections = new Map();
  for (const crate of [...withTexts, { ...STANDARD_LIBRARY, texts: [] }]) {
    for (const { text, holders } of crate.texts.length > 0 ? crate.texts : textsInstead(crate, withTexts)) {
      // Line breaks and indentation differ from crate to crate, and do not matter.
      const key = text.replace(/\s+/g, ' ').trim();
      const section = sections.get(key) ?? { text, crates: new Set() };
      sections.set(key, section);
      section.crates.add([describe(crate), ...(holders ? [holders] : [])].join('\n    '));
    }
  }
  return [
    `The addon for ${target} contains the software of others that is named here. Each text below is that of the licence, or`,
    'the notice, of all that is listed above it. Where the texts of several licences are alternatives, the expression says so.',
    ...[...sections.values()].flatMap((section) => ['', RULE, ...section.crates, RULE, '', section.text]),
    '',
  ].join('\n');
}

module.exports = { THIRD_PARTY_LICENCES, licencesOf, thirdPartyLicences };

/** No licence is divided by such lines, while some are by hyphens, asterisks and equals signs. */
const RULE = '~'.repeat(80);

function describe({ name, version, license, repository }) {
  return [name, version, license ? `(${license})` : '(licence as below)', repository].filter(Boolean).join(' ');
}

/** Crates carry the code of others too, such as AWS-LC in aws-lc-sys, with its own terms in its own folder. */
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
    .map((file) => ({ text: tidied(fs.readFileSync(file, 'utf8')) }))
    .filter(({ text }) => text !== '');
}

function tidied(text) {
  return text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]+$/gm, '')
    .replace(/^\n+|\n+$/g, '');
}

/**
 * The texts for a crate without any in its folder, as happens when a repository has one for many crates.
 */
function textsInstead(crate, others) {
  const { name, version, license, authors, repository } = crate;
  if (!license) {
    throw new Problem(
      `${name} ${version} has no licence file and states no licence, so it must not be distributed. Ask its authors, or remove it.`,
    );
  }
  const sibling = others.find(
    (other) => other.texts.length > 0 && other.license === license && repository && other.repository === repository,
  );
  if (sibling) {
    return sibling.texts.map(({ text }) => ({
      text,
      holders: `brings no text; this is that of ${sibling.name} in the same repository`,
    }));
  }
  const names = authors.map((author) => author.replace(/\s*<[^>]*>/, '')).join(', ');
  const holders = `brings no text; its authors: ${names || 'those of its repository'}`;
  return [
    ...new Set(
      license
        .split(/ (?:OR|AND) |[()/]/)
        .map((id) => id.trim())
        .filter(Boolean),
    ),
  ].map((id) => ({
    text: standardText(id, others) ?? `This is the standard text of ${id}, which https://spdx.org/licenses/ has.`,
    holders,
  }));
}

function standardText(id, crates) {
  const beginning = STANDARD_BEGINNINGS[id];
  if (!beginning) {
    return undefined;
  }
  for (const { license, texts } of crates) {
    // Of a crate under this licence only: the name of a file does not say which licence is in it.
    const start = license === id && texts.length === 1 ? texts[0].text.search(beginning) : -1;
    if (start >= 0) {
      return tidied(texts[0].text.slice(start));
    }
  }
  return undefined;
}
