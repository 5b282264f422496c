'use strict';

const { memberOf, parse, removeMember, replaceString, stringsIn } = require('./json');
const { mapperEdits } = require('./configuration-file');
const { CLERK, OURS, renamed } = require('./names');

/** @import { Member, Node } from './json' */
/** @import { Edit } from './text' */

/** @typedef {[name: string, range: string]} Addition */

/** The sections that install packages; a package stays in the earliest of its sections. */
const INSTALLING = ['dependencies', 'optionalDependencies', 'devDependencies'];

const SECTIONS = [...INSTALLING, 'peerDependencies'];

/** The dependencies of a `package.json`. */
class Manifest {
  /**
   * @param {string} text of a package.json
   * @throws {SyntaxError}
   */
  constructor(text) {
    JSON.parse(text.replace(/^\uFEFF/, ''));
    this.text = text;
    this.root = parse(text);
  }

  /**
   * Whether a package is in one of the sections.
   *
   * @param {string} name
   */
  lists(name) {
    return SECTIONS.some((section) => this.#entry(section, name) !== undefined);
  }

  /** Whether the manifest lists `@clerk/express`, or already this package. */
  get concerns() {
    return this.lists(CLERK) || this.lists(OURS);
  }

  /**
   * Returns the edits that replace `@clerk/express` with this package.
   *
   * @param {string} version of this package
   * @param {Record<string, string>} additions packages that the app imports and does not list, with their ranges
   * @param {(path: string) => string} renameMock returns the new path of a mock
   * @returns {Edit[]}
   */
  edits(version, additions, renameMock) {
    const extended =
      SECTIONS.find((section) => this.#entry(section, CLERK)) ?? SECTIONS.find((section) => this.#entry(section, OURS));
    return [
      ...SECTIONS.flatMap((section) =>
        this.#sectionEdits(section, version, section === extended ? Object.entries(additions) : []),
      ),
      ...['peerDependenciesMeta', 'dependenciesMeta'].flatMap((section) => this.#keyEdit(section)),
      ...['bundleDependencies', 'bundledDependencies'].flatMap((name) => this.#namesIn(memberOf(this.root, name))),
      ...this.#namesIn(memberOf(this.root, 'imports')),
      ...mapperEdits(memberOf(this.root, 'jest'), renameMock),
    ].sort((one, other) => one.start - other.start);
  }

  /**
   * Returns the top-level property at a position in the text.
   *
   * @param {number} at
   */
  topLevelNameAt(at) {
    return this.root.members?.find(({ key, value }) => key.start <= at && at < value.end)?.key.value;
  }

  /**
   * @param {string} section
   * @param {string} version
   * @param {Addition[]} additions
   * @returns {Edit[]}
   */
  #sectionEdits(section, version, additions) {
    const [clerk, ours] = [CLERK, OURS].map((name) => this.#entry(section, name));
    const object = memberOf(this.root, section);
    if (object === undefined) {
      return [];
    }
    const stronger = INSTALLING.slice(0, Math.max(INSTALLING.indexOf(section), 0));
    if (!clerk) {
      const isReplaced = ours && stronger.some((other) => this.#entry(other, CLERK));
      return isReplaced ? [removeMember(object, ours)] : this.#insertions(ours, additions);
    }
    if (ours || stronger.some((other) => this.#entry(other, OURS))) {
      if (additions.length === 0) {
        return [removeMember(object, clerk)];
      }
      // The last addition replaces `@clerk/express`, and keeps its comma.
      const [[name, range], ...others] = additions.reverse();
      return [
        ...this.#insertions(clerk, others.reverse()),
        replaceString(clerk.key, name),
        replaceString(stringOf(clerk), range),
      ];
    }
    const weaker = INSTALLING.includes(section)
      ? INSTALLING.map((other) => this.#entry(other, OURS)).find(Boolean)
      : undefined;
    const range = weaker ? stringOf(weaker).value : rangeLike(stringOf(clerk).value, version);
    return [
      ...this.#insertions(clerk, additions),
      replaceString(clerk.key, OURS),
      replaceString(stringOf(clerk), range),
    ];
  }

  /**
   * Inserts members before another one, with its white space.
   *
   * @param {Member | undefined} entry
   * @param {Addition[]} additions
   * @returns {Edit[]}
   */
  #insertions(entry, additions) {
    if (entry === undefined || additions.length === 0) {
      return [];
    }
    const { start } = entry.key;
    const [space] = /\s*$/.exec(this.text.slice(0, start)) ?? [''];
    return [
      {
        start,
        end: start,
        text: additions
          .map((addition) => addition.map((part) => JSON.stringify(part)).join(': ') + `,${space}`)
          .join(''),
      },
    ];
  }

  /** @param {string} section */
  #keyEdit(section) {
    const entry = this.#entry(section, CLERK);
    return entry ? [replaceString(entry.key, OURS)] : [];
  }

  /** @param {Node | undefined} node */
  #namesIn(node) {
    const names = node ? stringsIn(node) : [];
    return names.flatMap((string) => {
      const name = renamed(string.value);
      return name ? [replaceString(string, name)] : [];
    });
  }

  /**
   * @param {string} section
   * @param {string} name
   */
  #entry(section, name) {
    const entry = memberOf(this.root, section)?.members?.find(({ key }) => key.value === name);
    return entry?.value.type === 'string' || /Meta$/.test(section) ? entry : undefined;
  }
}

/**
 * Returns the range of a member, which is a string: see `#entry()`.
 *
 * @param {Member} member
 */
function stringOf({ value }) {
  return /** @type {import('./json').StringNode} */ (value);
}

/**
 * Returns a range of this version that is as permissive as that of `@clerk/express`.
 *
 * @param {string} range
 * @param {string} version
 */
function rangeLike(range, version) {
  const [, alias] = new RegExp(`^npm:${OURS}@(.+)$`).exec(range) ?? [];
  if (alias) {
    return alias;
  }
  if (/^\d+\.\d+\.\d+/.test(range)) {
    return version;
  }
  return `${range.startsWith('~') ? '~' : '^'}${version}`;
}

module.exports = { Manifest };
