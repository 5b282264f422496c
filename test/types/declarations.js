'use strict';

/** What `index.d.ts` declares, as the compiler understands it. */

const path = require('node:path');
const ts = require('typescript');

const index = path.join(__dirname, '..', '..', 'index.d.ts');
const program = ts.createProgram([index], {
  ...{ module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, target: ts.ScriptTarget.ES2022 },
  ...{ strict: true, skipLibCheck: true, types: ['node'] },
});
const checker = program.getTypeChecker();
const exportsOf = checker.getSymbolAtLocation(program.getSourceFile(index));
const exported = new Map(checker.getExportsOfModule(exportsOf).map((symbol) => [symbol.name, symbol]));

/** The exported type of this name; `undefined` where there is none. */
function exportedType(name) {
  const symbol = exported.get(name);
  if (!symbol) {
    return undefined;
  }
  const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  return checker.getDeclaredTypeOfSymbol(target);
}

/** The types of a type's properties by their names. Of alternatives, those that all have. */
function properties(type) {
  return new Map(checker.getPropertiesOfType(type).map((symbol) => [symbol.name, checker.getTypeOfSymbol(symbol)]));
}

/** What the methods of the client resolve to, by their full names. */
function results() {
  const client = [...properties(exportedType('ClerkClient'))].filter(([name]) => !['authenticateRequest', 'debugRequestState', 'request'].includes(name));
  return new Map(
    client.flatMap(([namespace, type]) =>
      [...properties(type)].map(([method, signature]) => {
        const [call] = signature.getCallSignatures();
        return [`${namespace}.${method}`, checker.getAwaitedType(checker.getReturnTypeOfSignature(call))];
      }),
    ),
  );
}

/** What a result consists of: the elements of a list or a page, or the result itself. */
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
  properties,
  results,
  mayBeNull: (type) => mayBe(type, ts.TypeFlags.Null),
  mayBeUndefined: (type) => mayBe(type, ts.TypeFlags.Undefined),
  withoutNothing: (type) => checker.getNonNullableType(type),
  nameOf: (type) => (type.aliasSymbol ?? type.symbol)?.name ?? checker.typeToString(type),
  isObject: (type) => parts(type).every(({ flags }) => flags & ts.TypeFlags.Object),
};
