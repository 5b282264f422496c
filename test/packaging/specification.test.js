'use strict';

/**
 * Code and tests cite the specification in `docs/internals/specification/`: `§3.6`, `§3.6 row 17`, `rows 2 to 6`,
 * `§3.10.2`, `S5`, `A42`. Each of these has to be there.
 */

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');

const root = path.join(__dirname, '..', '..');
const FOLDER = path.join('docs', 'internals', 'specification');
const PARITY_SUITES = ['harness', 'backend', 'proxy', 'webhooks'];

/** Sections of RFCs and of WHATWG documents are named together with their document. */
const ELSEWHERE = /\b(?:RFC|ECMA|WHATWG|Standard Webhooks)[- ]?\d*,?(?:\s+(?:and\s+)?§[\d.]+,?)+/g;
/** Where a comment goes on in the next line. */
const COMMENT_BREAK = /\n\s*(?:\*|\/\/[/!]?) /g;
const SECTION = /§(\d+(?:\.\d+)*)/g;
const ROWS = /\b[Rr]ows? (\d+)(?:(?:,| and| to|–) (\d+))*/g;
const EDGE = /\bS(\d{1,2})\b/g;
const MESSAGE = /\bA([1-6]\d|[1-9])\b(?=[^\w]|$)/g;

describe('The specification', function () {
  this.timeout(20_000);

  const chapters = fs
    .readdirSync(path.join(root, FOLDER, 'authentication'))
    .map((name) => read(path.join(FOLDER, 'authentication', name)));
  const sections = sectionsOf(chapters.join('\n'));
  const ids = new Set(chapters.flatMap((text) => [...text.matchAll(/\b([SA]\d+)\b/g)].map(([, id]) => id)));
  const cited = filesIn('src', 'lib', 'local', 'test', 'api').filter(
    (file) => file !== 'test/packaging/specification.test.js',
  );

  it('has every section and every row that is cited', () => {
    const missing = [];
    for (const file of cited) {
      const citations = citationsOf(read(file));
      missing.push(...citations.filter((citation) => !exists(citation, sections)).map((one) => describeOne(file, one)));
    }
    assert.deepEqual(missing, []);
  });

  it('has every section that its own pages refer to', () => {
    assert.deepEqual(
      filesIn(FOLDER, 'CONTRIBUTING.md').flatMap((file) =>
        citationsOf(read(file))
          .filter((citation) => citation.row === undefined && !exists(citation, sections))
          .map((citation) => describeOne(file, citation)),
      ),
      [],
    );
  });

  it('has every sharp edge and every message that is cited', () => {
    const missing = [];
    for (const file of cited) {
      const text = commentsAndTitlesOf(read(file));
      const found = [...text.matchAll(EDGE), ...text.matchAll(MESSAGE)].map(([id]) => id);
      missing.push(...found.filter((id) => !ids.has(id)).map((id) => `${file}: ${id}`));
    }
    assert.deepEqual(missing, []);
  });

  it('has every page and every heading that is cited by its name', () => {
    const missing = [];
    for (const file of cited) {
      for (const [citation, page, heading] of read(file).matchAll(
        /\b((?:authentication|backend-api|deviations)\.md)`?(?:,? (?:§[\d.]+, )?"([^"]+)")?/g,
      )) {
        const texts = page === 'authentication.md' ? chapters : [read(path.join(FOLDER, page))];
        if (heading && !texts.some((text) => new RegExp(`^#+ ${heading}$`, 'm').test(text))) {
          missing.push(`${file}: ${citation}`);
        }
      }
    }
    assert.deepEqual(missing, []);
  });

  it('is not cited by files that npm publishes, whose readers do not have it', () => {
    const { files } = JSON.parse(read('package.json'));
    const published = filesIn(...files);
    assert.deepEqual(
      published.filter((file) => {
        const text = read(file);
        return /\b(?:authentication|backend-api|deviations)\.md\b.*§|docs\/internals/.test(text);
      }),
      [],
    );
    assert.deepEqual(
      published.filter((file) => file.startsWith('lib/')).filter((file) => citationsOf(read(file)).length > 0),
      [],
    );
  });

  it('is not published itself', () => {
    const { files } = JSON.parse(read('package.json'));
    assert.deepEqual(
      files.filter((name) => FOLDER.startsWith(path.normalize(name))),
      [],
    );
  });

  it('lists the deliberate differences that the parity suites know, and no other ids', () => {
    const text = read(path.join(FOLDER, 'deviations.md'));
    const listed = [...text.matchAll(/^\| ((?:`[\w-]+`(?:, )?)+) \|/gm)].flatMap(([, cell]) =>
      cell.split(', ').map((id) => id.replaceAll('`', '')),
    );
    const known = new Set(
      PARITY_SUITES.flatMap((suite) => require(`../parity/${suite}/deviations`).deviations.map(({ id }) => id)),
    );
    assert.deepEqual(
      [...known].filter((id) => !listed.includes(id)),
      [],
    );
    assert.deepEqual(
      listed.filter((id) => !known.has(id) && !(/^S\d+$/.test(id) && ids.has(id))),
      [],
    );
  });
});

