'use strict';

/** @import { Token } from './tokens' */

/** @typedef {'import' | 'mock' | 'pattern' | 'declaration'} Kind */

/**
 * A string that names a module. `mock` is the name of a mocked module, `pattern` a regular expression for module names.
 *
 * @typedef {object} ModuleName
 * @property {Kind} kind
 * @property {Token} token
 */

/** @typedef {{ token: Token, index: number }} Found a string, and its index among the tokens */

/**
 * Methods whose first argument names a module, by their object.
 *
 * @type {Record<string, Set<string>>}
 */
const MOCKING = {
  jest: words(
    'mock unmock doMock dontMock deepUnmock setMock requireActual requireMock createMockFromModule genMockFromModule ' +
      'unstable_mockModule unstable_unmockModule',
  ),
  vi: words('mock unmock doMock doUnmock importActual importMock'),
  vitest: words('mock unmock doMock doUnmock importActual importMock'),
  td: words('replace replaceCjs replaceEsm'),
  testdouble: words('replace replaceCjs replaceEsm'),
  mockery: words(
    'registerMock registerSubstitute registerAllowable deregisterMock deregisterSubstitute deregisterAllowable',
  ),
};

/** Packages that export a function with the same first argument; the file can give it any name. */
const MOCKING_FUNCTIONS = words('mock-require quibble rewiremock');

/** Packages with functions that take an object whose keys name modules. */
const MOCKING_OBJECTS = words('proxyquire proxyquireify esmock rewiremock');

/**
 * Properties of configurations whose keys name modules, and the kind of those keys.
 *
 * @type {Record<string, Kind>}
 */
const MAPS = { moduleNameMapper: 'pattern', alias: 'import' };

/**
 * Finds the strings of a source file that name a module: in imports and exports, in calls such as `require()` and
 * `jest.mock()`, and in the objects of libraries such as proxyquire.
 *
 * @param {Token[]} tokens
 * @returns {ModuleName[]}
 */
function moduleNames(tokens) {
  const code = new Code(tokens.filter(({ type }) => type !== 'comment'));
  const found = code.tokens.map((token, index) => ({ token, index })).filter(({ token }) => token.type === 'string');
  const imported = found.filter(({ index }) => isImport(code, index));
  const libraries = new Libraries(code, imported);
  return found.flatMap(({ token, index }) => {
    const kind = kindOf(code, index, libraries);
    return kind ? [{ kind, token }] : [];
  });
}

/**
 * @param {Code} code
 * @param {number} index
 * @param {Libraries} libraries
 * @returns {Kind | undefined}
 */
function kindOf(code, index, libraries) {
  if (isImport(code, index)) {
    return 'import';
  }
  const { tokens } = code;
  if (tokens[index - 1]?.value === 'module' && tokens[index - 2]?.value === 'declare') {
    return 'declaration';
  }
  if (tokens[index - 1]?.value === '(' && mocks(code.calleeOf(index - 1), libraries)) {
    return 'mock';
  }
  if (![':', '('].includes(tokens[index + 1]?.value) || !['{', ','].includes(tokens[index - 1]?.value)) {
    return undefined;
  }
  const map = code.propertyOf(code.openedBy[index]);
  if (map !== undefined && Object.hasOwn(MAPS, map)) {
    return MAPS[map];
  }
  return libraries.takeObjects ? 'mock' : undefined;
}

/**
 * @param {Code} code
 * @param {number} index
 */
function isImport(code, index) {
  const { tokens } = code;
  const before = tokens[index - 1];
  if (before?.type === 'word') {
    return (before.value === 'from' || before.value === 'import') && !code.isProperty(index - 1);
  }
  return before?.value === '(' && imports(code.calleeOf(index - 1));
}

/** @param {string[]} names */
function imports(names) {
  const callee = names.join('.');
  return (
    ['import', 'import.meta.resolve', 'module.require', 'require', 'require.resolve', 'require.resolve.paths'].includes(
      callee,
    ) ||
    (names.includes('createRequire') && ['()', 'resolve'].includes(names.at(-1) ?? ''))
  );
}

/**
 * @param {string[]} names
 * @param {Libraries} libraries
 */
function mocks(names, libraries) {
  const method = names.at(-1) ?? '';
  if (libraries.functions.has(names[0])) {
    return true;
  }
  // Also in `import.meta.jest.mock()`.
  const object = names.slice(0, -1).find((name) => Object.hasOwn(MOCKING, name));
  if (object) {
    return MOCKING[object].has(method);
  }
  // The mocks of node:test and Bun: `mock.module()`, `t.mock.module()`.
  return method === 'module' && names.at(-2) === 'mock';
}

