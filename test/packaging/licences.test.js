'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { licencesOf } = require('../../scripts/pack/licences');
const { bomOf } = require('../../scripts/pack/sbom');
const { platforms, rustTarget, thisPlatform } = require('../../scripts/pack/platforms');
const { licencesAreReal, packedForAllPlatforms, scratchFolder } = require('../support/packed');
const { extract } = require('../support/tarball');

const root = path.join(__dirname, '..', '..');
const locked = [...fs.readFileSync(path.join(root, 'Cargo.lock'), 'utf8').matchAll(/name = "(.+)"\nversion = "(.+)"/g)];

describe('The licences in the package of an addon', function () {
  this.timeout(60_000);
  let text;

  before(function () {
    if (!licencesAreReal) {
      this.skip();
    }
    const tarball = packedForAllPlatforms().addons[platforms().indexOf(thisPlatform())];
    text = fs.readFileSync(path.join(extract(tarball), 'THIRD-PARTY-LICENSES.txt'), 'utf8');
  });

  it('are for the target that the addon is built for', () => {
    assert.ok(text.startsWith(`The addon for ${rustTarget(thisPlatform())} contains`));
  });

  it('name the crates in it with the versions of Cargo.lock', () => {
    for (const name of ['aws-lc-sys', 'aws-lc-rs', 'rustls', 'tokio', 'hyper', 'napi', 'serde_json']) {
      const versions = locked.filter(([, lockedName]) => lockedName === name).map(([, , version]) => version);
      assert.deepEqual(versionsIn(text, name), versions, name);
    }
  });

  it('do not name what only tests or builds it, crates without their feature, or our own code', () => {
    for (const name of [
      'proptest',
      'criterion',
      'napi-build',
      'cc',
      'cmake',
      'ring',
      'quinn',
      'clap',
      'clerk-local',
      'clerk-express-native',
    ]) {
      assert.deepEqual(versionsIn(text, name), [], name);
    }
  });

  it('have the texts that the licences require, each once', () => {
    const once = [
      'Copyright (c) 1998-2011 The OpenSSL Project. All rights reserved.',
      'Copyright (c) Tokio Contributors',
      'Copyright (c) 2015-2020 the fiat-crypto authors',
    ];
    for (const line of once) {
      assert.ok(text.includes(line), line);
    }
    const under = (name) =>
      sections(text).filter((section) => section.crates.some((crate) => crate.startsWith(`${name} `)));
    assert.ok(under('tokio').some((section) => section.text.includes('Permission is hereby granted, free of charge')));
    assert.ok(under('napi').some((section) => section.text.startsWith('Permission is hereby granted, free of charge')));
    assert.ok(under('rustls-webpki').some((section) => section.text.includes('Permission to use, copy, modify')));
    assert.ok(under('aws-lc-sys').some((section) => section.text.includes('Neither the name of the copyright holder')));
    assert.ok(under('The Rust standard library').length > 0);
    const texts = sections(text).map((section) => section.text.replace(/\s+/g, ' '));
    assert.equal(new Set(texts).size, texts.length);
  });
});

describe('The bill of materials in the package of an addon', () => {
  it('is a CycloneDX document that names the package and every crate in the addon', function () {
    if (!licencesAreReal) {
      this.skip();
    }
    const tarball = packedForAllPlatforms().addons[platforms().indexOf(thisPlatform())];
    const bom = JSON.parse(fs.readFileSync(path.join(extract(tarball), 'sbom.cdx.json'), 'utf8'));
    assert.deepEqual([bom.bomFormat, bom.specVersion, bom.version], ['CycloneDX', '1.6', 1]);
    const { name, version } = require('../../package.json');
    assert.equal(bom.metadata.component.purl, `pkg:npm/${name}-${thisPlatform()}@${version}`);
    const named = new Map(bom.components.map((component) => [component.purl, component]));
    assert.equal(named.size, bom.components.length);
    for (const crate of ['aws-lc-sys', 'rustls', 'tokio', 'napi']) {
      const [, , locks] = locked.find(([, lockedName]) => lockedName === crate);
      assert.ok(named.get(`pkg:cargo/${crate}@${locks}`)?.licenses[0].expression, crate);
    }
    assert.ok(![...named.keys()].some((purl) => /\/(proptest|criterion|clerk-[a-z-]+)@/.test(purl)));
  });

  it('turns old licence expressions into SPDX, and leaves out what a crate does not state', () => {
    const crates = [
      { name: 'a', version: '1.0.0+x', license: 'MIT/Apache-2.0', repository: null },
      { name: 'b', version: '2.0.0', license: null, repository: 'https://example.com/b' },
    ];
    const { components } = JSON.parse(bomOf(crates, { name: 'p', version: '1.0.0', license: 'MIT' }));
    assert.deepEqual(components, [
      {
        type: 'library',
        'bom-ref': 'pkg:cargo/a@1.0.0%2Bx',
        name: 'a',
        version: '1.0.0+x',
        purl: 'pkg:cargo/a@1.0.0%2Bx',
        licenses: [{ expression: 'MIT OR Apache-2.0' }],
      },
      {
        type: 'library',
        'bom-ref': 'pkg:cargo/b@2.0.0',
        name: 'b',
        version: '2.0.0',
        purl: 'pkg:cargo/b@2.0.0',
        externalReferences: [{ type: 'vcs', url: 'https://example.com/b' }],
      },
    ]);
  });
});

