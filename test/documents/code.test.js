'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const ts = require('typescript');
const { blocksOf, documents, read, root } = require('../support/documents');

const scriptsOf = (manifest) => Object.keys(JSON.parse(read(manifest)).scripts);

/** What each language is checked with: the problems of a block. Other languages are not checked. */
const CHECKS = {
  js: (code) => syntaxErrors(code, 'block.js'),
  ts: (code) => syntaxErrors(code, 'block.ts'),
  json: (code) => problemsOf(() => JSON.parse(code)),
  sh: (code, document) => unknownCommands(code, document),
};

/** Its blocks are signatures without bodies. The examples in it are those of the declarations, which are compiled. */
const SIGNATURES = 'docs/reference/api/';

describe('The code in the documents', () => {
  for (const document of documents().filter((name) => !name.startsWith(SIGNATURES))) {
    const blocks = blocksOf(document).filter(({ language }) => Object.hasOwn(CHECKS, language));
    if (blocks.length > 0) {
      it(`parses, and names commands that exist: ${document}`, () => {
        const problems = blocks.flatMap(({ language, code, line }) =>
          CHECKS[language](code, document).map((problem) => `line ${line}: ${problem}`),
        );
        assert.deepEqual(problems, []);
      });
    }
  }

  it('names only scripts of package.json', () => {
    const unknown = documents().flatMap((document) =>
      unknownScripts(read(document), document).map((name) => `${document}: ${name}`),
    );
    assert.deepEqual(unknown, []);
  });

  it('is refused where it is wrong', () => {
    assert.deepEqual(CHECKS.ts('const a: = 1;').length > 0, true);
    assert.deepEqual(CHECKS.json('{ a: 1 }').length, 1);
    assert.deepEqual(CHECKS.sh('npm run unknown\nnode scripts/unknown.js --check'), [
      'npm run unknown',
      'node scripts/unknown.js',
    ]);
  });
});

function syntaxErrors(code, fileName) {
  const { diagnostics } = ts.transpileModule(code, {
    fileName,
    reportDiagnostics: true,
    compilerOptions: { target: 'esnext', module: 'esnext' },
  });
  return diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

function problemsOf(check) {
  try {
    check();
    return [];
  } catch (error) {
    return [error.message];
  }
}

/** Scripts and files that a shell block names and the repository does not have. */
function unknownCommands(code, document) {
  const files = [...code.matchAll(/\b(?:node|bash) ((?:[\w.-]+\/)+[\w.-]+)/g)].filter(
    ([, file]) => !fs.existsSync(path.join(root, file)),
  );
  return [...unknownScripts(code, document).map((name) => `npm run ${name}`), ...files.map(([command]) => command)];
}

function unknownScripts(text, document) {
  const known = new Set(manifestsOf(document).flatMap(scriptsOf));
  return [...text.matchAll(/\bnpm run ([\w:-]+)/g)].map(([, name]) => name).filter((name) => !known.has(name));
}

/** The manifests whose scripts a document names: that of the root, and in `examples/` those of the examples. */
function manifestsOf(document = '') {
  const [folder, example] = document.split('/');
  const examples = folder === 'examples' ? [`examples/${example}/package.json`, 'examples/minimal/package.json'] : [];
  return ['package.json', ...examples.filter((file) => fs.existsSync(path.join(root, file)))];
}
