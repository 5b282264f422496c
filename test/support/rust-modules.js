'use strict';

const fs = require('node:fs');
const path = require('node:path');

/**
 * Which modules of a Rust crate use which others, read from `use` declarations and from paths in the code.
 *
 * `mod` and `pub use` make a module the table of contents of its children, which is not a use: an item that a module
 * re-exports counts as used from the module that defines it. Modules under `#[cfg(test)]` are left out, as are macros.
 */

const VISIBILITY = String.raw`(?:pub(?:\([^)]*\))?\s+)?`;
const MODULE = new RegExp(String.raw`(?<=^|\n)\s*${VISIBILITY}mod\s+(\w+)\s*;`, 'g');
const USE = /(?<=^|\n)\s*(pub(?:\([^)]*\))?\s+)?use\s+([^;]+);/g;
const PATH = /(?<![\w:])\w+(?:::\w+)+/g;
const TEST_MODULE = new RegExp(String.raw`#\[cfg\(test\)\]\s*(?:#\[[^\]]*\]\s*)*${VISIBILITY}mod\s+\w+\s*([;{])`);

/** @type {Record<string, number>} */
const DEPTH = { '{': 1, '}': -1 };

/** Comments, and literals of strings and characters. */
const NOT_CODE = /\/\/.*|\/\*[^]*?\*\/|\bb?r(#*)"[^]*?"\1|b?"(?:\\[^]|[^"\\])*"|b?'(?:\\[^']+|[^'\\\n])'/g;

/**
 * @typedef {[name: string, path: string[]]} Import
 *
 * @typedef {object} Module
 * @property {string[]} segments of its path
 * @property {string} code without `use` declarations, comments and literals
 * @property {string[]} children
 * @property {Map<string, string[]>} imported paths by name
 * @property {Map<string, string[]>} exported paths by name
 *
 * @typedef {Map<string, Module>} Modules by path
 */

/**
 * @param {string} directory the folder with the crate's root
 * @returns {Map<string, Map<string, string>>} by the path of a module, such as `crate::jwt::verify`: the modules
 *   that it uses, each with a path by which it does
 */
function readUses(directory) {
  const root = ['lib.rs', 'main.rs'].find((file) => fs.existsSync(path.join(directory, file))) ?? 'lib.rs';
  /** @type {Modules} */
  const modules = new Map();
  read(modules, ['crate'], path.join(directory, root), directory);
  return new Map([...modules].map(([name, module]) => [name, usesOf(module, modules)]));
}

/**
 * @param {Modules} modules
 * @param {string[]} segments
 * @param {string} file
 * @param {string} folder
 */
function read(modules, segments, file, folder) {
  const source = fs.readFileSync(file, 'utf8');
  const code = withoutTests(source.replace(NOT_CODE, (text) => (text.startsWith('/') ? '' : '""')));
  const children = [...code.matchAll(MODULE)].map(([, child]) => child);
  /** @type {Module} */
  const module = { segments, code: code.replace(USE, '\n'), children, imported: new Map(), exported: new Map() };
  modules.set(segments.join('::'), module);
  for (const [, visibility, tree] of code.matchAll(USE)) {
    for (const [name, target] of expand(tree)) {
      (visibility ? module.exported : module.imported).set(name, target);
    }
  }
  for (const child of children) {
    const candidates = [path.join(folder, `${child}.rs`), path.join(folder, child, 'mod.rs')];
    const found = candidates.find((candidate) => fs.existsSync(candidate)) ?? candidates[0];
    read(modules, [...segments, child], found, path.join(folder, child));
  }
}

/**
 * @param {string} code
 * @returns {string}
 */
function withoutTests(code) {
  const match = TEST_MODULE.exec(code);
  if (!match) {
    return code;
  }
  let end = match.index + match[0].length;
  for (let depth = match[1] === '{' ? 1 : 0; depth > 0; end += 1) {
    depth += DEPTH[code[end]] ?? 0;
  }
  return withoutTests(code.slice(0, match.index) + code.slice(end));
}

/**
 * The names that a `use` declaration imports, with the segments of their paths.
 *
 * @param {string} tree
 * @param {string[]} [prefix]
 * @returns {Import[]}
 */
function expand(tree, prefix = []) {
  /** @type {(string | undefined)[]} */
  const [, before = '', group] = /^([^{]*)(?:\{([^]*)\})?$/.exec(tree.trim()) ?? [];
  const [target, alias] = before.split(/\s+as\s+/);
  const segments = [...prefix, ...target.split('::').map((segment) => segment.trim())].filter(Boolean);
  if (group !== undefined) {
    return splitAtCommas(group).flatMap((part) => expand(part, segments));
  }
  if (segments.at(-1) === 'self') {
    segments.pop();
  }
  return [[alias ?? segments.at(-1) ?? '', segments]];
}

/** @param {string} text */
function splitAtCommas(text) {
  const parts = [''];
  let depth = 0;
  for (const character of text) {
    depth += DEPTH[character] ?? 0;
    if (character === ',' && depth === 0) {
      parts.push('');
    } else {
      parts.push(parts.pop() + character);
    }
  }
  return parts.filter((part) => part.trim());
}

/**
 * @param {Module} module
 * @param {Modules} modules
 */
function usesOf(module, modules) {
  const paths = [...module.code.matchAll(PATH)].map(([text]) => {
    const [first, ...rest] = text.split('::');
    return [...(module.imported.get(first) ?? [first]), ...rest];
  });
  /** @type {Map<string, string>} */
  const uses = new Map();
  for (const segments of [...module.imported.values(), ...paths]) {
    const used = definingModule(segments, module, modules);
    if (used && used !== module) {
      uses.set(used.segments.join('::'), segments.join('::'));
    }
  }
  return uses;
}

/**
 * The module that defines the item with this path; `undefined` for modules and for other crates.
 *
 * @param {string[]} segments
 * @param {Module} from
 * @param {Modules} modules
 * @param {Set<Module>} [seen]
 * @returns {Module | undefined}
 */
function definingModule(segments, from, modules, seen = new Set()) {
  const rest = [...segments];
  // The code compiles, so that every module that it names exists.
  const moduleAt = (/** @type {string[]} */ at) => /** @type {Module} */ (modules.get(at.join('::')));
  let module = from;
  if (rest[0] === 'crate') {
    module = moduleAt(rest.splice(0, 1));
  } else if (rest[0] === 'self' || rest[0] === 'super') {
    while (rest[0] === 'self' || rest[0] === 'super') {
      module = rest.shift() === 'self' ? module : moduleAt(module.segments.slice(0, -1));
    }
  } else if (!module.children.includes(rest[0])) {
    return undefined;
  }
  while (module.children.includes(rest[0])) {
    module = moduleAt([...module.segments, ...rest.splice(0, 1)]);
  }
  /** @type {(string | undefined)[]} */
  const [item] = rest;
  const exported = item === undefined ? undefined : module.exported.get(item);
  if (exported === undefined || seen.has(module)) {
    return item === undefined ? undefined : module;
  }
  return definingModule([...exported, ...rest.slice(1)], module, modules, seen.add(module)) ?? module;
}

module.exports = { readUses };
