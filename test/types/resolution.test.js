'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const ts = require('typescript');
const { name, exports: entries } = require('../../package.json');
const { programOfFiles } = require('./compiler');

const root = path.join(__dirname, '..', '..');

/** How programs resolve modules: each of TypeScript's ways, with its settings. */
const RESOLUTIONS = {
  node10: {
    module: ts.ModuleKind.CommonJS,
    moduleResolution: ts.ModuleResolutionKind.Node10,
    ignoreDeprecations: '5.0',
  },
  node16: { module: ts.ModuleKind.Node16, moduleResolution: ts.ModuleResolutionKind.Node16 },
  nodenext: { module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext },
  bundler: { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler },
};

/** Settings of some programs that change what declarations mean. */
const SETTINGS = {
  exactOptionalPropertyTypes: { exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
  'isolatedModules, verbatimModuleSyntax': { isolatedModules: true, verbatimModuleSyntax: true },
  'without strict': { strict: false },
  'with the DOM': { lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'] },
};

const OPTIONS = {
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2022.d.ts'],
  strict: true,
  noEmit: true,
  types: ['node'],
  skipLibCheck: false,
};

/** A program for every entry point with types, except `./interop`, which needs `@clerk/backend`. */
const PROGRAM = `
  import { isClerkAPIResponseError } from '${name}/errors';
  import type {} from '${name}/env';
  import { clerkClient, clerkMiddleware, createClerkClient, getAuth, requireAuth, verifyToken } from '${name}';
  import type { ClerkClient, ClerkMiddlewareOptions, ClerkOptions, User } from '${name}';
  import type { ClerkPaginatedResponse, OrganizationJSON, UserJSON } from '${name}/types';
  import { createTestInstance, type TestInstance } from '${name}/testing';
  import { redisStore, type RedisRevocations } from '${name}/redis';
  import { verifyWebhook } from '${name}/webhooks';
  import type { WebhookEvent } from '${name}/webhooks';
  import type { Request, RequestHandler } from 'express';

  export const options: ClerkMiddlewareOptions = { authorizedParties: ['https://app.example.com'], debug: false };
  export const handlers: RequestHandler[] = [clerkMiddleware(options), requireAuth({ unauthenticated: 'json' })];
  export const clientOptions: ClerkOptions = { secretKey: 'sk_test_x' };
  export const client: ClerkClient = createClerkClient(clientOptions);
  export const nameOf = ({ fullName }: User): string => fullName ?? '';
  export const organizationOf = (user: UserJSON): OrganizationJSON | undefined => user.organization_memberships[0]?.organization;
  export const totalOf = (page: ClerkPaginatedResponse<UserJSON>): number => page.total_count;
  export const userOf = async (req: Request): Promise<User | null> => {
    const { userId } = getAuth(req);
    return userId && req.auth().isAuthenticated ? clerkClient.users.getUser(userId) : null;
  };
  export const instance: TestInstance = createTestInstance();
  export const subjectOf = (token: string): Promise<string> => verifyToken(token, { jwtKey: 'key' }).then(({ sub }) => sub);
  export const eventOf = (req: Request): Promise<WebhookEvent> => verifyWebhook(req);
  export const storeOf: typeof redisStore = redisStore;
  export const isShared = ({ isConnected }: RedisRevocations): boolean => isConnected;
  export const statusOf = (error: unknown): number | undefined => (isClerkAPIResponseError(error) ? error.status : undefined);
`;

describe('Types: programs of every kind', function () {
  this.timeout(120_000);
  let folder;

  before(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'types-'));
    fs.mkdirSync(path.join(folder, 'node_modules', '@types'), { recursive: true });
    fs.symlinkSync(root, path.join(folder, 'node_modules', name), 'dir');
    for (const dependency of ['@types/express', '@types/node', '@clerk']) {
      fs.symlinkSync(path.join(root, 'node_modules', dependency), path.join(folder, 'node_modules', dependency), 'dir');
    }
  });

  after(() => fs.rmSync(folder, { recursive: true }));

  it('import every entry point', () => {
    const entryPoints = Object.keys(entries).filter((entry) => entry !== './package.json' && entry !== './interop');
    assert.deepEqual(
      entryPoints.filter((entry) => !PROGRAM.includes(`'${entry.replace('.', name)}'`)),
      [],
    );
  });

  for (const [kind, settings] of Object.entries(SETTINGS)) {
    it(`compile with skipLibCheck off: ${kind}`, () => {
      assert.deepEqual(problemsOf(PROGRAM, { ...RESOLUTIONS.nodenext, ...settings }), []);
    });
  }

  for (const [resolution, how] of Object.entries(RESOLUTIONS)) {
    it(`compile with skipLibCheck off: ${resolution}`, () => {
      assert.deepEqual(problemsOf(PROGRAM, how), []);
    });

    it(`find ./interop, next to @clerk/backend: ${resolution}`, () => {
      const program = `
        import type {} from '${name}/interop';
        import type * as ours from '${name}';
        import type * as reference from '@clerk/backend';
        export const user = (value: ours.User): reference.User => value;`;
      assert.deepEqual(problemsOf(program, how), []);
    });
  }

  /** The compiler's messages about a program in the folder, and about our declarations. */
  function problemsOf(text, settings) {
    const file = path.join(folder, settings.module === ts.ModuleKind.CommonJS ? 'program.ts' : 'program.mts');
    fs.writeFileSync(file, text);
    const typeRoots = [path.join(folder, 'node_modules', '@types')];
    const program = programOfFiles([file], { ...OPTIONS, typeRoots, ...settings });
    const checked = program.getSourceFiles().filter(({ fileName }) => !fileName.includes('/node_modules/'));
    assert.ok(checked.some(({ fileName }) => fileName === path.join(root, 'index.d.ts').replaceAll(path.sep, '/')));
    return checked.flatMap((source) =>
      ts.getPreEmitDiagnostics(program, source).map(({ messageText }) => {
        return `${path.basename(source.fileName)} ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
      }),
    );
  }
});
