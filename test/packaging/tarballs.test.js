'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { spawnSync } = require('node:child_process');
const { pack } = require('../../scripts/pack/tarballs');
const { documentsIn } = require('../../scripts/pack/links');
const { platforms, thisPlatform } = require('../../scripts/pack/platforms');
const { packedForAllPlatforms, packedForThisMachine, scratchFolder, standInInventory } = require('../support/packed');
const { extract } = require('../support/tarball');

const root = path.join(__dirname, '..', '..');
const source = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));

describe('The packed tarballs', function () {
  this.timeout(60_000);

  it('contain every file that the manifest names, and no other', () => {
    const folder = extract(packedForThisMachine().main);
    const manifest = readManifest(folder);
    const named = manifest.files.map((file) => file.split('/')[0]);
    assert.deepEqual(fs.readdirSync(folder).sort(), [...new Set([...named, 'package.json'])].sort());
    for (const name of ['lib', 'types']) {
      assert.deepEqual(filesBelow(folder, name), filesBelow(root, name));
    }
  });

  it('hold the documents that users need', () => {
    const { files } = source;
    const needed = ['README.md', 'SECURITY.md', 'CHANGELOG.md', 'docs/README.md', 'docs/guides'];
    assert.deepEqual(
      needed.filter((name) => !files.includes(name)),
      [],
    );
  });

  it('hold documents whose links lead to files of the package, or to the repository at the tag of the version', () => {
    const folder = extract(packedForAllPlatforms().main);
    const { repository, version } = readManifest(folder);
    const base = repository.url.replace(/^git\+|\.git$/g, '');
    const links = documentsIn(folder).flatMap((document) =>
      linksOf(fs.readFileSync(path.join(folder, document), 'utf8')).map((link) => ({ document, link })),
    );
    const relative = links.filter(({ link }) => !/^[a-z]+:/.test(link));
    const lost = relative.filter(
      ({ document, link }) => !fs.existsSync(path.join(folder, path.dirname(document), link.split('#')[0])),
    );
    assert.deepEqual(lost, []);
    const toRepository = links.map(({ link }) => link).filter((link) => link.startsWith(`${base}/`));
    assert.ok(toRepository.includes(`${base}/raw/v${version}/bench/throughput.svg`));
    assert.ok(toRepository.includes(`${base}/blob/v${version}/CONTRIBUTING.md`));
    const files = toRepository.map((link) => new URL(link).pathname.split(`/v${version}/`)[1]);
    assert.deepEqual(
      files.filter((file) => !fs.existsSync(path.join(root, file))),
      [],
    );
  });

  it('have a manifest without scripts, so that installing runs nothing', () => {
    const { main, addons } = packedForAllPlatforms();
    for (const file of [main, ...addons]) {
      assert.equal(readManifest(extract(file)).scripts, undefined, file);
    }
  });

  it('name the addons of all platforms in the very version of the package', () => {
    const { optionalDependencies } = readManifest(extract(packedForAllPlatforms().main));
    const expected = platforms().map((platform) => [`clerk-express-native-${platform}`, source.version]);
    assert.deepEqual(optionalDependencies, Object.fromEntries(expected));
  });

  it('name no platform that was not packed, because anyone could publish under a free name', () => {
    const { optionalDependencies } = readManifest(extract(packedForThisMachine().main));
    assert.deepEqual(optionalDependencies, { [`clerk-express-native-${thisPlatform()}`]: source.version });
  });

  it('need nothing else, and cannot be mistaken for the source', () => {
    const manifest = readManifest(extract(packedForAllPlatforms().main));
    for (const name of ['dependencies', 'devDependencies', 'overrides', 'napi', 'private', 'bundleDependencies']) {
      assert.equal(manifest[name], undefined, name);
    }
    assert.equal(source.private, true, 'the source must not be publishable by mistake');
  });

  it('state where the sources are if requested, as a publication with provenance requires', () => {
    const { main, addons } = packedForAllPlatforms();
    for (const file of [main, ...addons]) {
      const { type, url } = readManifest(extract(file)).repository;
      assert.equal(type, 'git');
      assert.match(url, /^git\+https:\/\/.+\.git$/);
      const page = url.slice('git+'.length, -'.git'.length);
      const { homepage, bugs } = readManifest(extract(file));
      assert.deepEqual({ homepage, bugs }, { homepage: `${page}#readme`, bugs: { url: `${page}/issues` } });
    }
    assert.equal(readManifest(extract(packedForThisMachine().main)).repository, undefined);
  });

  it('contain an addon, the licences, a bill of materials and nothing else for a platform', () => {
    for (const [index, platform] of platforms().entries()) {
      const files = fs.readdirSync(extract(packedForAllPlatforms().addons[index])).sort();
      const addonFile = `clerk-express-native.${platform}.node`;
      assert.deepEqual(
        files,
        ['LICENSE', 'README.md', 'THIRD-PARTY-LICENSES.txt', addonFile, 'package.json', 'sbom.cdx.json'].sort(),
      );
    }
    const folder = extract(packedForThisMachine().addons[0]);
    const addon = `clerk-express-native.${thisPlatform()}.node`;
    assert.ok(fs.readFileSync(path.join(folder, addon)).equals(fs.readFileSync(path.join(root, addon))));
  });

  it('replace those of an earlier version', () => {
    const out = scratchFolder('packed');
    for (const name of ['clerk-express-native-0.0.1.tgz', 'notes.tgz']) {
      fs.writeFileSync(path.join(out, name), '');
    }
    const { main, addons } = pack({ platforms: [thisPlatform()], addons: root, out, ...standInInventory });
    assert.deepEqual(
      fs.readdirSync(out).sort(),
      [...[main, ...addons].map((file) => path.basename(file)), 'notes.tgz'].sort(),
    );
  });

  it('are not created if an addon is missing, and the script says which', () => {
    const empty = scratchFolder('no-addons');
    assert.throws(() => pack({ platforms: ['darwin-arm64'], addons: empty, out: scratchFolder('packed') }), {
      message:
        /^.*clerk-express-native\.darwin-arm64\.node is missing; clerk-express-native-darwin-arm64 must contain it\.$/,
    });
  });

  it('are not created for a release if an addon requires a newer glibc than promised', () => {
    const addons = scratchFolder('addons');
    const file = path.join(addons, 'clerk-express-native.linux-x64-gnu.node');
    const packed = (symbols) => {
      fs.writeFileSync(file, `\x7fELF ${symbols.map((symbol) => `${symbol}\0`).join('')}`);
      return pack({
        platforms: ['linux-x64-gnu'],
        addons,
        out: scratchFolder('packed'),
        glibcFloor: '2.28',
        ...standInInventory,
      });
    };
    assert.ok(fs.existsSync(packed(['GLIBC_2.28', 'GLIBC_2.2.5', 'GLIBC_2.9']).main));
    assert.throws(() => packed(['GLIBC_2.9', 'GLIBC_2.29']), {
      message:
        'clerk-express-native.linux-x64-gnu.node requires glibc 2.29, but releases may require at most 2.28. Build it on an older system.',
    });
  });

  it('come from a command, which reports wrong arguments without a stack', () => {
    const { status, stderr } = spawnSync(process.execPath, ['scripts/pack.js', '--everything'], {
      cwd: root,
      encoding: 'utf8',
    });
    assert.equal(status, 1);
    assert.match(stderr, /^\nUnknown option '--everything'/);
    assert.doesNotMatch(stderr, /\n {4}at /);
  });
});

/** The targets of the links and pictures of a document, but for those within it. */
function linksOf(text) {
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link).filter((link) => !link.startsWith('#'));
}

function readManifest(folder) {
  return JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
}

function filesBelow(folder, name) {
  return fs
    .readdirSync(path.join(folder, name), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath ?? entry.path, entry.name)))
    .sort();
}
