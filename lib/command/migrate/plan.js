'use strict';

const path = require('node:path');
const { messageOf } = require('../../errors/message-of');
const { ignoresExports, jestEdits, typescriptEdits } = require('./configuration-file');
const { Manifest } = require('./manifest');
const { mentionsIn, renamedMockPath } = require('./names');
const { unlistedPackages } = require('./unlisted-packages');
const { readText } = require('./project');
const { UnreadableSource, isSource, planSource } = require('./source-file');
const { edited, lineAt } = require('./text');

/** Files that package managers write. */
const LOCK_FILES = new Set(['bun.lock', 'npm-shrinkwrap.json', 'package-lock.json', 'pnpm-lock.yaml', 'yarn.lock']);

/** @import { Edit } from './text' */

/** @typedef {ReturnType<typeof planSource>} SourcePlan */

/**
 * A change of one file. `to` differs from `file` where it is moved.
 *
 * @typedef {object} Change
 * @property {string} file
 * @property {string} to
 * @property {string} before
 * @property {string} after
 * @property {Edit[]} edits
 */

/** @typedef {{ file: string, message: string }} Problem a file that could not be migrated */

/** @typedef {{ file: string, line: number, reason: string }} Mention a remaining mention of `@clerk/express` */

/**
 * @typedef {object} Plan
 * @property {Change[]} changes
 * @property {Mention[]} left
 * @property {Problem[]} problems
 * @property {Notes} notes
 */

/**
 * What the manual steps are about.
 *
 * @typedef {object} Notes
 * @property {string[]} lockFiles
 * @property {{ file: string, name: string, range: string }[]} added to manifests
 * @property {{ file: string, line: number }[]} backendMocks mocks of `@clerk/backend`
 * @property {string[]} oldResolution configurations of TypeScript that ignore `exports`
 * @property {string[]} unlisted files that import the package, without a manifest above them that lists it
 * @property {string[]} moved files that build paths
 */

/**
 * Plans the changes of a project, without writing any.
 *
 * @param {string} folder
 * @param {string[]} files of the project, relative to the folder
 * @param {string} version of this package
 * @returns {Plan}
 */
function plan(folder, files, version) {
  const plan = new Planning(folder, files, version);
  plan.read();
  plan.sources();
  plan.manifests();
  plan.configurations();
  plan.others();
  return plan.result();
}

class Planning {
  /** @type {Map<string, string>} */
  texts = new Map();
  /** @type {Map<string, SourcePlan>} */
  sourcePlans = new Map();
  /** @type {Change[]} */
  changes = [];
  /** @type {Mention[]} */
  left = [];
  /** @type {Notes} */
  notes = { lockFiles: [], added: [], backendMocks: [], oldResolution: [], unlisted: [], moved: [] };

  /**
   * @param {string} folder
   * @param {string[]} files
   * @param {string} version
   */
  constructor(folder, files, version) {
    this.folder = folder;
    this.files = files;
    this.version = version;
    const mocks = files.filter((file) => renamedMockPath(file) !== file);
    const blocked = mocks.filter((file) => files.includes(renamedMockPath(file)));
    /** @type {Problem[]} */
    this.problems = blocked.map((file) => ({
      file,
      message: `cannot be moved: ${renamedMockPath(file)} already exists`,
    }));
    /** The mocks of `@clerk/express` that are moved, up to the package's name. */
    this.mocks = new Set(mocks.map(mockOf).filter((mock) => !blocked.some((file) => mockOf(file) === mock)));
    /** @type {(file: string) => string} */
    this.renameMock = this.mocks.size > 0 ? renamedMockPath : (file) => file;
  }

  /**
   * Returns the new path of a file, also without its extension.
   *
   * @param {string} file
   */
  newPath = (file) => {
    return this.mocks.has(mockOf(file)) ? renamedMockPath(file) : file;
  };

  read() {
    for (const file of this.files) {
      if (LOCK_FILES.has(path.basename(file))) {
        this.notes.lockFiles.push(file);
        continue;
      }
      try {
        const text = readText(path.join(this.folder, file));
        if (text !== undefined) {
          this.texts.set(file, text);
        }
      } catch (error) {
        this.problems.push({ file, message: `cannot be read: ${messageOf(error)}` });
      }
    }
  }

