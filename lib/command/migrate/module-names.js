'use strict';

/**
 * @typedef {object} ModuleName
 * @property {'import' | 'mock' | 'pattern' | 'declaration'} kind `mock` is a name that a test library puts something in
 *   the
 *   place of, `pattern` a regular expression that module names are compared with
 * @property {import('./tokens').Token} token
 */

/** Methods that take the name of a module as their first argument, by the object that they belong to. */
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

/** Functions with the same first argument, by the package that they come from; they have any name in the file. */
const MOCKING_FUNCTIONS = words('mock-require quibble rewiremock');

/** Packages that take an object whose keys are names of modules. */
const MOCKING_OBJECTS = words('proxyquire proxyquireify esmock rewiremock');

/** Properties of configurations whose keys name modules, and of what kind those keys are. */
const MAPS = { moduleNameMapper: 'pattern', alias: 'import' };

/**
 * The strings of a source file that name a module: in imports and exports, in calls such as `require()` and
 * `jest.mock()`, and in the objects of libraries such as proxyquire.
 *
 * @param {import('./tokens').Token[]} tokens
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
  if (Object.hasOwn(MAPS, map ?? '')) {
    return MAPS[map];
  }
  return libraries.takeObjects ? 'mock' : undefined;
}

function isImport(code, index) {
  const { tokens } = code;
  const before = tokens[index - 1];
  if (before?.type === 'word') {
    return (before.value === 'from' || before.value === 'import') && !code.isProperty(index - 1);
  }
  return before?.value === '(' && imports(code.calleeOf(index - 1));
}

function imports(names) {
  const callee = names.join('.');
  return (
    ['import', 'import.meta.resolve', 'module.require', 'require', 'require.resolve', 'require.resolve.paths'].includes(
      callee,
    ) ||
    (names.includes('createRequire') && ['()', 'resolve'].includes(names.at(-1)))
  );
}

function mocks(names, libraries) {
  const method = names.at(-1);
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

/** The libraries for mocks that a file imports. */
class Libraries {
  /** The names that the file has for functions of {@link MOCKING_FUNCTIONS}. */
  functions = new Set();
  /** Whether one of {@link MOCKING_OBJECTS} is there. */
  takeObjects = false;

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

/** The tokens of a file without its comments, and which brackets belong together. */
class Code {
  constructor(tokens) {
    this.tokens = tokens;
    /** For each token the index of the bracket that it is in; for a closing bracket, of the one that it closes. */
    this.openedBy = [];
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

  isProperty(index) {
    return ['.', '?.'].includes(this.tokens[index - 1]?.value);
  }

  /**
   * What is called with the arguments that a bracket opens: `['jest', 'mock']`, or `['createRequire', '()']` for the
   * result of a call. Arguments and type arguments of calls within are left out: `jest.mock('a').mock` is `['jest',
   * 'mock', 'mock']`.
   */
  calleeOf(open) {
    const { tokens } = this;
    const names = [];
    let at = this.#beforeTypeArguments(tokens[open - 1]?.value === '?.' ? open - 2 : open - 1);
    if (tokens[at]?.value === ')') {
      names.unshift('()');
    }
    for (;;) {
      while (tokens[at]?.value === ')') {
        at = this.#beforeTypeArguments(this.openedBy[at] - 1);
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

  /** The property whose value the object or array that a bracket opens is. */
  propertyOf(open) {
    const { tokens } = this;
    if (open === undefined || tokens[open - 1]?.value !== ':') {
      return undefined;
    }
    const { type, value } = tokens[open - 2] ?? {};
    return type === 'word' || type === 'string' ? value : undefined;
  }

  /** The name that a file gives to the module that the string at an index names. */
  nameOfImport(index) {
    const { tokens } = this;
    // `import name from '…'`, `import * as name from '…'` or `name = require('…')`
    const isFrom = tokens[index - 1].value === 'from';
    const name = tokens[index - (isFrom ? 2 : 4)];
    const before = tokens[index - 3]?.value;
    return name?.type === 'word' && (isFrom ? ['import', 'as'] : ['=']).includes(before) ? name.value : undefined;
  }

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
        at = this.openedBy[at];
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

function words(text) {
  return new Set(text.split(' '));
}

module.exports = { moduleNames };
