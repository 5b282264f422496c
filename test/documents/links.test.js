'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { documents, read, root } = require('../support/documents');

describe('The links of the documents', () => {
  for (const document of documents()) {
    it(`lead to files and headings that exist: ${document}`, () => {
      assert.deepEqual(
        linksOf(document).filter((link) => !leadsSomewhere(document, link)),
        [],
      );
    });
  }
});

describe('docs/README.md', () => {
  it('lists every guide and every reference', () => {
    const linked = new Set(linksOf('docs/README.md').map((link) => path.posix.join('docs', link.split('#')[0])));
    const pages = documents().filter((name) => /^docs\/(guides|reference)\/([\w-]+|[\w-]+\/README)\.md$/.test(name));
    assert.ok(pages.length > 15);
    assert.deepEqual(
      pages.filter((name) => !linked.has(name)),
      [],
    );
  });
});

/** The targets of all links and pictures within the repository. */
function linksOf(document) {
  return [...withoutCode(read(document)).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link]) => link)
    .filter((link) => !/^[a-z]+:/.test(link));
}

function leadsSomewhere(document, link) {
  const [file, heading] = link.split('#');
  const target = file === '' ? document : path.posix.join(path.posix.dirname(document), file);
  if (!fs.existsSync(path.join(root, target))) {
    return false;
  }
  return heading === undefined || anchorsOf(target).has(heading);
}

const anchors = new Map();

/** The anchors of a document: those of its headings, as GitHub names them, and those that it sets itself. */
function anchorsOf(document) {
  if (!anchors.has(document)) {
    const text = withoutCode(read(document));
    const found = new Set([...text.matchAll(/<a id="([^"]+)">/g)].map(([, id]) => id));
    for (const [, heading] of text.matchAll(/^#+ (.*)$/gm)) {
      const slug = slugOf(heading);
      let anchor = slug;
      for (let count = 1; found.has(anchor); count += 1) {
        anchor = `${slug}-${count}`;
      }
      found.add(anchor);
    }
    anchors.set(document, found);
  }
  return anchors.get(document);
}

function slugOf(heading) {
  return heading
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}

function withoutCode(text) {
  return text.replace(/^ *```.*?^ *```/gms, '');
}