/** The numbers of sections and of their numbered steps, and the rows of their tables: `{ numbers, rows }`. */
function sectionsOf(text) {
  const numbers = new Set();
  const rows = new Map();
  let section;
  for (const line of text.split('\n')) {
    const heading = /^#+ (\d+(?:\.\d+)?)\.? /.exec(line);
    if (heading) {
      [, section] = heading;
      numbers.add(section);
    } else if (/^#/.test(line) && !/^###/.test(line)) {
      section = undefined;
    } else if (section) {
      const step = /^(\d+)\. /.exec(line);
      if (step) {
        numbers.add(`${section}.${step[1]}`);
      }
      const row = /^\| (\d+|S\d+) \|/.exec(line);
      if (row) {
        rows.set(section, (rows.get(section) ?? new Set()).add(row[1]));
      }
    }
  }
  return { numbers, rows };
}

/** What a file cites: sections, and rows of the section that it has cited last. */
function citationsOf(text) {
  const own = text.replace(COMMENT_BREAK, ' ').replace(ELSEWHERE, (match) => match.replaceAll('§', ' '));
  const citations = [];
  let section;
  for (const match of own.matchAll(new RegExp(`${SECTION.source}|${ROWS.source}`, 'g'))) {
    if (match[1]) {
      [, section] = match;
      citations.push({ section });
    } else {
      const rows = match[0].match(/\d+/g);
      citations.push(...rows.map((row) => ({ section, row })));
    }
  }
  return citations;
}

function exists({ section, row }, { numbers, rows }) {
  return row === undefined ? numbers.has(section) : Boolean(rows.get(section)?.has(row));
}

function describeOne(file, { section, row }) {
  return `${file}: §${section}${row === undefined ? '' : ` row ${row}`}`;
}

/** Elsewhere S1 and A2 may be anything, such as a part of a key. */
function commentsAndTitlesOf(text) {
  return [...text.matchAll(/\/\/.*$|^\s*\*.*$|\/\*\*.*$|(?:id|deviation): '[^']*'|\bdiffers\(\s*'[^']*'/gm)]
    .map(([match]) => match)
    .join('\n');
}

/** All source files and pages among these files and in these folders. */
function filesIn(...paths) {
  return paths
    .flatMap((name) =>
      fs.statSync(path.join(root, name)).isDirectory()
        ? fs.readdirSync(path.join(root, name), { recursive: true }).map((file) => path.join(name, file))
        : [name],
    )
    .filter((file) => /\.(?:rs|[cm]?[jt]s|md|toml)$/.test(file))
    .map((file) => file.replaceAll(path.sep, '/'));
}

function read(file) {
  return fs.readFileSync(path.join(root, file), 'utf8');
}
