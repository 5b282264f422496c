'use strict';

const { memberOf, parse, removeMember, replaceString, stringsIn } = require('./json');
const { mapperEdits } = require('./configuration-file');
const { OURS, PEER, renamed } = require('./names');

/** The sections that install something, those first from which another section must not take a package. */
const INSTALLING = ['dependencies', 'optionalDependencies', 'devDependencies'];

const SECTIONS = [...INSTALLING, 'peerDependencies'];

/** What a manifest says of dependencies, as far as it matters here. */
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

  /** Whether a package is in one of the sections. */
  lists(name) {
    return SECTIONS.some((section) => this.#entry(section, name) !== undefined);
  }

  /** Whether the manifest installs the peer, or this package where that has been done by hand. */
  get concerns() {
    return this.lists(PEER) || this.lists(OURS);
  }

  /**
   * The edits that put this package in the place of the peer.
   *
   * @param {string} version of this package
   * @param {Record<string, string>} additions packages that the app imports and does not list, with their ranges
   * @param {(path: string) => string} renameMock where a mock of the peer is afterwards
   */
  edits(version, additions, renameMock) {
    const extended =
      SECTIONS.find((section) => this.#entry(section, PEER)) ?? SECTIONS.find((section) => this.#entry(section, OURS));
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

  /** The property of the manifest that a position in its text is in. */
  topLevelNameAt(at) {
    return this.root.members.find(({ key, value }) => key.start <= at && at < value.end)?.key.value;
  }

  #sectionEdits(section, version, additions) {
    const [peer, ours] = [PEER, OURS].map((name) => this.#entry(section, name));
    const object = memberOf(this.root, section);
    const stronger = INSTALLING.slice(0, Math.max(INSTALLING.indexOf(section), 0));
    if (!peer) {
      const isReplaced = ours && stronger.some((other) => this.#entry(other, PEER));
      return isReplaced ? [removeMember(object, ours)] : this.#insertions(ours, additions);
    }
    if (ours || stronger.some((other) => this.#entry(other, OURS))) {
      if (additions.length === 0) {
        return [removeMember(object, peer)];
      }
      // The last addition takes the place of the peer, and with it the comma.
      const [[name, range], ...others] = additions.reverse();
      return [
        ...this.#insertions(peer, others.reverse()),
        replaceString(peer.key, name),
        replaceString(peer.value, range),
      ];
    }
    const weaker = INSTALLING.includes(section)
      ? INSTALLING.map((other) => this.#entry(other, OURS)).find(Boolean)
      : undefined;
    const range = weaker?.value.value ?? rangeLike(peer.value.value, version);
    return [...this.#insertions(peer, additions), replaceString(peer.key, OURS), replaceString(peer.value, range)];
  }

  /** Members before another one, in the space that precedes it. */
  #insertions(entry, additions) {
    if (additions.length === 0) {
      return [];
    }
    const { start } = entry.key;
    const [space] = /\s*$/.exec(this.text.slice(0, start));
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

  #keyEdit(section) {
    const entry = this.#entry(section, PEER);
    return entry ? [replaceString(entry.key, OURS)] : [];
  }

  #namesIn(node) {
    const names = node ? stringsIn(node) : [];
    return names.filter(({ value }) => renamed(value)).map((string) => replaceString(string, renamed(string.value)));
  }

  #entry(section, name) {
    const entry = memberOf(this.root, section)?.members?.find(({ key }) => key.value === name);
    return entry?.value.type === 'string' || /Meta$/.test(section) ? entry : undefined;
  }
}

/** This version, with as much freedom as the range leaves for that of the peer. */
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