  sources() {
    for (const [file, text] of this.texts) {
      const isMoved = this.newPath(file) !== file;
      // Most files of a project name no package of Clerk's.
      if (!isSource(file) || !(isMoved || text.includes('@clerk') || file.includes('__mocks__/@clerk/'))) {
        continue;
      }
      this.#try(file, isMoved || mentionsIn(text).length > 0, () => {
        const source = planSource({ path: file, text }, this);
        this.sourcePlans.set(file, source);
        this.#change(file, source.edits);
        this.left.push(...source.left.map((place) => ({ file, ...place })));
        for (const { name, line } of source.mocked) {
          if (/^@clerk\/backend(\/|$)/.test(name)) {
            this.notes.backendMocks.push({ file, line });
          }
        }
      });
    }
    for (const file of this.files.filter((one) => /(^|\/)__mocks__\/@clerk\/backend[./]/.test(one))) {
      this.notes.backendMocks.push({ file, line: 1 });
    }
  }

  manifests() {
    /** @type {Map<string, Manifest>} */
    const manifests = new Map();
    for (const [file, text] of this.#named(/^package\.json$/)) {
      this.#try(file, mentionsIn(text).length > 0, () => manifests.set(file, new Manifest(text)));
    }
    const imports = [...this.sourcePlans].map(([file, { imported }]) => ({ file, imported }));
    const { additions, unlisted } = unlistedPackages(this.folder, manifests, imports);
    this.notes.unlisted = unlisted;
    for (const [file, manifest] of manifests) {
      const added = additions.get(file) ?? {};
      this.notes.added.push(...Object.entries(added).map(([name, range]) => ({ file, name, range })));
      this.#changeAndMention(
        file,
        manifest.edits(this.version, added, this.renameMock),
        (at) => `in "${manifest.topLevelNameAt(at)}"`,
      );
    }
  }

  configurations() {
    for (const [file, text] of this.#named(/^[jt]sconfig(\..+)?\.json$/)) {
      this.#try(file, mentionsIn(text).length > 0, () => {
        this.#changeAndMention(file, typescriptEdits(text), () => 'not a name in "types" or "paths"');
        if (ignoresExports(text)) {
          this.notes.oldResolution.push(file);
        }
      });
    }
    for (const [file, text] of this.#named(/^jest\.config\.json$/)) {
      this.#try(file, mentionsIn(text).length > 0, () => {
        this.#changeAndMention(file, jestEdits(text, this.renameMock), () => 'not a name in "moduleNameMapper"');
      });
    }
  }

  /** Reports mentions in files that are not edited. */
  others() {
    const done = (/** @type {string} */ file) =>
      isSource(file) || /^(package|[jt]sconfig(\..+)?|jest\.config)\.json$/.test(path.basename(file));
    for (const [file, text] of this.texts) {
      if (done(file)) {
        continue;
      }
      this.#change(file, []);
      const [first, ...more] = mentionsIn(text);
      if (first === undefined) {
        continue;
      }
      const reason = `not a file that this command edits${more.length > 0 ? `; ${more.length + 1} mentions` : ''}`;
      this.left.push({ file, line: lineAt(text, first), reason });
    }
  }

  /** @returns {Plan} */
  result() {
    const { changes, left, problems, notes } = this;
    notes.moved = changes
      .filter(({ file, to, after }) => file !== to && /__dirname|__filename|import\.meta/.test(after))
      .map(({ to }) => to);
    return { changes, left, problems, notes };
  }

  /**
   * @param {string} file
   * @param {Edit[]} edits
   */
  #change(file, edits) {
    const before = this.texts.get(file) ?? '';
    const to = this.newPath(file);
    if (edits.length > 0 || to !== file) {
      this.changes.push({ file, to, before, after: edited(before, edits), edits });
    }
  }

  /**
   * @param {string} file
   * @param {Edit[]} edits
   * @param {(at: number) => string} reasonAt
   */
  #changeAndMention(file, edits, reasonAt) {
    const text = this.texts.get(file) ?? '';
    this.#change(file, edits);
    for (const at of mentionsIn(text).filter((one) => !edits.some(({ start, end }) => start <= one && one < end))) {
      this.left.push({ file, line: lineAt(text, at), reason: reasonAt(at) });
    }
  }

  /** @param {RegExp} pattern */
  #named(pattern) {
    return [...this.texts].filter(([file]) => pattern.test(path.basename(file)));
  }

  /**
   * Skips a file that cannot be parsed, and reports a problem if it matters.
   *
   * @param {string} file
   * @param {boolean} matters
   * @param {() => void} action
   */
  #try(file, matters, action) {
    try {
      action();
    } catch (error) {
      if (!(error instanceof UnreadableSource || error instanceof SyntaxError || error instanceof RangeError)) {
        throw error;
      }
      if (matters) {
        this.problems.push({ file, message: `not changed, because it cannot be parsed: ${error.message}` });
      }
    }
  }
}

/**
 * Returns the prefix of all files of one mock: `test/__mocks__/@clerk/express`.
 *
 * @param {string} file
 */
function mockOf(file) {
  return file.replace(/(__mocks__\/@clerk\/express)(?=$|[./]).*$/, '$1');
}

module.exports = { plan };
