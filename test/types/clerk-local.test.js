'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const ts = require('typescript');
const { scratchFolder } = require('../support/packed');
const { programOfFiles } = require('./compiler');

const root = path.join(__dirname, '..', '..');

const NODE = { module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext };
const BUNDLER = { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler };

const OPTIONS = {
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2022.d.ts', 'lib.esnext.disposable.d.ts'],
  strict: true,
  noEmit: true,
  types: ['node'],
  skipLibCheck: false,
};

/** Everything that needs no other package. */
const PROGRAM = `
  import { ClerkLocalError, startClerkLocal, type ClerkLocal, type ClerkLocalOptions } from 'clerk-local';
  import { setupClerkLocal } from 'clerk-local/jest';
  import 'clerk-local/register';

  export const options: ClerkLocalOptions = { seed: { users: [{ id: 'user_ada' }] }, port: 0, sessionTokenSeconds: 5 };
  export const inJest: ClerkLocal = setupClerkLocal({ reset: false, seed: 'seed.json' });
  export async function use(page: { url(): string; browserContext(): { setCookie(): Promise<void> } }): Promise<string> {
    await using clerk = await startClerkLocal(options);
    Object.assign(process.env, clerk.env);
    const { header } = await clerk.cookies({ emailAddress: 'ada@example.com', organizationId: 'org_1' });
    await clerk.signIn(page, { userId: 'user_ada' });
    await clerk.restore(await clerk.snapshot());
    await clerk.age({ days: 8 });
    await clerk.fail({ method: 'POST', path: '/v1/users', status: 429, retryAfter: 1, times: 2 });
    const code: string = await clerk.inbox.code('ada@example.com');
    const { payload } = await clerk.webhooks.next('user.created', { timeout: 1000 });
    const token: string = await clerk.token({ claims: { plan: 'pro' } });
    return [header, code, payload.data.id, token].join();
  }
  export const codeOf = (error: unknown): string | undefined => (error instanceof ClerkLocalError ? error.code : undefined);
`;

/** What the compiler has to reject, with its message. */
const WRONG = {
  "startClerkLocal({ sede: 'x' })": /'sede' does not exist/,
  "clerk.cookies({ email: 'x' })": /'email' does not exist/,
  "clerk.env.CLERK_API_URL = 'x'": /only permits reading/,
  'setupClerkLocal({ reset: 1 })': /not assignable to type 'boolean/,
};

/** For each runner a program, with what it has to be type-checked as. */
const RUNNERS = {
  vitest: `
    import { test as base } from 'vitest';
    import { withClerk } from 'clerk-local/vitest';
    const test = withClerk(base, { seed: 'seed.json' }).extend<{ greeting: string }>({
      greeting: async ({ clerk }, use) => use((await clerk.cookies()).header),
    });
    test('a user', async ({ clerk, greeting, expect }) => {
      const text: string = greeting;
      expect(await clerk.token()).toContain(text);
      // @ts-expect-error The instance of a worker is not a string.
      const other: string = clerk;
    });`,
  '@playwright/test': `
    import { test as base } from '@playwright/test';
    import { withClerk } from 'clerk-local/playwright';
    const test = withClerk(base, { seed: 'seed.json', reset: false }).extend<{}, { app: string }>({
      app: [async ({ clerk }, use) => use(clerk.url), { scope: 'worker' }],
    });
    test('a user', async ({ clerk, app, page }) => {
      await clerk.signIn(page, { emailAddress: 'ada@example.com', appUrl: app });
      // @ts-expect-error The instance of a worker is not a string.
      const other: string = clerk;
    });`,
};

describe('Types: clerk-local', function () {
  this.timeout(120_000);

  for (const [kind, settings] of Object.entries({ nodenext: NODE, bundler: BUNDLER })) {
    it(`compiles in an app that has neither client, with skipLibCheck off: ${kind}`, () => {
      const folder = project([]);
      assert.deepEqual(problemsOf(folder, PROGRAM, settings), []);
      const anything = `import { startClerkLocal } from 'clerk-local';\n(await startClerkLocal()).client.any.thing();`;
      assert.deepEqual(problemsOf(folder, anything, settings), []);
    });
  }

  it('rejects what does not exist', () => {
    const imports = `
      import { startClerkLocal } from 'clerk-local';
      import { setupClerkLocal } from 'clerk-local/jest';
      const clerk = await startClerkLocal();\n`;
    const problems = problemsOf(project([]), imports + Object.keys(WRONG).join(';\n'), NODE);
    assert.equal(problems.length, Object.keys(WRONG).length, problems.join('\n'));
    Object.values(WRONG).forEach((message, index) => assert.match(problems[index], message));
  });

  for (const [name, dependencies] of Object.entries({
    'clerk-express-native': ['clerk-express-native', '@types/express'],
    '@clerk/backend': ['@clerk/backend'],
  })) {
    it(`has the client of the package that the app has: ${name}`, () => {
      const program = `
        import { startClerkLocal } from 'clerk-local';
        import type { ClerkClient } from '${name}';
        const { client } = await startClerkLocal();
        export const same: ClerkClient = client;
        // @ts-expect-error There is no such namespace.
        client.nothing;`;
      assert.deepEqual(problemsOf(project(dependencies), program, { ...NODE, skipLibCheck: true }), []);
    });
  }

  for (const [runner, program] of Object.entries(RUNNERS)) {
    it(`has fixtures for ${runner}`, () => {
      const settings = { ...NODE, skipLibCheck: true };
      assert.deepEqual(problemsOf(project([runner]), program, settings), []);
    });
  }

  /** A folder with packages of this repository, and a copy of clerk-local, which finds those from there. */
  function project(dependencies) {
    const folder = scratchFolder('types');
    const place = (name) => path.join(folder, 'node_modules', name);
    fs.cpSync(path.join(root, 'local', 'npm'), place('clerk-local'), { recursive: true });
    for (const name of ['@types/node', ...dependencies]) {
      fs.mkdirSync(path.dirname(place(name)), { recursive: true });
      const source = name === 'clerk-express-native' ? root : path.join(root, 'node_modules', name);
      fs.symlinkSync(source, place(name), 'junction');
    }
    return folder;
  }

  function problemsOf(folder, text, settings) {
    const file = path.join(folder, 'program.mts');
    fs.writeFileSync(file, text);
    const typeRoots = [path.join(folder, 'node_modules', '@types')];
    const program = programOfFiles([file], { ...OPTIONS, typeRoots, ...settings });
    return ts.getPreEmitDiagnostics(program).map(({ file: source, messageText }) => {
      return `${path.basename(source?.fileName ?? '')} ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
    });
  }
});
