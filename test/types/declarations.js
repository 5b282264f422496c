'use strict';

/** What `index.d.ts` declares, as the compiler understands it. */

const ts = require('typescript');
const { compile } = require('./compiler');

const { checker, file } = compile('in-memory.ts', { text: "export * from 'clerk-express-native';" });
const exported = new Map(
  checker.getExportsOfModule(checker.getSymbolAtLocation(file)).map((symbol) => [symbol.name, symbol]),
);

/** The exported type of this name; `undefined` if there is none. */
function exportedType(name) {
  const symbol = exported.get(name);
  if (!symbol) {
    return undefined;
  }
  const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  return checker.getDeclaredTypeOfSymbol(target);
}

/** The types of a type's properties by name. Of unions, those that all members have. */
function properties(type) {
  return new Map(checker.getPropertiesOfType(type).map((symbol) => [symbol.name, checker.getTypeOfSymbol(symbol)]));
}

/** What a client has in addition to its namespaces. */
const OTHER_PARTS = ['authenticateRequest', 'debugRequestState', 'request', 'telemetry'];

/** The types of the client's methods by their full names. */
function methods() {
  const namespaces = [...properties(exportedType('NativeClerkClient'))].filter(([name]) => !OTHER_PARTS.includes(name));
  return new Map(
    namespaces.flatMap(([namespace, type]) =>
      [...properties(type)].map(([name, method]) => [`${namespace}.${name}`, method]),
    ),
  );
}

/** What the methods of the client resolve to, by their full names. */
function results() {
  const result = (method) => checker.getAwaitedType(checker.getReturnTypeOfSignature(method.getCallSignatures()[0]));
  return new Map([...methods()].map(([name, method]) => [name, result(method)]));
}

/** The parameters of a method: their names and types. A tuple counts as the parameters that it represents. */
function parameters(method) {
  const [signature] = method.getCallSignatures();
  return signature.getParameters().flatMap((symbol) => {
    const type = checker.getTypeOfSymbol(symbol);
    if (!checker.isTupleType(type)) {
      return [{ name: symbol.name, type }];
    }
    const types = checker.getTypeArguments(type);
    return type.target.labeledElementDeclarations.map((label, index) => ({
      name: label.name.text,
      type: types[index],
    }));
  });
}

/** The names of all properties that a member of a union has. */
function propertyNames(type) {
  return parts(type).flatMap((alternative) =>
    checker.getPropertiesOfType(checker.getApparentType(alternative)).map(({ name }) => name),
  );
}

/** The parts of a result: the elements of an array or a page, or the result itself. */
function element(type) {
  const data = checker.getPropertyOfType(type, 'data');
  const isPage = data && checker.getPropertyOfType(type, 'totalCount');
  const list = isPage ? checker.getTypeOfSymbol(data) : type;
  return elementOfArray(list) ?? list;
}

/** The type of an array's elements; `undefined` for other types. */
function elementOfArray(type) {
  return checker.isArrayType(type) ? checker.getTypeArguments(type)[0] : undefined;
}

const parts = (type) => (type.isUnion() ? type.types : [type]);
const mayBe = (type, flag) => parts(type).some(({ flags }) => flags & (flag | ts.TypeFlags.Any | ts.TypeFlags.Unknown));

module.exports = {
  element,
  elementOfArray,
  exportedType,
  methods,
  parameters,
  properties,
  propertyNames,
  results,
  mayBeNull: (type) => mayBe(type, ts.TypeFlags.Null),
  mayBeUndefined: (type) => mayBe(type, ts.TypeFlags.Undefined),
  withoutNothing: (type) => checker.getNonNullableType(type),
  nameOf: (type) => (type.aliasSymbol ?? type.symbol)?.name ?? checker.typeToString(type),
  isObject: (type) => parts(type).every(({ flags }) => flags & ts.TypeFlags.Object),
};
