'use strict';

const path = require('node:path');
const ts = require('typescript');
const { programOf } = require('./compiler');

/**
 * Compares the types and values that modules of Clerk's packages and ours export under the same names: whether a value
 * of one type may be passed where the other is declared.
 *
 * @param {{ theirs: string, ours: string }[]} pairs specifiers of modules
 * @param {object} [choices]
 * @param {Record<string, (string | { theirs: string, ours: string })[]>} [choices.parameters] type arguments by name; a
 *   type is compared with each
 * @param {string[]} [choices.imports] modules that the program imports as well
 * @param {object} [choices.settings] options of the compiler
 * @returns {{ shared: number, refused: Record<string, string>, faults: string[] }} `refused` has the compiler's
 *   messages, by strings such as `User -> @clerk/express`, `User <- @clerk/express` and
 *   `typeof getAuth -> @clerk/express`; `faults` are those in our declarations
 */
function compareAssignability(pairs, { parameters = {}, imports = [], settings } = {}) {
  const names = namesOf(pairs.flatMap(({ theirs, ours }) => [theirs, ours]));
  const compared = pairs.flatMap(({ theirs, ours }) =>
    [...names.get(theirs)]
      .filter((name) => names.get(ours).has(name))
      .flatMap((name) => (parameters[name] ?? ['']).map((list) => ({ theirs, ours, name, list }))),
  );
  const text = [
    ...imports.map((specifier) => `import type {} from '${specifier}';`),
    ...compared.flatMap(({ theirs, ours, name, list }, index) => {
      const their = name.replace(/\w+$/, (last) => `import('${theirs}').${last}${list.theirs ?? list}`);
      const our = name.replace(/\w+$/, (last) => `import('${ours}').${last}${list.ours ?? list}`);
      return [
        `export const to${index} = (value: ${our}): ${their} => value;`,
        `export const from${index} = (value: ${their}): ${our} => value;`,
      ];
    }),
  ].join('\n');
  const { program, file } = programOf('in-memory.ts', { text, settings: { skipLibCheck: false, ...settings } });
  const refused = {};
  const faults = [];
  // The declarations of other packages are left out: some of Clerk's need packages that are not installed.
  const checked = program.getSourceFiles().filter(({ fileName }) => !fileName.includes('/node_modules/'));
  for (const { file: at, start, messageText } of checked.flatMap((source) =>
    ts.getPreEmitDiagnostics(program, source),
  )) {
    const message = ts.flattenDiagnosticMessageText(messageText, '\n');
    if (at === file) {
      const { theirs, name } = compared[Math.floor((lineOf(at, start) - imports.length) / 2)];
      refused[`${name} ${(lineOf(at, start) - imports.length) % 2 === 0 ? '->' : '<-'} ${theirs}`] = message;
    } else {
      faults.push(`${path.basename(at.fileName)} ${message}`);
    }
  }
  return { shared: compared.length, refused, faults };
}

/** The names of the types that modules export, and of their values, such as `typeof getAuth`. */
function namesOf(specifiers) {
  const text = specifiers.map((specifier, index) => `import * as module${index} from '${specifier}';`).join('\n');
  const { program, file } = programOf('in-memory.ts', { text });
  const checker = program.getTypeChecker();
  const is = (flag) => (symbol) =>
    Boolean((symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol).flags & flag);
  const names = file.statements.map(({ moduleSpecifier }) => {
    const symbols = checker.getExportsOfModule(checker.getSymbolAtLocation(moduleSpecifier));
    const types = symbols.filter(is(ts.SymbolFlags.Type)).map(({ name }) => name);
    return new Set([...types, ...symbols.filter(is(ts.SymbolFlags.Value)).map(({ name }) => `typeof ${name}`)].sort());
  });
  return new Map(specifiers.map((specifier, index) => [specifier, names[index]]));
}

const lineOf = (file, start) => file.getLineAndCharacterOfPosition(start).line;

module.exports = { compareAssignability, namesOf };
