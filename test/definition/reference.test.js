'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { readDefinition } = require('../../scripts/generate/definition');
const { surroundings } = require('../../scripts/generate/example');
const { compile } = require('../types/compiler');

const ROOT = path.join(__dirname, '..', '..');
const PAGES = path.join(ROOT, 'docs', 'reference', 'backend-api');

describe('The reference of the Backend API', function () {
  this.timeout(120_000);
  const definition = readDefinition(path.join(ROOT, 'api', 'definition'));
  const pages = new Map(fs.readdirSync(PAGES).map((name) => [name, fs.readFileSync(path.join(PAGES, name), 'utf8')]));
  const examples = [...pages].flatMap(([page, text]) =>
    [...text.matchAll(/```ts\n([\s\S]*?)\n```/g)].map(([, code]) => ({ page, code })),
  );

  it('has an example of every method', () => {
    const missing = definition.operations.filter(
      ({ name }) => !examples.some(({ code }) => code.includes(`clerkClient.${name}(`)),
    );
    assert.deepEqual(
      missing.map(({ name }) => name),
      [],
    );
  });

  it('has examples that compile as strict TypeScript', () => {
    const functions = examples.map(
      ({ code }, index) => `export async function example${index}(${surroundings()}) {\n{\n${code}\n}\n}\n`,
    );
    const text = `import { clerkClient } from 'clerk-express-native';\n${functions.join('')}`;
    assert.deepEqual(compile('reference-examples.ts', { text }).problems, []);
  });

  it('links to pages and headings that exist', () => {
    const headings = new Map(
      [...pages].map(([name, text]) => [
        name,
        new Set([...text.matchAll(/^#+ (.*)$/gm)].map(([, title]) => slug(title))),
      ]),
    );
    for (const [page, text] of pages) {
      for (const [, target] of text.matchAll(/\]\((?!https:)([^)]+)\)/g)) {
        const [name, heading] = target.split('#');
        const known = headings.get(name || page);
        assert.ok(known && (!heading || known.has(heading)), `${page} links to ${target}`);
      }
    }
  });
});

function slug(title) {
  return title
    .toLowerCase()
    .replace(/[^\w -]/g, '')
    .replaceAll(' ', '-');
}
