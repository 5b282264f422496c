'use strict';

const fs = require('node:fs');
const path = require('node:path');

/**
 * Rewrites the links of a package's documents to files that the package does not contain: they lead to the repository
 * instead, at the tag of the version.
 *
 * @param {string} folder of the package
 * @param {{ repository: string, version: string }} source `repository` as in `package.json`, such as
 *   `git+https://github.com/owner/name.git`
 */
function linkToRepository(folder, { repository, version }) {
  const base = repository.replace(/^git\+/, '').replace(/\.git$/, '');
  for (const document of documentsIn(folder)) {
    const file = path.join(folder, document);
    fs.writeFileSync(file, withLinks(fs.readFileSync(file, 'utf8'), document, { folder, base, tag: `v${version}` }));
  }
}

/** The Markdown documents of a package, by their paths in it. */
function documentsIn(folder) {
  return fs
    .readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.md'))
    .map((name) => name.replaceAll(path.sep, '/'));
}

function withLinks(text, document, { folder, base, tag }) {
  return text.replace(/(!?)(\[[^\]]*\])\(([^)\s]+)\)/g, (link, picture, label, target) => {
    if (/^([a-z]+:|#)/.test(target)) {
      return link;
    }
    const [file, heading] = target.split('#');
    const inRepository = path.posix.join(path.posix.dirname(document), file);
    if (fs.existsSync(path.join(folder, inRepository))) {
      return link;
    }
    const url = `${base}/${picture ? 'raw' : 'blob'}/${tag}/${inRepository}`;
    return `${picture}${label}(${url}${heading === undefined ? '' : `#${heading}`})`;
  });
}

module.exports = { documentsIn, linkToRepository };
