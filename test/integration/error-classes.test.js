'use strict';

const assert = require('node:assert/strict');
const { BackendApi, json, rejection } = require('../backend/backend-api');
const { implementations } = require('../support/implementations');
const { signingKey } = require('../support/keys');
const { runNode } = require('../support/run-node');
const { hmacToken, sessionToken } = require('../support/tokens');
const errors = require('clerk-express-native/errors');
const clerkErrors = require('@clerk/backend/errors');
const sharedErrors = require('@clerk/shared/error');

const { verifyToken, createClerkClient } = implementations.ours;

/** Errors of each class: thrown by this package, and by Clerk's. */
const FAILURES = {
  ClerkAPIResponseError: {
    own: (origin) => createClerkClient({ secretKey: 'sk_test_x', apiUrl: origin }).users.getUser('user_1'),
    clerks: () =>
      new clerkErrors.ClerkAPIResponseError('Not Found', { data: [{ code: 'c', message: 'm' }], status: 404 }),
  },
  MachineTokenVerificationError: {
    own: () => createClerkClient({ jwtKey: signingKey.pem }).m2m.verify({ token: sessionToken({ sub: 'mch_1' }) }),
    clerks: () => new clerkErrors.MachineTokenVerificationError({ code: 'token-invalid', message: 'm', status: 400 }),
  },
  TokenVerificationError: {
    own: () => verifyToken('x', { secretKey: 'sk_test_x' }),
    clerks: () => new clerkErrors.TokenVerificationError({ reason: 'token-invalid', message: 'm' }),
  },
};

