'use strict';

const assert = require('node:assert/strict');
const { command, layout } = require('../support/layout');

const { version } = require('../../package.json');

/** Small copies of typical projects: what each has before and after, and what is left to do. */
const LAYOUTS = {
  'a CommonJS app': {
    before: {
      'package.json': {
        name: 'app',
        dependencies: { '@clerk/express': '^2.1.70', express: '^5.0.0' },
        overrides: { '@clerk/mcp-tools': { '@clerk/express': '^2.1.70' } },
      },
      'app.js': [
        '#!/usr/bin/env node',
        `'use strict';`,
        `const { clerkMiddleware } = require('@clerk/express');`,
        `const { verifyWebhook } = require("@clerk/express/webhooks"); // of @clerk/express`,
        `const { createClerkClient } = require('@clerk/backend');`,
        `const later = () => require.resolve(\`@clerk/express\`);`,
        `console.log('Uses @clerk/express', '@clerk/express', /@clerk\\/express/, sql.from\`@clerk/express\`, '@clerk/express-extra');`,
        '',
      ].join('\n'),
      'README.md': 'Runs on @clerk/express.\n',
      'package-lock.json': { packages: { 'node_modules/@clerk/express': {} } },
    },
    after: {
      'package.json': {
        name: 'app',
        dependencies: { '@clerk/backend': '^3.19.0', 'clerk-express-native': `^${version}`, express: '^5.0.0' },
        overrides: { '@clerk/mcp-tools': { '@clerk/express': '^2.1.70' } },
      },
      'app.js': [
        '#!/usr/bin/env node',
        `'use strict';`,
        `const { clerkMiddleware } = require('clerk-express-native');`,
        `const { verifyWebhook } = require("clerk-express-native/webhooks"); // of @clerk/express`,
        `const { createClerkClient } = require('@clerk/backend');`,
        `const later = () => require.resolve(\`clerk-express-native\`);`,
        `console.log('Uses @clerk/express', '@clerk/express', /@clerk\\/express/, sql.from\`@clerk/express\`, '@clerk/express-extra');`,
        '',
      ].join('\n'),
    },
    printed: [
      /^ {2}README\.md:1 +not a file that this command edits$/m,
      /^ {2}app\.js:4 +a comment$/m,
      /^ {2}app\.js:7 +a string that is not the name of an imported or mocked module$/m,
      /^ {2}app\.js:7 +a regular expression$/m,
      /^ {2}package\.json:9 +in "overrides"$/m,
      /^ {2}\d\. package\.json now lists @clerk\/backend \^3\.19\.0, which came with @clerk\/express\./m,
      /^ {2}\d\. Run: npm install$/m,
    ],
  },

  'an ESM app': {
    before: {
      'package.json': '{"type":"module","dependencies":{"@clerk/express":"2.1.70","@clerk/backend":"^3.0.0"}}',
      'src/index.mjs': [
        `import express from 'express';`,
        `import { clerkMiddleware,\n  getAuth } from '@clerk/express'`,
        `import '@clerk/express/env';`,
        `import * as backend from '@clerk/backend/internal';`,
        `export { requireAuth } from "@clerk/express";`,
        `export * from '@clerk/express/types';`,
        `const { verifyWebhook } = await import('@clerk/express/webhooks');`,
        `const require = createRequire(import.meta.url);`,
        `createRequire(import.meta.url)('@clerk/express');`,
        `import.meta.resolve('@clerk/express');`,
        `import internals from '@clerk/express/dist/internals.js';`,
      ].join('\r\n'),
      'pnpm-lock.yaml': `'@clerk/express': 2.1.70\n`,
    },
    after: {
      'package.json': `{"type":"module","dependencies":{"clerk-express-native":"${version}","@clerk/backend":"^3.0.0"}}`,
      'src/index.mjs': [
        `import express from 'express';`,
        `import { clerkMiddleware,\n  getAuth } from 'clerk-express-native'`,
        `import 'clerk-express-native/env';`,
        `import * as backend from '@clerk/backend/internal';`,
        `export { requireAuth } from "clerk-express-native";`,
        `export * from 'clerk-express-native/types';`,
        `const { verifyWebhook } = await import('clerk-express-native/webhooks');`,
        `const require = createRequire(import.meta.url);`,
        `createRequire(import.meta.url)('clerk-express-native');`,
        `import.meta.resolve('clerk-express-native');`,
        `import internals from '@clerk/express/dist/internals.js';`,
      ].join('\r\n'),
    },
    printed: [
      /^ {2}src\/index\.mjs:12 +a file of @clerk\/express that is not one of its entries$/m,
      /^ {2}1\. Run: pnpm install$/m,
    ],
  },

  'a TypeScript app': {
    before: {
      'package.json': { dependencies: { '@clerk/express': '~2.1.0' }, devDependencies: { typescript: '^5.9.0' } },
      'tsconfig.json': [
        '{',
        '  // The types of the app',
        '  "compilerOptions": {',
        '    "moduleResolution": "node",',
        '    "types": ["node", "@clerk/express/env",],',
        '    "paths": { "@clerk/express": ["./src/clerk.d.ts"], "@clerk/express/*": ["./src/@clerk/express/*"] }, /* @clerk/express */',
        '  }',
        '}',
        '',
      ].join('\n'),
      'src/globals.d.ts': [
        '/// <reference types="node" />',
        '/// <reference types="@clerk/express/env" />',
        '// <reference types="@clerk/express/env" />',
        `declare module '@clerk/express' { interface Session { role: string } }`,
        '',
      ].join('\n'),
      'src/index.ts': [
        `import type { SessionAuthObject } from '@clerk/express';`,
        `import clerk = require('@clerk/express');`,
        `import { type User } from '@clerk/backend';`,
        `type Handler = import('@clerk/express').ExpressRequestWithAuth;`,
        `const cast = <Handler>(<unknown>undefined);`,
        `export type { Jwt } from '@clerk/express/types';`,
        `/** @type {import('@clerk/express').AuthObject} */`,
        '',
      ].join('\n'),
      'src/page.tsx': [
        `import { getAuth } from '@clerk/express';`,
        `const id = <T,>(value: T) => value;`,
        `export const Page = () => <p title='It"s'>Don't write \`require('@clerk/express')\` // here {getAuth(/* it's */ '@clerk/express')}</p>;`,
        `export const lazy = import('@clerk/express/webhooks');`,
        '',
      ].join('\n'),
      'yarn.lock': '',
    },
    after: {
      'package.json': {
        dependencies: { '@clerk/backend': '^3.19.0', 'clerk-express-native': `~${version}` },
        devDependencies: { typescript: '^5.9.0' },
      },
      'tsconfig.json': [
        '{',
        '  // The types of the app',
        '  "compilerOptions": {',
        '    "moduleResolution": "node",',
        '    "types": ["node", "clerk-express-native/env",],',
        '    "paths": { "clerk-express-native": ["./src/clerk.d.ts"], "clerk-express-native/*": ["./src/@clerk/express/*"] }, /* @clerk/express */',
        '  }',
        '}',
        '',
      ].join('\n'),
      'src/globals.d.ts': [
        '/// <reference types="node" />',
        '/// <reference types="clerk-express-native/env" />',
        '// <reference types="@clerk/express/env" />',
        `declare module 'clerk-express-native' { interface Session { role: string } }`,
        '',
      ].join('\n'),
      'src/index.ts': [
        `import type { SessionAuthObject } from 'clerk-express-native';`,
        `import clerk = require('clerk-express-native');`,
        `import { type User } from '@clerk/backend';`,
        `type Handler = import('clerk-express-native').ExpressRequestWithAuth;`,
        `const cast = <Handler>(<unknown>undefined);`,
        `export type { Jwt } from 'clerk-express-native/types';`,
        `/** @type {import('@clerk/express').AuthObject} */`,
        '',
      ].join('\n'),
      'src/page.tsx': [
        `import { getAuth } from 'clerk-express-native';`,
        `const id = <T,>(value: T) => value;`,
        `export const Page = () => <p title='It"s'>Don't write \`require('@clerk/express')\` // here {getAuth(/* it's */ '@clerk/express')}</p>;`,
        `export const lazy = import('clerk-express-native/webhooks');`,
        '',
      ].join('\n'),
    },
    printed: [
      /^ {2}src\/globals\.d\.ts:3 +a comment$/m,
      /^ {2}src\/index\.ts:7 +a type in a comment, which TypeScript may read$/m,
      /^ {2}src\/page\.tsx:3 +text of an element$/m,
      /^ {2}tsconfig\.json:6 +not a name in "types" or "paths"$/m,
      /^ {2}\d\. tsconfig\.json resolves packages without their "exports"/m,
      /^ {2}\d\. Run: yarn install$/m,
    ],
  },

  'a project with Jest': {
    before: {
      'package.json': {
        dependencies: { express: '^5.0.0', '@clerk/express': '^2.0.0' },
        jest: {
          moduleNameMapper: {
            '^@clerk/express$': '<rootDir>/test/__mocks__/@clerk/express.js',
            '^@clerk/express/(.*)$': '<rootDir>/stubs/$1',
          },
        },
      },
      'jest.config.js': [
        `module.exports = { moduleNameMapper: { '^@clerk\\\\/express$': ['<rootDir>/__mocks__/@clerk/express.ts'], other: '@clerk/express', '^@clerk/expression$': 'x' } };`,
        `module.exports.setupFiles = [path.join(root, '__mocks__/@clerk/express.ts'), 'as in __mocks__/@clerk/express.ts'];`,
        '',
      ].join('\n'),
      '__mocks__/@clerk/express.ts': [
        `import { user } from '../../test/users';`,
        `import other from './backend';`,
        `import webhooks from './express/webhooks';`,
        `export const getAuth = jest.requireActual<typeof import('@clerk/express')>('@clerk/express').getAuth;`,
        '',
      ].join('\n'),
      '__mocks__/@clerk/express/webhooks.js': `module.exports = { verifyWebhook: require('../../../test/users') };\n`,
      '__mocks__/@clerk/backend.js': `module.exports = require('./express');\n`,
      'test/users.js': `exports.user = {};\n`,
      'test/app.test.js': [
        `jest.mock('@clerk/express').mock('@clerk/express/webhooks', () => ({ verifyWebhook: jest.fn() }));`,
        `jest.mock<typeof import('@clerk/express')>("@clerk/express", () => ({}), { virtual: true });`,
        `jest.mock('@clerk/backend');`,
        `jest.unmock('@clerk/express'); jest.doMock('@clerk/express'); jest.dontMock('@clerk/express');`,
        `jest.setMock('@clerk/express', {}); import.meta.jest.unstable_mockModule('@clerk/express', () => ({}));`,
        `const actual = jest.requireActual('@clerk/express'), mocked = jest.requireMock('@clerk/express');`,
        `const mock = require('../__mocks__/@clerk/express');`,
        `server.mock('@clerk/express'); test('@clerk/express', () => {});`,
        '',
      ].join('\n'),
    },
    after: {
      'package.json': {
        dependencies: { express: '^5.0.0', '@clerk/backend': '^3.19.0', 'clerk-express-native': `^${version}` },
        jest: {
          moduleNameMapper: {
            '^clerk-express-native$': '<rootDir>/test/__mocks__/clerk-express-native.js',
            '^clerk-express-native/(.*)$': '<rootDir>/stubs/$1',
          },
        },
      },
      'jest.config.js': [
        `module.exports = { moduleNameMapper: { '^clerk-express-native$': ['<rootDir>/__mocks__/clerk-express-native.ts'], other: '@clerk/express', '^@clerk/expression$': 'x' } };`,
        `module.exports.setupFiles = [path.join(root, '__mocks__/clerk-express-native.ts'), 'as in __mocks__/@clerk/express.ts'];`,
        '',
      ].join('\n'),
      '__mocks__/@clerk/express.ts': undefined,
      '__mocks__/clerk-express-native.ts': [
        `import { user } from '../test/users';`,
        `import other from './@clerk/backend';`,
        `import webhooks from './clerk-express-native/webhooks';`,
        `export const getAuth = jest.requireActual<typeof import('clerk-express-native')>('clerk-express-native').getAuth;`,
        '',
      ].join('\n'),
      '__mocks__/@clerk/express/webhooks.js': undefined,
      '__mocks__/clerk-express-native/webhooks.js': `module.exports = { verifyWebhook: require('../../test/users') };\n`,
      '__mocks__/@clerk/backend.js': `module.exports = require('../clerk-express-native');\n`,
      'test/app.test.js': [
        `jest.mock('clerk-express-native').mock('clerk-express-native/webhooks', () => ({ verifyWebhook: jest.fn() }));`,
        `jest.mock<typeof import('clerk-express-native')>("clerk-express-native", () => ({}), { virtual: true });`,
        `jest.mock('@clerk/backend');`,
        `jest.unmock('clerk-express-native'); jest.doMock('clerk-express-native'); jest.dontMock('clerk-express-native');`,
        `jest.setMock('clerk-express-native', {}); import.meta.jest.unstable_mockModule('clerk-express-native', () => ({}));`,
        `const actual = jest.requireActual('clerk-express-native'), mocked = jest.requireMock('clerk-express-native');`,
        `const mock = require('../__mocks__/clerk-express-native');`,
        `server.mock('@clerk/express'); test('@clerk/express', () => {});`,
        '',
      ].join('\n'),
    },
    printed: [
      /^ {2}__mocks__\/@clerk\/express\.ts +moved to __mocks__\/clerk-express-native\.ts, 5 places$/m,
      /^ {2}\d\. test\/app\.test\.js:3 mocks @clerk\/backend, which clerkClient does not use/m,
      /^ {2}\d\. __mocks__\/@clerk\/backend\.js:1 mocks @clerk\/backend/m,
    ],
  },

  'a project with Vitest': {
    before: {
      'package.json': {
        devDependencies: { '@clerk/express': '^2.0.0', 'clerk-express-native': 'file:../clerk.tgz', vitest: '^3.0.0' },
      },
      'vitest.config.ts': `export default { resolve: { alias: { '@clerk/express': './test/clerk.ts' } }, server: { deps: { inline: ['@clerk/express'] } } };\n`,
      'src/app.test.ts': [
        `import { vi } from 'vitest';`,
        `vi.mock('@clerk/express', async (importOriginal) => ({ ...(await importOriginal<typeof import('@clerk/express')>()) }));`,
        `vi.mock(import('@clerk/express/webhooks'), () => ({}));`,
        `vi.doMock('@clerk/express'); vi.unmock('@clerk/express'); vi.doUnmock('@clerk/express');`,
        `const actual = await vi.importActual<typeof import('@clerk/express')>('@clerk/express');`,
        `const mocked = await vi.importMock('@clerk/express');`,
        '',
      ].join('\n'),
    },
    after: {
      'package.json': { devDependencies: { 'clerk-express-native': 'file:../clerk.tgz', vitest: '^3.0.0' } },
      'vitest.config.ts': `export default { resolve: { alias: { 'clerk-express-native': './test/clerk.ts' } }, server: { deps: { inline: ['@clerk/express'] } } };\n`,
      'src/app.test.ts': [
        `import { vi } from 'vitest';`,
        `vi.mock('clerk-express-native', async (importOriginal) => ({ ...(await importOriginal<typeof import('clerk-express-native')>()) }));`,
        `vi.mock(import('clerk-express-native/webhooks'), () => ({}));`,
        `vi.doMock('clerk-express-native'); vi.unmock('clerk-express-native'); vi.doUnmock('clerk-express-native');`,
        `const actual = await vi.importActual<typeof import('clerk-express-native')>('clerk-express-native');`,
        `const mocked = await vi.importMock('clerk-express-native');`,
        '',
      ].join('\n'),
    },
    printed: [/^ {2}vitest\.config\.ts:1 +a string that is not the name of an imported or mocked module$/m],
  },

  'a project with other libraries for mocks': {
    before: {
      'package.json': {
        peerDependencies: { '@clerk/express': '>=2' },
        devDependencies: { '@clerk/express': '^2.0.0' },
        peerDependenciesMeta: { '@clerk/express': { optional: true } },
      },
      'test/proxyquire.js': [
        `const proxyquire = require('proxyquire').noCallThru();`,
        `const stubs = { '@clerk/express': { getAuth: () => ({}) }, './@clerk/express': {} };`,
        `proxyquire('../src/app', { '@clerk/express/webhooks': {}, a: '@clerk/express' });`,
        '',
      ].join('\n'),
      'test/mock-require.js': `const replace = require('mock-require');\nreplace('@clerk/express', {});\nreplace.stop('@clerk/express');\n`,
      'test/node.test.mjs': `import { mock, test } from 'node:test';\nmock.module('@clerk/express', {});\ntest('a', (t) => t.mock.module('@clerk/express'));\n`,
      'test/others.mjs': `import esmock from 'esmock';\nimport mockery from 'mockery';\nawait esmock('../src/app.js', { '@clerk/express': {} });\nmockery.registerMock('@clerk/express', {});\ntd.replace('@clerk/express');\n`,
      'test/none.js': `const stubs = { '@clerk/express': {} };\nreplace('@clerk/express');\n`,
    },
    after: {
      'package.json': {
        peerDependencies: { 'clerk-express-native': `^${version}` },
        devDependencies: { 'clerk-express-native': `^${version}` },
        peerDependenciesMeta: { 'clerk-express-native': { optional: true } },
      },
      'test/proxyquire.js': [
        `const proxyquire = require('proxyquire').noCallThru();`,
        `const stubs = { 'clerk-express-native': { getAuth: () => ({}) }, './@clerk/express': {} };`,
        `proxyquire('../src/app', { 'clerk-express-native/webhooks': {}, a: '@clerk/express' });`,
        '',
      ].join('\n'),
      'test/mock-require.js': `const replace = require('mock-require');\nreplace('clerk-express-native', {});\nreplace.stop('clerk-express-native');\n`,
      'test/node.test.mjs': `import { mock, test } from 'node:test';\nmock.module('clerk-express-native', {});\ntest('a', (t) => t.mock.module('clerk-express-native'));\n`,
      'test/others.mjs': `import esmock from 'esmock';\nimport mockery from 'mockery';\nawait esmock('../src/app.js', { 'clerk-express-native': {} });\nmockery.registerMock('clerk-express-native', {});\ntd.replace('clerk-express-native');\n`,
    },
    printed: [/^ {2}test\/none\.js:1 /m, /^ {2}test\/none\.js:2 /m, /^ {2}test\/proxyquire\.js:3 /m],
  },

  'a monorepo': {
    before: {
      'package.json': { private: true, workspaces: ['packages/*'], devDependencies: { '@clerk/backend': '^3.0.0' } },
      'packages/api/package.json': '{\n\t"name": "api",\n\t"dependencies": {\n\t\t"@clerk/express": "^2.1.0"\n\t}\n}',
      'packages/api/src/package.json': { type: 'module' },
      'packages/api/src/index.ts': `import { clerkMiddleware } from '@clerk/express';\nimport type { User } from '@clerk/backend';\nimport { loadPublishableKey } from '@clerk/shared/keys';\n`,
      'packages/hooks/package.json': {
        dependencies: { '@clerk/express': 'catalog:', '@clerk/backend': '^3.0.0' },
        'lint-staged': '@clerk/express',
      },
      'packages/hooks/index.cts': `import { verifyWebhook } from '@clerk/express/webhooks';\nimport type { User } from '@clerk/backend';\n`,
      'packages/tools/package.json': { name: 'tools' },
      'packages/tools/index.js': `require('@clerk/express');\n`,
      'pnpm-workspace.yaml': `catalog:\n  '@clerk/express': ^2.1.0\n`,
      'packages/api/pnpm-lock.yaml': '',
      'package-lock.json': '{}',
    },
    after: {
      'packages/api/package.json': `{\n\t"name": "api",\n\t"dependencies": {\n\t\t"@clerk/backend": "^3.19.0",\n\t\t"@clerk/shared": "^4.34.0",\n\t\t"clerk-express-native": "^${version}"\n\t}\n}`,
      'packages/api/src/index.ts': `import { clerkMiddleware } from 'clerk-express-native';\nimport type { User } from '@clerk/backend';\nimport { loadPublishableKey } from '@clerk/shared/keys';\n`,
      'packages/hooks/package.json': {
        dependencies: { 'clerk-express-native': `^${version}`, '@clerk/backend': '^3.0.0' },
        'lint-staged': '@clerk/express',
      },
      'packages/hooks/index.cts': `import { verifyWebhook } from 'clerk-express-native/webhooks';\nimport type { User } from '@clerk/backend';\n`,
      'packages/tools/index.js': `require('clerk-express-native');\n`,
    },
    printed: [
      /^ {2}packages\/hooks\/package\.json:6 +in "lint-staged"$/m,
      /^ {2}pnpm-workspace\.yaml:2 +not a file that this command edits$/m,
      /^ {2}\d\. Add clerk-express-native to the package\.json that packages\/tools\/index\.js belongs to/m,
      /^ {2}\d\. Run: npm install$/m,
    ],
  },
};

