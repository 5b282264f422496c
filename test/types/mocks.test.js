'use strict';

const assert = require('node:assert/strict');
const { compile } = require('./compiler');

/** Functions and types as Jest, Vitest and Sinon declare them, as far as needed here. */
const LIBRARIES = `
  interface MockInstance<T, Y extends any[]> {
    mockResolvedValue(value: Awaited<T>): this;
    mockImplementation(implementation: (...args: Y) => T): this;
    mockClear(): this;
  }
  interface Mock<T = any, Y extends any[] = any> extends Function, MockInstance<T, Y> {
    new (...args: Y): T;
    (...args: Y): T;
  }
  declare function fn(): Mock;
  declare function fn<T, Y extends any[]>(implementation: (...args: Y) => T): Mock<T, Y>;
  declare function spyOn<T extends {}, M extends keyof T>(
    object: T, method: M,
  ): T[M] extends (...args: any[]) => any ? MockInstance<ReturnType<T[M]>, Parameters<T[M]>> : never;
  type Mocked<T extends (...args: any[]) => any> = MockInstance<ReturnType<T>, Parameters<T>> & T;
  declare function mocked<T extends (...args: any[]) => any>(source: T): Mocked<T>;
  interface Spy<Y extends any[] = any[], T = any> { (...args: Y): T; calls: Y[] }
  declare function replace<T, K extends keyof T, R extends T[K]>(object: T, property: K, replacement: R): R;
  declare const spy: Spy;
  type DeepPartial<T> = { [K in keyof T]?: T[K] extends object ? DeepPartial<T[K]> : T[K] };
`;

/** What tests write about a list: `client.users` has the method `getUserList`. */
const STATEMENTS = {
  'a function is assigned': (list) => `clerkClient.${list} = async () => page;`,
  'a mock is assigned': (list) => `clerkClient.${list} = fn(); clerkClient.${list} = fn(async () => page);`,
  'a mock that resolves is assigned': (list) => `clerkClient.${list} = fn().mockResolvedValue(page);`,
  'a spy is assigned': (list) => `clerkClient.${list} = spy;`,
  'it is cast to a mock': (list) => `(clerkClient.${list} as Mock).mockResolvedValue(page);`,
  'it is cast with mocked()': (list) => `mocked(clerkClient.${list}).mockResolvedValue(page);`,
  'it is spied on': (list, namespace, method) =>
    `spyOn(clerkClient.${namespace}, '${method}').mockImplementation(async () => page).mockResolvedValue(page);`,
  'it is replaced': (list, namespace, method) =>
    `replace(clerkClient.${namespace}, '${method}', spy); replace(clerkClient.${namespace}, '${method}', async () => page);`,
  'a namespace is partial': (list, namespace, method) => `
    export const ${namespace}_${method}: [
      Partial<ClerkClient['${namespace}']>, Partial<typeof clerkClient.${namespace}>, Pick<ClerkClient['${namespace}'], '${method}'>
    ] = [{ ${method}: async () => page }, { ${method}: fn(async () => page) }, { ${method}: fn() }];`,
  'a client is partial': (list, namespace, method) => `
    export const client_${namespace}_${method}: DeepPartial<ClerkClient> = { ${namespace}: { ${method}: async () => page } };`,
};

describe('Types: mocks', function () {
  this.timeout(120_000);
  const { namespaces } = require('../../lib/backend/tables');
  const lists = namespaces
    .flatMap(({ methods }) => methods)
    .filter(({ isPaged }) => isPaged)
    .map(({ operation }) => operation);

  for (const module of ['@clerk/express', 'clerk-express-native']) {
    it(`of every list compile without \`all\`: ${module}`, () => {
      assert.ok(lists.length > 20, `only ${lists.length} lists`);
      const text = `
        import { clerkClient } from '${module}';
        import type { ClerkClient } from '${module}';
        ${LIBRARIES}
        declare const page: { data: never[]; totalCount: number };
        ${lists.flatMap((list) => Object.values(STATEMENTS).map((statement) => statement(list, ...list.split('.')))).join('\n')}`;
      assert.deepEqual(compile('in-memory.mts', { text }).problems, []);
    });
  }

  it('of one call, of a client and of functions that create clients compile', () => {
    const text = `
      import { clerkClient, createClerkClient } from 'clerk-express-native';
      import type { ClerkClient, User } from 'clerk-express-native';
      ${LIBRARIES}
      declare const user: User;
      clerkClient.users.getUser = async () => user;
      clerkClient.users.getUser = fn();
      (clerkClient.users.getUser as Mock).mockResolvedValue(user);
      export const client: ClerkClient = { ...clerkClient, users: { ...clerkClient.users, getUserList: async () => ({ data: [user], totalCount: 1 }) } };
      export const made: typeof createClerkClient | (() => ClerkClient) = () => client;
      (createClerkClient as Mocked<typeof createClerkClient>).mockImplementation(() => client);
      // @ts-expect-error: a page has a total
      clerkClient.users.getUserList = async () => ({ data: [user] });
      // @ts-expect-error: users are listed
      clerkClient.users.getUserList = async () => ({ data: ['user_1'], totalCount: 1 });`;
    assert.deepEqual(compile('in-memory.mts', { text }).problems, []);
  });
});