describe('The classes of errors', () => {
  let api;

  before(async () => {
    api = await BackendApi.start();
    api.answerWith(json({ errors: [{ code: 'resource_not_found', message: 'm' }] }, { status: 404 }));
  });

  for (const [name, { own, clerks }] of Object.entries(FAILURES)) {
    it(`errors of this package are instances of ${name}, of this package and of Clerk's`, async () => {
      const error = await rejection(own(api.origin));
      for (const Class of [errors[name], clerkErrors[name], Error]) {
        assert.equal(error instanceof Class, true, `${Class.name}: ${error}`);
      }
      assert.equal(error.constructor, errors[name]);
      assert.equal(error instanceof errors.ClerkError, name !== 'TokenVerificationError');
      assert.equal(error instanceof sharedErrors.ClerkError, name !== 'TokenVerificationError');
    });

    it(`errors of Clerk's ${name} are instances of this package's class, and of no other`, () => {
      const error = clerks();
      const others = Object.keys(FAILURES).filter((other) => error instanceof errors[other]);
      assert.deepEqual(others, [name]);
      assert.equal(error instanceof errors.ClerkError, name !== 'TokenVerificationError');
    });

    it(`a class that an app derives from ${name} has only its own instances`, () => {
      const Derived = class extends errors[name] {};
      const made = new Derived(
        ...(name === 'ClerkAPIResponseError' ? ['m', { status: 404 }] : [{ reason: 'r', code: 'c', message: 'm' }]),
      );
      assert.deepEqual(
        [made instanceof Derived, made instanceof errors[name], clerks() instanceof Derived],
        [true, true, false],
      );
    });
  }

  it('nothing else is an instance of them', () => {
    for (const value of [
      undefined,
      null,
      'ClerkAPIResponseError',
      {},
      new Error('x'),
      { reason: 'x' },
      Object.create(null),
    ]) {
      for (const name of [...Object.keys(FAILURES), 'ClerkError', 'ClerkAPIError']) {
        assert.equal(value instanceof errors[name], false, name);
      }
    }
  });

  it("an error made by hand is like one of Clerk's", () => {
    const facts = {
      data: [{ code: 'c', message: 'm', long_message: 'l', meta: { param_name: 'p' } }],
      status: 422,
      clerkTraceId: 't',
      retryAfter: 1,
    };
    const [own, clerks] = [errors, clerkErrors].map(
      ({ ClerkAPIResponseError }) => new ClerkAPIResponseError('m', facts),
    );
    const shown = (error) => JSON.parse(JSON.stringify(error));
    assert.deepEqual(shown(own), shown(clerks));
    assert.deepEqual(Object.keys(shown(own)), Object.keys(shown(clerks)));
    assert.deepEqual([own.name, own.message], [clerks.name, clerks.message]);
    assert.equal(
      own.errors[0] instanceof errors.ClerkAPIError && clerks.errors[0] instanceof errors.ClerkAPIError,
      true,
    );
  });

  it('the type guards of both packages accept the errors of both', async () => {
    const { own, clerks } = FAILURES.ClerkAPIResponseError;
    for (const error of [await rejection(own(api.origin)), clerks()]) {
      for (const { isClerkAPIResponseError } of [errors, clerkErrors]) {
        assert.equal(isClerkAPIResponseError(error), true);
        assert.equal(Object.assign(error, { isClerkAPIResponseError }).isClerkAPIResponseError(), true);
      }
      for (const { isClerkError, isClerkAPIError } of [errors, sharedErrors]) {
        assert.deepEqual([isClerkError(error), isClerkAPIError(error.errors[0])], [true, true]);
      }
    }
    assert.deepEqual(
      [
        errors.isClerkAPIResponseError(new Error('x')),
        errors.isClerkAPIResponseError(undefined),
        errors.isClerkError(null),
      ],
      [false, false, false],
    );
  });

  it('has the names and the codes of @clerk/backend/errors', () => {
    assert.deepEqual(
      Object.keys(clerkErrors).filter((name) => !(name in errors)),
      [],
    );
    for (const name of [
      'MachineTokenVerificationErrorCode',
      'TokenVerificationErrorCode',
      'TokenVerificationErrorReason',
    ]) {
      assert.deepEqual({ ...errors[name] }, clerkErrors[name]);
    }
    assert.deepEqual(
      Object.keys(errors.TokenVerificationErrorAction),
      Object.keys(clerkErrors.TokenVerificationErrorAction),
    );
  });

  it('has the suggested fixes of errors', async () => {
    const { action } = await rejection(verifyToken(hmacToken(), { jwtKey: signingKey.pem }));
    assert.equal(action, errors.TokenVerificationErrorAction.EnsureClerkJWT);
  });

  it('import gives the same classes as require', async () => {
    const imported = await import('clerk-express-native/errors');
    assert.deepEqual(Object.keys(imported).sort(), Object.keys(errors).sort());
    Object.keys(errors).forEach((name) => assert.equal(imported[name], errors[name], name));
  });

  /** The output of a program whose calls fail; `classes` is the code that loads Clerk's classes. */
  const inProgram = (classes, failure, options) =>
    runNode(
      `
      ${options?.module ? "import { verifyToken } from 'clerk-express-native'; import { inheritErrorClasses } from 'clerk-express-native/errors';" : "const { verifyToken } = require('clerk-express-native');"}
      ${classes}
      verifyToken('x', { secretKey: 'sk_test_x' }).catch((error) => console.log(error instanceof Error, ${failure}));`,
      options,
    );

  it("Clerk's packages are not loaded for that", async () => {
    const { stdout } = await inProgram('', `Object.keys(require.cache).some((file) => file.includes('@clerk'))`);
    assert.equal(stdout, 'true false\n');
  });

  it("Clerk's classes that are loaded before a call fails are found", async () => {
    const { stdout } = await inProgram(
      `const { TokenVerificationError } = require('@clerk/backend/errors');`,
      'error instanceof TokenVerificationError',
    );
    assert.equal(stdout, 'true true\n');
  });

  it("Clerk's classes of an ES module are known once they are registered, as docs/guides/migrating.md says", async () => {
    const load = `import * as clerkErrors from '@clerk/backend/errors';`;
    const failure = 'error instanceof clerkErrors.TokenVerificationError';
    assert.equal((await inProgram(load, failure, { module: true })).stdout, 'true false\n');
    assert.equal(
      (await inProgram(`${load} inheritErrorClasses(clerkErrors);`, failure, { module: true })).stdout,
      'true true\n',
    );
  });
});
