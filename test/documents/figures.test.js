'use strict';

const assert = require('node:assert/strict');
const { figures, headline } = require('../../bench/report/performance');
const { sectionOf } = require('../../scripts/documents/section');
const { read } = require('../support/documents');

const PATHS = ['bearer', 'cookies', 'nobody', 'new', 'forged', 'expired', 'big', 'bigCookies', 'handshake'];
const KINDS = ['bare', 'peer', 'ours', 'nothing', 'auth', 'claims', 'headers', 'redirect'];

/** Headings, heads of tables, and rows of the first one. */
const FORM =
  /^### |^\| (requests with|no credentials|a new bearer token each time|a handshake redirect|a middleware that) +\|/;

describe('The figures of the benchmark', () => {
  /** The releases that were measured, the oldest first. */
  const releases = sectionOf(read('docs/performance.md'), 'figures').flatMap(
    (line) => /^### Node (\d+)$/.exec(line)?.[1] ?? [],
  );
  const all = releases.map(Number).reverse().map(results);

  it('are there for two releases of Node or more', () => assert.ok(all.length >= 2, releases.join()));

  it('are written as docs/performance.md has them: titles, columns and paths', () => {
    const form = (lines) => lines.filter((line) => FORM.test(line)).map(firstCells);
    const committed = sectionOf(read('docs/performance.md'), 'figures');
    assert.deepEqual(form(figures(all)).slice(0, 12), form(committed).slice(0, 12));
  });

  it('are written as the README has them, but for the numbers', () => {
    const withoutNumbers = (lines) => lines.map((line) => line.replace(/[\d.]+ µs/g, 'N µs'));
    assert.deepEqual(
      withoutNumbers(headline(all)),
      withoutNumbers(sectionOf(read('README.md'), 'figures', 'README.md')),
    );
  });

  it('name the goals that were not reached', () => {
    assert.match(
      figures(all).join('\n'),
      /\d+ of \d+ goals were reached\. These were not, or their interval does not decide:\n\n\| goal /,
    );
  });
});

/** What a run with one round could have measured. */
function results(node) {
  const titles = {
    bearer: 'known bearer tokens',
    cookies: 'known cookies',
    nobody: 'no credentials',
    new: 'a new bearer token each time',
    handshake: 'a handshake redirect',
  };
  const path = (name) => ({
    perProcess: 1,
    title: titles[name] ?? name,
    apps: Object.fromEntries(
      KINDS.map((kind, index) => [kind, { microseconds: [100 + 9 * index], cpuMicroseconds: [90 + 9 * index] }]),
    ),
  });
  return {
    node,
    machine: 'a machine',
    method: 'one round',
    throughput: Object.fromEntries(PATHS.map((name) => [name, path(name)])),
    core: { bareMicroseconds: [20], newTokenMicroseconds: [25] },
  };
}

/** The title, or the first cell of a row. */
function firstCells(line) {
  return line.startsWith('###') ? line : line.split('|')[1].trim();
}