/** The mocking libraries that a file imports. */
class Libraries {
  /**
   * The file's names for functions of {@link MOCKING_FUNCTIONS}.
   *
   * @type {Set<string>}
   */
  functions = new Set();
  /** Whether one of {@link MOCKING_OBJECTS} is imported. */
  takeObjects = false;

  /**
   * @param {Code} code
   * @param {Found[]} imported
   */
  constructor(code, imported) {
    for (const { token, index } of imported) {
      if (MOCKING_OBJECTS.has(token.value)) {
        this.takeObjects = true;
      }
      if (MOCKING_FUNCTIONS.has(token.value) || MOCKING_OBJECTS.has(token.value)) {
        const name = code.nameOfImport(index);
        if (name) {
          this.functions.add(name);
        }
      }
    }
  }
}

/** The tokens of a file without its comments, and its pairs of brackets. */
class Code {
  /** @param {Token[]} tokens */
  constructor(tokens) {
    this.tokens = tokens;
    /**
     * For each token the index of the bracket around it; for a closing bracket, of its opening one.
     *
     * @type {(number | undefined)[]}
     */
    this.openedBy = [];
    /** @type {number[]} */
    const open = [];
    tokens.forEach(({ type, value }, index) => {
      if (type === 'punctuator' && [')', ']', '}'].includes(value)) {
        this.openedBy[index] = open.pop();
      } else {
        this.openedBy[index] = open.at(-1);
      }
      if (type === 'punctuator' && ['(', '[', '{', '${'].includes(value)) {
        open.push(index);
      }
    });
  }

  /** @param {number} index */
  isProperty(index) {
    return ['.', '?.'].includes(this.tokens[index - 1]?.value);
  }

  /**
   * Returns the callee of the arguments that a bracket opens: `['jest', 'mock']`, or `['createRequire', '()']` for the
   * result of a call. Arguments and type arguments of calls within are skipped: `jest.mock('a').mock` is `['jest',
   * 'mock', 'mock']`.
   *
   * @param {number} open
   */
  calleeOf(open) {
    const { tokens } = this;
    /** @type {string[]} */
    const names = [];
    let at = this.#beforeTypeArguments(tokens[open - 1]?.value === '?.' ? open - 2 : open - 1);
    if (tokens[at]?.value === ')') {
      names.unshift('()');
    }
    for (;;) {
      while (tokens[at]?.value === ')') {
        at = this.#beforeTypeArguments(this.#opening(at) - 1);
      }
      if (tokens[at]?.type !== 'word') {
        return names;
      }
      names.unshift(tokens[at].value);
      if (!this.isProperty(at)) {
        return names;
      }
      at -= 2;
    }
  }

  /**
   * Returns the property whose value is the object or array that a bracket opens.
   *
   * @param {number | undefined} open
   */
  propertyOf(open) {
    const { tokens } = this;
    if (open === undefined || tokens[open - 1]?.value !== ':') {
      return undefined;
    }
    const { type, value } = tokens[open - 2] ?? {};
    return type === 'word' || type === 'string' ? value : undefined;
  }

  /**
   * Returns the file's name for the module that the string at an index names.
   *
   * @param {number} index
   */
  nameOfImport(index) {
    const { tokens } = this;
    // `import name from '…'`, `import * as name from '…'` or `name = require('…')`
    const isFrom = tokens[index - 1].value === 'from';
    const name = tokens[index - (isFrom ? 2 : 4)];
    const before = tokens[index - 3]?.value;
    return name?.type === 'word' && (isFrom ? ['import', 'as'] : ['=']).includes(before ?? '') ? name.value : undefined;
  }

  /**
   * Returns the index of the bracket that a closing one closes.
   *
   * @param {number} closing
   */
  #opening(closing) {
    return this.openedBy[closing] ?? -1;
  }

  /** @param {number} end */
  #beforeTypeArguments(end) {
    if (this.tokens[end]?.value !== '>') {
      return end;
    }
    let depth = 0;
    for (let at = end; at >= 0; at -= 1) {
      const { type, value } = this.tokens[at];
      if (type !== 'punctuator') {
        continue;
      }
      if (value === '>') {
        depth += 1;
      } else if (value === '<') {
        depth -= 1;
      } else if ([')', ']', '}'].includes(value)) {
        at = this.#opening(at);
      } else if (value === ';') {
        return end;
      }
      if (depth === 0) {
        return at - 1;
      }
    }
    return end;
  }
}

/** @param {string} text */
function words(text) {
  return new Set(text.split(' '));
}

module.exports = { moduleNames };
