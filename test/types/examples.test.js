'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { blocksOf, documents } = require('../support/documents');
const { problemsOfAll } = require('./compiler');

const root = path.join(__dirname, '..', '..');
/** As an app finds it, in which it is installed. */
const CLERK_LOCAL = path.join(root, 'local', 'npm');

const STRICT = {
  skipLibCheck: false,
  lib: ['lib.es2022.d.ts'],
  paths: { 'clerk-local': [path.join(CLERK_LOCAL, 'index.d.ts')], 'clerk-local/*': [path.join(CLERK_LOCAL, '*.d.ts')] },
};

const MODULES = ['clerk-express-native', 'clerk-express-native/testing', 'clerk-express-native/webhooks'];

/** Documents whose code uses this package. The reference of the Backend API has a test of its own. */
const DOCUMENTS = documents().filter((name) => !name.startsWith('docs/reference/'));

const LANGUAGES = ['js', 'ts', 'mjs', 'javascript', 'typescript'];

/** What examples leave out: values of the app. As globals, so that an example may declare its own. */
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
    const jest: { mock(module: string, factory: () => object): void };
    const expect: (value: unknown) => { toBeTruthy(): void; toContain(text: string): void };
    const test: (name: string, run: () => Promise<void>) => void;
    function addUser(...details: unknown[]): Promise<void>;
  }
  type Handler = import('express').RequestHandler;
  export {};\n`;

describe('Types: examples', function () {
  this.timeout(120_000);

  it('of the documents compile as strict TypeScript', () => {
    const pieces = DOCUMENTS.flatMap((document) =>
      blocksOf(document)
        .filter(({ language, code }) => LANGUAGES.includes(language) && usesPackage(code))
        .map(({ code, line }) => ({ code, at: `${document}:${line}` })),
    );
    const shown = new Set(pieces.map(({ at }) => at.split(':')[0]));
    assert.deepEqual(
      ['README.md', 'docs/guides/express.md', 'docs/guides/testing.md', 'local/npm/README.md'].filter(
        (name) => !shown.has(name),
      ),
      [],
    );
    assert.deepEqual(problemsOf(pieces), []);
  });

  it('of the declarations compile as strict TypeScript', () => {
    const files = ['types', path.join('local', 'npm')].flatMap((folder) =>
      fs
        .readdirSync(path.join(root, folder), { recursive: true })
        .filter((name) => name.endsWith('.d.ts'))
        .map((name) => path.join(folder, name)),
    );
    const examples = files.flatMap((file) =>
      examplesOf(fs.readFileSync(path.join(root, file), 'utf8')).map((code) => ({ code, at: file })),
    );
    assert.ok(examples.length > 8, `only ${examples.length} examples`);
    assert.deepEqual(problemsOf(examples), []);
  });

  it('are rejected if they are wrong', () => {
    const wrong = {
      'clerkClient.users.getUser(getAuth(req).userId);': /^here: .*string \| null/,
      "import { getAuth } from 'clerk-express-native';\ngetAuth({});": /^here: .*is not assignable/,
      "import { getAuth } from 'clerk-express-native';\nclerkMiddleware();": /^here: .*Cannot find name/,
    };
    for (const [code, message] of Object.entries(wrong)) {
      assert.match(problemsOf([{ code, at: 'here' }])[0], message);
    }
  });
});

/** The code after `@example` in doc comments that uses this package. */
function examplesOf(declarations) {
  return [...declarations.matchAll(/@example ?([^]*?)(?=\n *\* *@|\*\/)/g)]
    .map(([, code]) => code.replace(/^ *\* ?/gm, '').replace(/^```\w*$/gm, ''))
    .filter(usesPackage);
}

/**
 * The compiler's messages about pieces of code. One that imports something is a program; the others use imports that
 * were shown before.
 *
 * @param {{ code: string, at: string }[]} pieces
 * @returns {string[]} each with the place of its piece
 */
function problemsOf(pieces) {
  const isProgram = (code) => /^ *import /m.test(code);
  const imports = MODULES.map((module) => `import { ${namesOf(module).join(', ')} } from '${module}';`).join('\n');
  const texts = pieces.map(({ code }, index) => [
    `example${index}.mts`,
    isProgram(code) ? `${code}\nexport {};` : `${imports}\nvoid (async () => {\n${code}\n});`,
  ]);
  const problems = problemsOfAll(new Map([['app.mts', APP], ...texts]), STRICT);
  return problems.map((problem) => problem.replace(/^example(\d+)\.mts:\d+/, (_, index) => `${pieces[index].at}:`));
}

/** The values that a module of this package exports. */
function namesOf(module) {
  return Object.keys(require(module));
}

function usesPackage(code) {
  return /from 'clerk-(express-native|local)/.test(code) || usesOf(code).length > 0;
}

/** The values of this package that code uses. */
function usesOf(code) {
  return MODULES.flatMap(namesOf).filter((name) => new RegExp(`\\b${name}\\b`).test(code));
}
