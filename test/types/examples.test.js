'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { compile } = require('./compiler');

const root = path.join(__dirname, '..', '..');
const STRICT = { skipLibCheck: false, lib: ['lib.es2022.d.ts'] };

const MODULES = ['clerk-express-native', 'clerk-express-native/testing', 'clerk-express-native/webhooks'];

/** What examples leave out: things of the app. As globals, so that an example may have its own. */
const APP = `
  declare global {
    const app: import('express').Express;
    const createReadStream: typeof import('node:fs').createReadStream;
    const express: typeof import('express');
    const req: import('express').Request;
    const server: import('node:http').Server;
    const webSockets: import('ws').WebSocketServer;
    const deleteAccount: Handler, importReports: Handler, listReports: Handler, remove: Handler;
    const id: string, password: string, picture: ArrayBuffer, secret: string, secretKey: string, token: string, userId: string;
    function addUser(...details: unknown[]): Promise<void>;
  }
  type Handler = import('express').RequestHandler;
  export {};\n`;

describe('Types: examples', function () {
  this.timeout(120_000);

  for (const document of ['README.md', 'MIGRATING.md', 'SECURITY.md']) {
    it(`of ${document} compile as strict TypeScript`, () => {
      assert.deepEqual(problemsOf(blocksOf(fs.readFileSync(path.join(root, document), 'utf8'))), []);
    });
  }

  it('of the declarations compile as strict TypeScript', () => {
    const files = fs
      .readdirSync(path.join(root, 'types'), { recursive: true })
      .filter((name) => name.endsWith('.d.ts'));
    const examples = files.flatMap((file) => examplesOf(fs.readFileSync(path.join(root, 'types', file), 'utf8')));
    assert.ok(examples.length > 8, `only ${examples.length} examples`);
    assert.deepEqual(problemsOf(examples), []);
  });

  it('are refused where they are wrong', () => {
    assert.match(problemsOf(['clerkClient.users.getUser(getAuth(req).userId);'])[0], /string \| null/);
    const wrong = "import { getAuth } from 'clerk-express-native';\ngetAuth({});";
    assert.match(problemsOf([wrong])[0], /is not assignable/);
    const unknown = "import { getAuth } from 'clerk-express-native';\nclerkMiddleware();";
    assert.match(problemsOf([unknown])[0], /Cannot find name/);
  });
});

/** The code in a Markdown document that uses this package. */
function blocksOf(markdown) {
  const blocks = [...markdown.matchAll(/^ *```(?:js|ts|mjs|javascript|typescript)\n([^]*?)^ *```$/gm)].map(
    ([, code]) => code,
  );
  return blocks.filter((code) => /from 'clerk-express-native/.test(code) || usesOf(code).length > 0);
}

/** The code after `@example` in doc comments that uses this package. */
function examplesOf(declarations) {
  return [...declarations.matchAll(/@example ?([^]*?)(?=\n *\* *@|\*\/)/g)]
    .map(([, code]) => code.replace(/^ *\* ?/gm, '').replace(/^```\w*$/gm, ''))
    .filter((code) => usesOf(code).length > 0);
}

/**
 * What the compiler says about pieces of code. One that imports something is a program; the others count on imports
 * that were shown before.
 */
function problemsOf(pieces) {
  const isProgram = (code) => /^ *import /m.test(code);
  const imports = MODULES.map((module) => `import { ${namesOf(module).join(', ')} } from '${module}';`).join('\n');
  const functions = pieces.filter((code) => !isProgram(code)).map((code) => `void (async () => {\n${code}\n});`);
  const texts = [...pieces.filter(isProgram), ...(functions.length > 0 ? [[imports, ...functions].join('\n')] : [])];
  return texts.flatMap((text) => compile('example.mts', { text: `${APP}${text}`, settings: STRICT }).problems);
}

/** The values that a module of this package exports. */
function namesOf(module) {
  return Object.keys(require(module));
}

/** The values of this package that code uses. */
function usesOf(code) {
  return MODULES.flatMap(namesOf).filter((name) => new RegExp(`\\b${name}\\b`).test(code));
}