describe('The command migrate', function () {
  this.timeout(30_000);

  for (const [what, { before, after, printed }] of Object.entries(LAYOUTS)) {
    it(`changes ${what} where it names modules, and nowhere else`, () => {
      const project = layout(before);
      const whole = project.files();
      const { status, stdout, stderr } = command(project.folder, 'migrate');
      assert.deepEqual({ status, stderr }, { status: 0, stderr: '' }, stdout);
      assert.deepEqual(project.files(), withChanges(whole, after));
      for (const line of printed) {
        assert.match(stdout, line);
      }
    });

    it(`finds nothing more to change in ${what}`, () => {
      const project = layout(before);
      command(project.folder, 'migrate');
      const once = project.files();
      const { status, stdout } = command(project.folder, 'migrate');
      assert.equal(status, 0);
      assert.match(stdout, /^Nothing to change\.$/m);
      assert.deepEqual(project.files(), once);
    });

    it(`shows with --dry-run a patch of ${what} that git can apply, and writes nothing`, () => {
      const project = layout(before);
      project.git('init', '--quiet');
      const whole = project.files();
      const { status, stdout } = command(project.folder, 'migrate', '--dry-run');
      assert.equal(status, 0);
      assert.deepEqual(project.files(), whole);
      project.write(
        'change.patch',
        stdout.slice(0, stdout.search(/^\d+ files? to change; nothing has been written:$/m)),
      );
      project.git('add', '--all');
      project.git('apply', '--unidiff-zero', '--whitespace=nowarn', 'change.patch');
      const { 'change.patch': patch, ...applied } = project.files();
      assert.ok(patch.length > 0);
      assert.deepEqual(applied, withChanges(whole, after));
    });
  }
});

function withChanges(files, changes) {
  const changed = Object.entries(changes).map(([name, content]) => [
    name,
    typeof content === 'object' ? `${JSON.stringify(content, null, 2)}\n` : content,
  ]);
  return Object.fromEntries(
    Object.entries({ ...files, ...Object.fromEntries(changed) }).filter(([, content]) => content !== undefined),
  );
}
