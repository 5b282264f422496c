'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { platformManifest, platforms, rustTarget, thisPlatform } = require('../../scripts/pack/platforms');
const { packClerkLocal, programIn } = require('../../scripts/pack/tarballs');
const { PLATFORMS, thisPlatform: platformOfLauncher } = require('../../local/npm/lib/program/platform');
const { problemsOf } = require('../../scripts/lint/package');
const { licencesAreReal, scratchFolder, standInInventory } = require('../support/packed');
const {
  clerkLocalForAllPlatforms,
  clerkLocalForThisMachine,
  programOfThisMachine,
} = require('../support/packed-clerk-local');
const { extract } = require('../support/tarball');

const root = path.join(__dirname, '..', '..');
const { version } = require('../../package.json');
const source = require('../../local/npm/package.json');

const manifestIn = (tarball) => JSON.parse(fs.readFileSync(path.join(extract(tarball), 'package.json'), 'utf8'));

describe('The packed tarballs of clerk-local', function () {
  this.timeout(120_000);

  it('contain every file that the manifest names, and no other', () => {
    const folder = extract(clerkLocalForThisMachine().main);
    assert.deepEqual(fs.readdirSync(folder).sort(), ['package.json', ...source.files].sort());
    const inFolder = (parent) => fs.readdirSync(path.join(parent, 'lib'), { recursive: true }).sort();
    assert.deepEqual(inFolder(folder), inFolder(path.join(root, 'local', 'npm')));
  });

  it('name the programs of all platforms in the very version of the package, and nothing else', () => {
    const manifest = manifestIn(clerkLocalForAllPlatforms().main);
    const expected = platforms().map((platform) => [`clerk-local-${platform}`, version]);
    assert.deepEqual(manifest.optionalDependencies, Object.fromEntries(expected));
    for (const name of ['dependencies', 'devDependencies', 'scripts', 'private']) {
      assert.equal(manifest[name], undefined, name);
    }
    const optional = Object.entries(manifest.peerDependenciesMeta).filter(([, meta]) => meta.optional);
    assert.deepEqual(
      optional.map(([name]) => name),
      Object.keys(manifest.peerDependencies),
    );
    assert.equal(source.private, true, 'the source must not be publishable by mistake');
    assert.deepEqual(Object.keys(manifestIn(clerkLocalForThisMachine().main).optionalDependencies), [
      `clerk-local-${thisPlatform()}`,
    ]);
  });

  it('have a program, the licences and a bill of materials for each platform, which is that of the addon', () => {
    for (const [index, platform] of platforms().entries()) {
      const tarball = clerkLocalForAllPlatforms().programs[index];
      const program = platform.startsWith('win32') ? 'clerk-local.exe' : 'clerk-local';
      assert.deepEqual(
        fs.readdirSync(extract(tarball)).sort(),
        ['LICENSE', 'README.md', 'THIRD-PARTY-LICENSES.txt', program, 'package.json', 'sbom.cdx.json'].sort(),
      );
      const { name, os, cpu, libc, engines, scripts, preferUnplugged } = manifestIn(tarball);
      const addon = platformManifest(platform);
      assert.deepEqual(
        { name, os, cpu, libc, engines, scripts, preferUnplugged },
        {
          name: `clerk-local-${platform}`,
          os: addon.os,
          cpu: addon.cpu,
          libc: addon.libc,
          engines: addon.engines,
          scripts: undefined,
          preferUnplugged: true,
        },
      );
    }
  });

  it('contain the built program with the permission to run it, even if a copy has lost that', () => {
    const programs = scratchFolder('programs');
    const copy = programIn(programs, thisPlatform());
    fs.copyFileSync(programOfThisMachine(), copy);
    fs.chmodSync(copy, 0o644);
    const [tarball] = packClerkLocal({
      platforms: [thisPlatform()],
      programOf: () => copy,
      out: scratchFolder('packed'),
      ...standInInventory,
    }).programs;
    const packed = path.join(extract(tarball), path.basename(programOfThisMachine()));
    assert.ok(fs.readFileSync(packed).equals(fs.readFileSync(copy)));
    if (process.platform !== 'win32') {
      assert.equal(fs.statSync(packed).mode & 0o777, 0o755);
    }
  });

  it('are not created for a release if a program requires a newer glibc than promised, or is missing', () => {
    const file = path.join(scratchFolder('programs'), 'clerk-local.linux-x64-gnu');
    const packed = () =>
      packClerkLocal({
        platforms: ['linux-x64-gnu'],
        programOf: () => file,
        out: scratchFolder('packed'),
        glibcFloor: '2.28',
        ...standInInventory,
      });
    assert.throws(packed, { message: /clerk-local\.linux-x64-gnu is missing; clerk-local-linux-x64-gnu must contain/ });
    fs.writeFileSync(file, '\x7fELF GLIBC_2.29\0');
    assert.throws(packed, { message: /^clerk-local\.linux-x64-gnu requires glibc 2\.29, but releases may require/ });
  });

  it('name what is linked into the program, and not what is only in the addon', function () {
    if (!licencesAreReal) {
      this.skip();
    }
    const folder = extract(clerkLocalForAllPlatforms().programs[platforms().indexOf(thisPlatform())]);
    const licences = fs.readFileSync(path.join(folder, 'THIRD-PARTY-LICENSES.txt'), 'utf8');
    assert.ok(licences.startsWith(`The program for ${rustTarget(thisPlatform())} contains`));
    const bom = JSON.parse(fs.readFileSync(path.join(folder, 'sbom.cdx.json'), 'utf8'));
    assert.equal(bom.metadata.component.type, 'application');
    assert.equal(bom.metadata.component.purl, `pkg:npm/clerk-local-${thisPlatform()}@${version}`);
    const crates = new Set(bom.components.map(({ name }) => name));
    for (const name of ['axum', 'clap', 'tokio', 'aws-lc-rs']) {
      assert.ok(crates.has(name), name);
      assert.match(licences, new RegExp(`^${name} \\d`, 'm'));
    }
    assert.ok(!crates.has('napi'));
  });

  it('have documents whose links lead to the repository at the tag of the version', () => {
    const readme = fs.readFileSync(path.join(extract(clerkLocalForAllPlatforms().main), 'README.md'), 'utf8');
    const links = [...readme.matchAll(/\]\(([^)\s#]+)[^)]*\)/g)].map(([, link]) => link);
    const base = `https://example.com/a/blob/v${version}/`;
    const ours = links.filter((link) => link.startsWith(base));
    assert.ok(ours.length > 0);
    for (const link of links) {
      assert.match(link, /^https:/);
    }
    for (const link of ours) {
      assert.ok(fs.existsSync(path.join(root, link.slice(base.length))), link);
    }
  });

  it('are for the platforms that the launcher knows, and it recognizes this one', () => {
    assert.deepEqual([...PLATFORMS].sort(), platforms());
    assert.equal(platformOfLauncher(), thisPlatform());
  });

  it('have entry points that fit (publint, Are The Types Wrong)', async () => {
    assert.deepEqual(await problemsOf(clerkLocalForThisMachine().main), []);
  });
});
