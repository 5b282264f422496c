'use strict';

const assert = require('node:assert/strict');
const ts = require('typescript');
const { compile } = require('./compiler');

/** The names that stand for another type here than at the peer, and why. `test/types/` compares them part by part. */
const OTHER_TYPES = {
  AuthObject: 'has() says in our own words that a permission cannot be asked for',
  ClerkClient: 'no telemetry, request(), lists with all(), call options, uploads of more than Blobs',
  ClerkMiddlewareOptions: 'options of our own; some take what the peer takes without declaring it',
  ClerkMiddlewareOptionsCallback: 'gives ClerkMiddlewareOptions',
  ClerkOptions: 'fetch, retry, timeoutMs',
  ExpressRequestWithAuth: 'auth() gives such an object',
  MachineAuthObject: 'has() says in our own words that a permission cannot be asked for',
  SessionAuthObject: 'has() says in our own words that a permission cannot be asked for',
};

/** Arguments for the types that need some. */
const ARGUMENTS = { MachineAuthObject: "<'api_key' | 'm2m_token' | 'oauth_token'>" };

describe('Types: the names that the peer exports', function () {
  this.timeout(120_000);
  let names;

  before(() => {
    names = compare(typesOf('@clerk/express'), typesOf('clerk-express-native'));
  });

  it('are all exported', () => {
    assert.ok(names.length > 130, `only ${names.length} names`);
    assert.deepEqual(names.filter(({ isThere }) => !isThere).map(({ name }) => name), []);
  });

  it('stand for the same types', () => {
    assert.deepEqual(names.filter(({ isThere, isSame }) => isThere && !isSame).map(({ name }) => name), Object.keys(OTHER_TYPES));
  });
});

/** Says of each name whether it is there, and whether it stands for the same type. */
function compare(theirs, ours) {
  const shared = theirs.filter((name) => ours.includes(name));
  const verdicts = verdictsOn(shared);
  return theirs.map((name) => ({ name, isThere: ours.includes(name), isSame: verdicts.get(name) }));
}

function verdictsOn(names) {
  const lines = names.map((name) => {
    const args = ARGUMENTS[name] ?? '';
    return `export type ${name} = Same<ours.${name}${args}, peer.${name}${args}>;`;
  });
  const { checker, file } = inMemory(`
    import type * as ours from 'clerk-express-native';
    import type * as peer from '@clerk/express';
    import type { Same } from './plain';
    ${lines.join('\n')}`);
  const verdict = ({ name }) => checker.typeToString(checker.getTypeAtLocation(name)) === 'true';
  return new Map(file.statements.filter(ts.isTypeAliasDeclaration).map((alias) => [alias.name.text, verdict(alias)]));
}

/** The names of the types that a module exports, in the order of the alphabet. */
function typesOf(specifier) {
  const { checker, file } = inMemory(`export * from '${specifier}';`);
  const symbols = checker.getExportsOfModule(checker.getSymbolAtLocation(file));
  const target = (symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol);
  return symbols.filter((symbol) => target(symbol).flags & ts.SymbolFlags.Type).map(({ name }) => name).sort();
}

function inMemory(text) {
  const { problems, ...rest } = compile('in-memory.ts', { text });
  assert.deepEqual(problems, []);
  return rest;
}
