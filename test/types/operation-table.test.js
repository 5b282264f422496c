'use strict';

const assert = require('node:assert/strict');
const native = require('../../lib/native');
const { compile } = require('./compiler');

/** What a client has beside its namespaces. */
const OTHER_PARTS = ['authenticateRequest', 'debugRequestState', 'request'];

describe('Types: the methods of a client', function () {
  this.timeout(60_000);
  const { namespaces } = JSON.parse(native.describeBackend());
  const rows = namespaces.flatMap(({ methods }) => methods);
  let methods;

  before(() => {
    methods = declaredMethods();
  });

  it('are those of the table', () => {
    assert.deepEqual([...methods.keys()].sort(), rows.map(({ operation }) => operation).sort());
  });

  it('take as many arguments as the table says, and call options behind them', () => {
    const wrong = rows.filter(({ operation, parameters }) => {
      const declared = methods.get(operation).parameters;
      return declared.length !== parameters.length + 1 || declared.at(-1).name !== 'callOptions';
    });
    assert.deepEqual(wrong.map(({ operation }) => operation), []);
  });

  it('take objects with the properties that the table has a place for', () => {
    const missing = rows.flatMap(({ operation, parameters }) =>
      parameters.flatMap(({ kind, places }, index) => {
        const declared = kind === 'object' ? methods.get(operation).parameters[index].properties() : [];
        return Object.keys(places ?? {}).filter((name) => !declared.includes(name)).map((name) => `${operation} ${name}`);
      }),
    );
    assert.deepEqual(missing, []);
  });

  it('have `all` where the table says that they give pages', () => {
    const declared = [...methods].filter(([, { hasAll }]) => hasAll).map(([operation]) => operation);
    const paged = rows.filter(({ isPaged }) => isPaged).map(({ operation }) => operation);
    assert.deepEqual(declared.sort(), paged.sort());
  });
});

/** What is declared of each method, by its full name. */
function declaredMethods() {
  const { checker, file, problems } = compile('in-memory.ts', {
    text: "export type Client = import('clerk-express-native').ClerkClient;",
  });
  assert.deepEqual(problems, []);
  const propertiesOf = (type) => checker.getPropertiesOfType(type).map((symbol) => [symbol.name, checker.getTypeOfSymbol(symbol)]);
  const client = checker.getTypeAtLocation(file.statements[0].name);
  const namespaces = propertiesOf(client).filter(([name]) => !OTHER_PARTS.includes(name));
  return new Map(
    namespaces.flatMap(([namespace, type]) =>
      propertiesOf(type).map(([name, method]) => [`${namespace}.${name}`, describeMethod(checker, method)]),
    ),
  );
}

function describeMethod(checker, method) {
  const [signature] = method.getCallSignatures();
  const parameter = (symbol) => ({ name: symbol.name, properties: () => propertyNames(checker, checker.getTypeOfSymbol(symbol)) });
  return {
    hasAll: checker.getPropertyOfType(method, 'all') !== undefined,
    parameters: signature.getParameters().flatMap((symbol) => spread(checker, symbol) ?? [parameter(symbol)]),
  };
}

/** The parameters that a rest parameter stands for, as lists have one; `undefined` for other parameters. */
function spread(checker, symbol) {
  const type = checker.getTypeOfSymbol(symbol);
  if (!checker.isTupleType(type)) {
    return undefined;
  }
  const elements = checker.getTypeArguments(type);
  return type.target.labeledElementDeclarations.map((label, index) => ({
    name: label.name.text,
    properties: () => propertyNames(checker, elements[index]),
  }));
}

/** The names of all properties that one of a type's alternatives has. */
function propertyNames(checker, type) {
  const alternatives = type.isUnion() ? type.types : [type];
  return alternatives.flatMap((alternative) => checker.getPropertiesOfType(checker.getApparentType(alternative)).map(({ name }) => name));
}
