'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const typescript = require('typescript');
const { tokensOf } = require('../../lib/command/migrate/tokens');

const root = path.join(__dirname, '..', '..');

/** Sources that are easily misread, each with a string at its end. */
const HARD = {
  'a.js': [
    `a / b / 'x'`,
    `if (a) /'/.test('x')`,
    `(a) / 1; 'x' / 2`,
    `a++ / 1 + 'x' / 1`,
    `x = {} / 1; 'x'; /'/`,
    `{}\n/'/.test('x')`,
    `a.return / 1; b?.in / 'x' / 1`,
    `/[/'"]/u.test('x')`,
    `1. / 'x' / .5`,
    "`a ${`b ${'x'}` + '}'} ' c`; 'x'",
    "`\\`${{ a: '}' }}`; 'x'",
    `'a\\\n\\'b'; "x"`,
    `// '\n/* ' */ 'x'`,
    `const a = <b c='d' e="f'" {...g('x')}>it's {'x'} // {/* ' */} <i/> "</b>; 'x'`,
    `const a = <>'{<b.c d={<e/>}>'</b.c>}</>; 'x'`,
    `a < b > 'x'`,
    `\\u0061 = 'x'; ä /'x'/ 1`,
  ],
  'a.ts': [
    `const a = <T>'x'`,
    `a! / 1 + 'x'! / 2`,
    `type A = 'x' | \`y\``,
    `class A extends B<C> {} /'/; 'x'`,
    `const a = <T,>(b: T) => 'x'`,
  ],
  'a.tsx': [
    `const a = <T,>(b: T) => <b>'</b>; 'x'`,
    `type A = <T>(b: T) => 'x'`,
    `const a = <A<B<'x'>> c='d'>it is</A>; 'x'`,
    `const a = <T extends B>(c: T) => 'x'`,
  ],
};

describe('The tokens of a source file', function () {
  this.timeout(60_000);

  for (const [file, sources] of Object.entries(HARD)) {
    for (const source of sources) {
      it(`have the strings that TypeScript finds in ${file}: ${JSON.stringify(source)}`, () => {
        const expected = stringsByTypescript(file, source);
        assert.ok(expected.length > 0);
        assert.deepEqual(strings(file, source), expected);
      });
    }
  }

  it('have the strings that TypeScript finds in all files of this project and of some packages', () => {
    const folders = [
      'lib',
      'scripts',
      'types',
      'test/integration',
      'node_modules/@clerk/express',
      'node_modules/express',
    ];
    const files = folders.flatMap((folder) => {
      const found = fs.readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true });
      return found
        .filter((entry) => entry.isFile() && /\.([cm]?[jt]s|[jt]sx)$/.test(entry.name))
        .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));
    });
    assert.ok(files.length > 200);
    for (const file of files) {
      const source = fs.readFileSync(file, 'utf8');
      if (source.length < 200_000) {
        assert.deepEqual(strings(file, source), stringsByTypescript(file, source), file);
      }
    }
  });

  it('are found in reasonable time in a file with many unmatched brackets', () => {
    const source = `${'type A = <T>(a: T) => void;\n'.repeat(2_000)}'x'`;
    const start = Date.now();
    assert.equal(strings('a.tsx', source).length, 1);
    assert.ok(Date.now() - start < 10_000);
  });
});

function strings(file, source) {
  return tokensOf(source, { jsx: !/\.[cm]?ts$/.test(file) })
    .filter(({ type }) => type === 'string')
    .map(({ start, end }) => source.slice(start, end));
}

function stringsByTypescript(file, source) {
  const kind = {
    '.tsx': typescript.ScriptKind.TSX,
    '.ts': typescript.ScriptKind.TS,
    '.mts': typescript.ScriptKind.TS,
    '.cts': typescript.ScriptKind.TS,
  };
  const tree = typescript.createSourceFile(
    file,
    source,
    typescript.ScriptTarget.Latest,
    true,
    kind[path.extname(file)] ?? typescript.ScriptKind.JSX,
  );
  const found = [];
  const visit = (node) => {
    const isString = typescript.isStringLiteral(node) && !typescript.isJsxAttribute(node.parent);
    if (isString || typescript.isNoSubstitutionTemplateLiteral(node)) {
      found.push([node.getStart(tree), node.getText(tree)]);
    }
    typescript.forEachChild(node, visit);
  };
  visit(tree);
  return found.sort(([one], [other]) => one - other).map(([, text]) => text);
}