describe('Licences of crates', () => {
  it('are the same whatever line breaks and indentation their texts have, and come once', () => {
    const crates = [
      crate('one', 'MIT', { LICENSE: 'MIT\r\n\r\n  Do as you like.\r\n' }),
      crate('two', 'MIT', { 'licence-mit.md': 'MIT\nDo as you like.' }),
    ];
    const [section, ...others] = sections(licencesOf(crates, 'target'));
    assert.deepEqual(section, {
      crates: ['one 1.0.0 (MIT) https://example.com/one', 'two 1.0.0 (MIT) https://example.com/two'],
      text: 'MIT\n\n  Do as you like.',
    });
    assert.ok(others.every(({ crates: [first] }) => first.startsWith('The Rust standard library')));
  });

  it('are found with notices, and in the folders of code that a crate carries, but not in source files of such a name', () => {
    const files = {
      NOTICE: 'notice',
      'COPYING.txt': 'copying',
      'vendor/LICENSE-ISC': 'vendored',
      'src/copyright.rs': 'source',
      'terms.txt': 'named',
    };
    const texts = sections(licencesOf([{ ...crate('one', 'ISC', files), license_file: 'terms.txt' }], 'target')).map(
      ({ text }) => text,
    );
    assert.deepEqual(texts.slice(0, 4), ['copying', 'notice', 'named', 'vendored']);
    assert.ok(!texts.includes('source'));
  });

  it('are those of a crate next to one that has none', () => {
    const neighbour = { ...crate('two', 'BSD-3-Clause', {}), repository: 'https://example.com/one' };
    const [section] = sections(
      licencesOf([crate('one', 'BSD-3-Clause', { LICENSE: 'Copyright one. Terms.' }), neighbour], 'target'),
    );
    assert.equal(section.text, 'Copyright one. Terms.');
    assert.equal(
      section.crates[2].trim(),
      'does not contain a licence text; this is the text of one from the same repository',
    );
  });

  it('are standard texts without another crate’s copyright holder if no neighbour has one, or where to find them', () => {
    const mit = 'Permission is hereby granted, free of charge, to all.';
    const crates = [
      crate('one', 'MIT', { LICENSE: `Copyright another author\n\n${mit}\n` }),
      crate('two', 'MIT OR Zlib', {}),
    ];
    const [, standard, elsewhere] = sections(licencesOf(crates, 'target'));
    assert.equal(standard.text, mit);
    assert.deepEqual(standard.crates.slice(0, 2), [
      'two 1.0.0 (MIT OR Zlib) https://example.com/two',
      '    does not contain a licence text; authors: An Author',
    ]);
    assert.equal(elsewhere.text, 'The standard text of Zlib; see https://spdx.org/licenses/.');
  });

  it('stop the packing if a crate has none', () => {
    assert.throws(() => licencesOf([crate('one', null, {})], 'target'), {
      message:
        'one 1.0.0 has no licence file and does not state a licence, so it must not be distributed. Replace it, or ask its authors for a licence.',
    });
    assert.match(
      licencesOf([crate('one', null, { LICENSE: 'Terms.' })], 'target'),
      /^one 1\.0\.0 \(licence as below\)/m,
    );
  });
});

function versionsIn(text, name) {
  const lines = new Set(text.split('\n').filter((line) => line.startsWith(`${name} `) && line.includes(' (')));
  return [...lines].map((line) => line.split(' ')[1]);
}

function sections(text) {
  const parts = text.split(`${'~'.repeat(80)}\n`).slice(1);
  return parts.flatMap((part, index) =>
    index % 2 === 0 ? [{ crates: part.trimEnd().split('\n'), text: parts[index + 1].trim() }] : [],
  );
}

function crate(name, license, files) {
  const folder = scratchFolder('crate');
  for (const [file, content] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), content);
  }
  return {
    name,
    version: '1.0.0',
    license,
    license_file: null,
    authors: ['An Author <author@example.com>'],
    repository: `https://example.com/${name}`,
    folder,
  };
}
