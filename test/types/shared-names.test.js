'use strict';

const assert = require('node:assert/strict');
const { compareTypes, typesOf } = require('./compare');
const { ABSENT_MODULES, ABSENT_NAMES } = require('./shared-names');
const { PARAMETERS } = require('./type-parameters');

/** The names of types that differ from `@clerk/express`, and why. */
const OTHER_TYPES = {
  AuthenticateRequestParams: 'its options are ours',
  ClerkAPIResponseError: 'has more properties',
  ClerkMiddlewareOptions: 'additional options; some accept what @clerk/express accepts without declaring it',
  ExpressRequestWithAuth: 'the result of auth() is compared with that of getAuth(), see index.ts',
};

/** Types with JSON values of any depth. */
const ENDLESS = ['TelemetryCollector', 'TelemetryEvent', 'TelemetryEventRaw'];

describe('Types: the names of ./types', function () {
  this.timeout(120_000);
  let names;

  before(() => {
    names = compareTypes({
      theirs: '@clerk/express/types',
      ours: 'clerk-express-native/types',
      parameters: PARAMETERS,
      endless: ENDLESS,
    });
  });

  const isAbsent = ({ name, module }) => Object.hasOwn(reasonsByName, name) || Object.hasOwn(reasonsByModule, module);
  const reasonsByModule = turned(ABSENT_MODULES);
  const reasonsByName = turned(ABSENT_NAMES);

  it('are those of @clerk/express, except for what servers do not use', () => {
    assert.ok(names.length > 850, `only ${names.length} names`);
    const missing = names.filter((entry) => !entry.isThere && !isAbsent(entry));
    assert.deepEqual(
      missing.map(({ name, module }) => `${name} (${module})`),
      [],
    );
  });

  it('are the same types', () => {
    assert.deepEqual(
      names.filter(({ isThere, isSame }) => isThere && !isSame).map(({ name }) => name),
      Object.keys(OTHER_TYPES),
    );
  });

  it('have all that the main module exports under the same name for the same type', () => {
    const main = compareTypes({ theirs: '@clerk/express/types', ours: 'clerk-express-native', parameters: PARAMETERS });
    const there = new Set(names.filter(({ isThere }) => isThere).map(({ name }) => name));
    assert.deepEqual(
      main.filter(({ name, isSame }) => isSame && !there.has(name)).map(({ name }) => name),
      [],
    );
  });

  it('are left out only if the list says so, and the list names nothing that is exported', () => {
    const reference = new Map(names.map((entry) => [entry.name, entry]));
    const stale = Object.keys(reasonsByName).filter((name) => !reference.has(name) || reference.get(name).isThere);
    assert.deepEqual(stale, [], 'names');
    const modules = new Set(names.filter(({ isThere }) => !isThere).map(({ module }) => module));
    assert.deepEqual(
      Object.keys(reasonsByModule).filter((module) => !modules.has(module)),
      [],
      'modules',
    );
  });

  it('all exist in @clerk/express', () => {
    const reference = new Set(names.map(({ name }) => name));
    assert.deepEqual(
      [...typesOf('clerk-express-native/types').keys()].filter((name) => !reference.has(name)),
      [],
    );
  });
});

/** Reasons by what they are reasons for. */
function turned(table) {
  return Object.fromEntries(Object.entries(table).flatMap(([reason, list]) => list.map((entry) => [entry, reason])));
}
