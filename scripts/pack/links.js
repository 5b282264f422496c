'use strict';

const fs = require('node:fs');
const path = require('node:path');

/**
 * Rewrites the links in a package's documents to files that the package does not contain, so that they lead to the
 * repository, at the tag of the version.
 *
 * @param {string} folder the folder of the package
 * @param {{ repository: string, version: string, folder: string }} source `repository` as in `package.json`, such as
 *   `git+https://github.com/owner/name.git`; `folder` where the package's files are in the repository
 */
function linkToRepository(folder, { repository, version, folder: origin }) {
  const base = repository.replace(/^git\+/, '').replace(/\.git$/, '');
  for (const document of documentsIn(folder)) {
    const file = path.join(folder, document);
    fs.writeFileSync(
      file,
      withLinks(fs.readFileSync(file, 'utf8'), document, { folder, base, tag: `v${version}`, origin }),
    );
  }
}

/**
 * The paths of a package's Markdown documents, relative to its folder.
 *
 * @param {string} folder
 */
function documentsIn(folder) {
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => name.replaceAll(path.sep, '/'));
}

/**
 * @param {string} text
 * @param {string} document
 * @param {{ folder: string, base: string, tag: string, origin: string }} target
 */
function withLinks(text, document, { folder, base, tag, origin }) {
  return text.replace(/(!?)(\[[^\]]*\])\(([^)\s]+)\)/g, (link, picture, label, target) => {
    if (/^([a-z]+:|#)/.test(target)) {
      return link;
    }
    const [file, heading] = target.split('#');
    const inPackage = path.posix.join(path.posix.dirname(document), file);
    if (fs.existsSync(path.join(folder, inPackage)) && !inPackage.startsWith('../')) {
      return link;
    }
    const inRepository = path.posix.join(origin.replaceAll(path.sep, '/'), inPackage);
    const url = `${base}/${picture ? 'raw' : 'blob'}/${tag}/${inRepository}`;
    return `${picture}${label}(${url}${heading === undefined ? '' : `#${heading}`})`;
  });
}

module.exports = { documentsIn, linkToRepository };
