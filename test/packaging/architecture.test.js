'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const { circles } = require('../support/circles');
const rust = require('../support/rust-modules');
const script = require('../support/script-modules');

const root = path.join(__dirname, '..', '..');
const CRATES = { 'the core': 'src', 'the addon': 'src/node', 'the tables': 'api/src', 'clerk-local': 'local/src' };

/** The floors of the rooms in `src/`, as the table of CONTRIBUTING.md lists them. */
function floorsOfPlan() {
  const plan = fs.readFileSync(path.join(root, 'CONTRIBUTING.md'), 'utf8');
  const rows = [...plan.matchAll(/^\| (\d) \| ([^|]+) \|/gm)];
  return new Map(
    rows.flatMap(([, floor, rooms]) => [...rooms.matchAll(/`src\/(\w+)/g)].map(([, room]) => [room, Number(floor)])),
  );
}

/** The floors of the rooms in `lib/`, folders and files, as the table of CONTRIBUTING.md lists them. */
function floorsOfScripts() {
  const plan = fs.readFileSync(path.join(root, 'CONTRIBUTING.md'), 'utf8');
  const rows = [...plan.matchAll(/^\| (\d) \| ((?:`lib\/[\w.-]+\/?`(?:, )?)+) \|/gm)];
  return new Map(
    rows.flatMap(([, floor, rooms]) =>
      [...rooms.matchAll(/`lib\/([\w.-]+)\/?`/g)].map(([, room]) => [room, Number(floor)]),
    ),
  );
}

/** The floors that the documentation of the core lists. */
function floorsOfCore() {
  const documentation = fs.readFileSync(path.join(root, 'src', 'lib.rs'), 'utf8');
  const rows = [...documentation.matchAll(/^\/\/! \| (\d) \| ([^|]+) \|/gm)];
  return new Map(
    rows.flatMap(([, floor, rooms]) => [...rooms.matchAll(/`(\w+)\/?`/g)].map(([, room]) => [room, Number(floor)])),
  );
}

/** Uses of one room by another that is not above it. */
function usesThatDoNotGoDown(uses, floors) {
  const room = (module) => module.split('::')[1];
  return [...uses].flatMap(([module, used]) =>
    [...used.keys()]
      .filter((other) => room(module) !== room(other) && !(floors.get(room(module)) > floors.get(room(other))))
      .map((other) => `${module} uses ${other}`),
  );
}

describe('the plan of the house', () => {
  it('lists every room of the core, and the documentation of the core agrees', () => {
    const entries = fs.readdirSync(path.join(root, 'src'));
    // A room may be a file and the folder of its submodules.
    const rooms = new Set(entries.map((entry) => path.parse(entry).name).filter((name) => name !== 'lib'));
    const plan = floorsOfPlan();
    assert.deepEqual([...plan.keys()].sort(), [...rooms].sort());
    assert.deepEqual(new Map([...floorsOfCore()].sort()), new Map([...plan].sort()));
  });

  it('has rooms that use only rooms of lower floors', () => {
    assert.deepEqual(usesThatDoNotGoDown(rust.readUses(path.join(root, 'src')), floorsOfPlan()), []);
  });

  for (const [crate, directory] of Object.entries(CRATES)) {
    it(`has no circle of modules in ${crate}`, () => {
      const uses = rust.readUses(path.join(root, directory));
      const files = fs.readdirSync(path.join(root, directory), { recursive: true });
      assert.ok(uses.size > 1 && uses.size <= files.length);
      assert.deepEqual(circles(uses), []);
    });
  }

  for (const folder of ['lib', 'local/npm/lib']) {
    it(`has no circle of files in ${folder}/`, () => {
      assert.deepEqual(circles(script.readUses(path.join(root, folder))), []);
    });
  }

  it('lists every room of lib/, which use only rooms of lower floors', () => {
    const floors = floorsOfScripts();
    const rooms = fs.readdirSync(path.join(root, 'lib')).filter((name) => !name.endsWith('.d.ts'));
    assert.deepEqual([...floors.keys()].sort(), rooms.sort());
    const roomOf = (file) => file.split(path.sep)[0];
    const upwards = [...script.readUses(path.join(root, 'lib'))].flatMap(([file, used]) =>
      [...used.keys()]
        .filter((other) => floors.has(roomOf(other)) && roomOf(other) !== roomOf(file))
        .filter((other) => !(floors.get(roomOf(file)) > floors.get(roomOf(other))))
        .map((other) => `${file} uses ${other}`),
    );
    assert.deepEqual(upwards, []);
  });
});

describe('the reading of modules', () => {
  let folder;

  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'clerk-express-native-architecture-'));
  });

  afterEach(() => {
    fs.rmSync(folder, { recursive: true });
  });

  function write(files) {
    for (const [name, text] of Object.entries(files)) {
      fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      fs.writeFileSync(path.join(folder, name), text);
    }
  }

  function usesOf(files) {
    write({ 'lib.rs': 'mod high;\npub mod low;\n', ...files });
    return rust.readUses(folder);
  }

  const floors = new Map([
    ['high', 2],
    ['low', 1],
  ]);

  it('finds an import that goes up, in whatever form', () => {
    for (const code of [
      'use crate::high::Thing;',
      'use super::high::Thing;',
      'use std::fmt;\nuse crate::{high::{self, Thing}};',
      'use crate::high;\nfn f() -> high::Thing {}',
      'fn f() -> crate::high::Thing {}',
      "fn f() { let c = '\"'; super::high::Thing::new() }",
    ]) {
      const uses = usesOf({ 'high.rs': 'pub struct Thing;\n', 'low.rs': `${code}\n` });
      assert.deepEqual(usesThatDoNotGoDown(uses, floors), ['crate::low uses crate::high'], code);
    }
  });

  it('counts neither comments, strings, nor tests, nor imports that go down', () => {
    const uses = usesOf({
      'high.rs': 'use crate::low::Thing;\n',
      'low.rs':
        '//! [`crate::high::Other`]\npub struct Thing; const A: &str = "crate::high::Other";\n' +
        '#[cfg(test)]\nmod tests {\n    use crate::high::Other;\n    fn f() { if a { b } }\n}\n#[cfg(test)]\nmod more;\n',
    });
    assert.deepEqual(usesThatDoNotGoDown(uses, floors), []);
    assert.deepEqual(circles(uses), []);
  });

  it('finds a circle, but not in a module that only lists and re-exports its children', () => {
    const contents = 'mod one;\nmod other;\npub use one::One;\npub use other::Other;\n';
    const files = { 'low.rs': '', 'high/one.rs': 'use super::Other;\npub struct One;\n' };
    const listing = usesOf({ ...files, 'high/mod.rs': contents, 'high/other.rs': 'pub struct Other;\n' });
    assert.deepEqual(circles(listing), []);
    assert.deepEqual([...listing.get('crate::high::one').keys()], ['crate::high::other']);

    const among = usesOf({ ...files, 'high/other.rs': 'use crate::high::One;\npub struct Other;\n' });
    assert.deepEqual(circles(among), [['crate::high::one', 'crate::high::other']]);

    const own = usesOf({
      'high/mod.rs': `${contents}pub struct Mine;\nfn f() { other::g() }\n`,
      'high/other.rs': 'use super::Mine;\npub struct Other;\n',
    });
    assert.deepEqual(circles(own), [['crate::high', 'crate::high::other']]);
  });

  it('finds a circle of scripts, but not where one only loads the other', () => {
    write({ 'a.js': "const b = require('./b');\n", 'b.js': "function f() {\n  require('./a');\n}\n" });
    assert.deepEqual(circles(script.readUses(folder)), []);
    write({ 'b.js': "function f() {\n  require('./a').f();\n}\n" });
    assert.deepEqual(circles(script.readUses(folder)), [['a.js', 'b.js']]);
  });
});
