'use strict';

const assert = require('node:assert/strict');
const path = require('node:path');
const ts = require('typescript');
const { compile } = require('./compiler');

/**
 * Compares the types that Clerk's package exports with ours of the same names.
 *
 * @param {{ theirs: string, ours: string, parameters?: Record<string, string[]>, endless?: string[] }} modules `theirs`
 *   and `ours` are specifiers; `parameters` has type arguments for the types that need some, and a type is compared
 *   with each; `endless` names types that contain themselves within a union: those count as the same when each is
 *   with each; `endless` names types that contain themselves within a union: those count as the same if each is
 * @returns {{ name: string, module: string, isThere: boolean, isSame: boolean }[]} in alphabetical order; `module` is
 *   the name of the file that declares the type of Clerk's package, without its extension
 */
function compareTypes({ theirs, ours, parameters = {}, endless = [] }) {
  const own = typesOf(ours);
  const reference = typesOf(theirs);
  const verdicts = verdictsOn(
    [...reference.keys()].filter((name) => own.has(name)),
    { theirs, ours, parameters, endless },
  );
  return [...reference].map(([name, module]) => ({
    name,
    module,
    isThere: own.has(name),
    isSame: verdicts.get(name) ?? false,
  }));
}

/** The types that a module exports, in alphabetical order, and the files that declare them. */
function typesOf(specifier) {
  const { checker, file } = inMemory(`export * from '${specifier}';`);
  const target = (symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol);
  const types = checker
    .getExportsOfModule(checker.getSymbolAtLocation(file))
    .filter((symbol) => target(symbol).flags & ts.SymbolFlags.Type)
    .map((symbol) => [
      symbol.name,
      path.basename(target(symbol).declarations[0].getSourceFile().fileName).replace(/\.d\.m?ts$/, ''),
    ]);
  return new Map(types.sort(([one], [other]) => (one < other ? -1 : 1)));
}

function verdictsOn(names, { theirs, ours, parameters, endless }) {
  const lines = names.map((name) => {
    const relation = endless.includes(name) ? 'Mutual' : 'Same';
    const verdicts = (parameters[name] ?? ['']).map(
      (list) => `${relation}<ours.${name}${list}, reference.${name}${list}>`,
    );
    return `export type ${name} = [${verdicts.join(', ')}] extends true[] ? true : false;`;
  });
  const { checker, file } = inMemory(`
    import type * as ours from '${ours}';
    import type * as reference from '${theirs}';
    import type { Mutual, Same } from './plain';
    ${lines.join('\n')}`);
  const verdict = ({ name }) => checker.typeToString(checker.getTypeAtLocation(name)) === 'true';
  return new Map(file.statements.filter(ts.isTypeAliasDeclaration).map((alias) => [alias.name.text, verdict(alias)]));
}

function inMemory(text) {
  const { problems, ...rest } = compile('in-memory.ts', { text });
  assert.deepEqual(problems, []);
  return rest;
}

module.exports = { compareTypes, typesOf };
