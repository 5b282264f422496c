'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { isBuiltin } = require('node:module');
const { manifestOf, names, source } = require('../../support/examples');

const root = path.join(__dirname, '..', '..', '..');
const { version, devDependencies } = require('../../../package.json');

/** Dependencies that no file imports: they are there for those that do, and for npm scripts. */
const INDIRECT = { '@nestjs/platform-express': '@nestjs/core', rxjs: '@nestjs/core' };
const TOOLS = ['typescript', '@types/node', 'jest'];

/** The packages of this repository. */
const OWN = ['clerk-express-native', 'clerk-local'];

/** Most of Jest's users have CommonJS: its ES modules are experimental. */
const COMMON_JS = ['jest'];

describe('Each example', () => {
  it('is in the index of the examples', () => {
    const index = fs.readFileSync(path.join(source, 'README.md'), 'utf8');
    const linked = [...index.matchAll(/\]\(([\w-]+)\)/g)].map(([, name]) => name);
    assert.deepEqual(linked.sort(), [...names, 'express'].sort());
  });

  for (const name of names) {
    const manifest = manifestOf(name);
    const files = fs
      .readdirSync(path.join(source, name), { recursive: true })
      .filter((file) => /\.(m?js|ts)$/.test(file) && !/^(node_modules|dist)\b/.test(file))
      .map((file) => fs.readFileSync(path.join(source, name, file), 'utf8'));

    describe(name, () => {
      it('depends on exactly the packages that it imports, in the versions that are tested', () => {
        const { dependencies, devDependencies: development = {} } = manifest;
        const declared = { ...dependencies, ...development };
        for (const [dependency, range] of Object.entries(declared)) {
          const tested = OWN.includes(dependency) ? `^${version}` : devDependencies[dependency];
          assert.equal(range, tested, dependency);
        }
        const imported = new Set(files.flatMap(importsOf));
        const used = Object.keys(declared).filter((key) => !TOOLS.includes(key) && !(INDIRECT[key] in declared));
        assert.deepEqual(used.sort(), [...imported].sort());
      });

      it('is private, of the right kind of module, and has the scripts of its README', () => {
        const { name: own, private: isPrivate, type, engines, scripts } = manifest;
        assert.deepEqual(
          [own, isPrivate, type, engines],
          [
            `clerk-express-native-example-${name}`,
            true,
            COMMON_JS.includes(name) ? 'commonjs' : 'module',
            require(path.join(root, 'package.json')).engines,
          ],
        );
        const readme = fs.readFileSync(path.join(source, name, 'README.md'), 'utf8');
        for (const [, script] of readme.matchAll(/npm (?:run )?(dev|start|build|test)\b/g)) {
          assert.ok(script in scripts, script);
        }
        assert.ok('start' in scripts && readme.includes('npm start'));
      });

      it('names its environment variables in its README and in .env.example', () => {
        const template = fs.readFileSync(path.join(source, name, '.env.example'), 'utf8');
        const readme = fs.readFileSync(path.join(source, name, 'README.md'), 'utf8');
        const set = [...template.matchAll(/^#? ?([A-Z_]+)=/gm)].map(([, variable]) => variable);
        const read = files.join('\n').match(/\b(?:CLERK_[A-Z_]+|APP_URL|PORT|TENANTS)\b/g);
        assert.deepEqual(
          [...new Set(read)].filter((variable) => !set.includes(variable)),
          [],
        );
        set.forEach((variable) => assert.ok(readme.includes(`\`${variable}\``), variable));
      });

      it('has files of up to 60 lines', () => {
        files.forEach((text) => assert.ok(text.trimEnd().split('\n').length <= 60));
      });
    });
  }

  it('is left out of the published package', () => {
    const { files } = require(path.join(root, 'package.json'));
    assert.ok(files.every((file) => !file.startsWith('examples')));
  });
});

/** The packages that a file imports; for types alone, those that declare them where that is another package. */
function importsOf(text) {
  const imports = [
    ...text.matchAll(/^(?:import|export) (type )?(?:[^';]*? from )?'([^'.][^']*)'/gm),
    ...text.matchAll(/^const () ?[^;]*? = require\('([^'.][^']*)'\)/gm),
  ];
  return imports
    .filter(([, , specifier]) => !isBuiltin(specifier))
    .flatMap(([statement, , specifier]) => {
      const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
      if (name !== 'express' || !/\btype\b/.test(statement)) {
        return [name];
      }
      return statement.startsWith('import type') ? ['@types/express'] : ['express', '@types/express'];
    });
}
