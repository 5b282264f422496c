'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { spawnSync } = require('node:child_process');
const { command, layout } = require('../support/layout');

const APP = `require('@clerk/express');\n`;
const MIGRATED = `require('clerk-express-native');\n`;

describe('The command migrate', function () {
  this.timeout(30_000);

  it('leaves alone ignored files and installed packages', () => {
    const project = layout({
      '.gitignore': 'dist/\n',
      'dist/app.js': APP,
      'app.js': APP,
      'new.js': APP,
      'packages/a/node_modules/b/index.js': APP,
    });
    project.git('init', '--quiet');
    project.git('add', '--force', '.gitignore', 'app.js', 'packages/a/node_modules/b/index.js');
    assert.equal(command(project.folder, 'migrate').status, 0);
    assert.deepEqual(project.files(), {
      '.gitignore': 'dist/\n',
      'dist/app.js': APP,
      'app.js': MIGRATED,
      'new.js': MIGRATED,
    });
    assert.equal(project.read('packages/a/node_modules/b/index.js'), APP);
  });

  it('changes the folder in which it runs, and everything below it', () => {
    const project = layout({ 'api/app.js': APP, 'web/app.js': APP });
    project.git('init', '--quiet');
    command(path.join(project.folder, 'api'), 'migrate');
    assert.deepEqual(project.files(), { 'api/app.js': MIGRATED, 'web/app.js': APP });
  });

  it('changes an ignored folder if it runs in there', () => {
    const project = layout({ '.gitignore': 'tmp/\n', 'tmp/app.js': APP });
    project.git('init', '--quiet');
    command(path.join(project.folder, 'tmp'), 'migrate');
    assert.equal(project.read('tmp/app.js'), MIGRATED);
  });

  it('skips tracked files that are deleted', () => {
    const project = layout({ 'app.js': APP, 'gone.js': APP });
    project.git('init', '--quiet');
    project.git('add', '--all');
    fs.rmSync(path.join(project.folder, 'gone.js'));
    assert.equal(command(project.folder, 'migrate').status, 0);
    assert.deepEqual(project.files(), { 'app.js': MIGRATED });
  });

  it('warns about uncommitted changes, and continues', () => {
    const project = layout({ 'app.js': APP });
    project.git('init', '--quiet');
    project.git('add', '--all');
    project.git('commit', '--quiet', '--message', 'App');
    assert.equal(command(project.folder, 'migrate').stderr, '');
    project.write('app.js', `${APP}// changed\n`);
    assert.equal(command(project.folder, 'migrate', '--dry-run').stderr, '');
    const { status, stderr } = command(project.folder, 'migrate');
    assert.match(stderr, /^Warning: this working tree has uncommitted changes; /);
    assert.equal(status, 0);
    assert.equal(project.read('app.js'), `${MIGRATED}// changed\n`);
  });

  it('leaves a file alone that it cannot parse reliably, changes the others, and exits with 1', () => {
    const broken = {
      'comment.js': `${APP}/* never closed`,
      'string.js': `${APP}const a = 'never closed\n;`,
      'template.ts': `${APP}const a = \`\${never}`,
      'bracket.js': `${APP}(]`,
      'package.json': '{ "dependencies": { "@clerk/express": "^2.0.0", } }',
      'tsconfig.json': '{ "compilerOptions": { "types": ["@clerk/express/env" } }',
    };
    const project = layout({ ...broken, 'app.js': APP });
    const { status, stdout } = command(project.folder, 'migrate');
    assert.equal(status, 1);
    assert.deepEqual(project.files(), { ...broken, 'app.js': MIGRATED });
    for (const name of Object.keys(broken)) {
      assert.match(
        stdout,
        new RegExp(`^ {2}${name.replace('.', '\\.')} +not changed, because it cannot be parsed: `, 'm'),
        name,
      );
    }
    assert.match(stdout, /a comment is never closed \(line 2\)$/m);
  });

  it('ignores files that it cannot parse and that do not name the package', () => {
    const project = layout({ 'package.json': '{', 'tsconfig.json': '{', 'a.js': `require('@clerk/backend'); (` });
    assert.deepEqual(command(project.folder, 'migrate'), { status: 0, stdout: 'Nothing to change.\n', stderr: '' });
  });

  it('keeps byte-order marks, modes, line breaks and what follows the last line', () => {
    const project = layout({ 'app.js': `\uFEFF#!/usr/bin/env node\r\nrequire('@clerk/express') // é` });
    const file = path.join(project.folder, 'app.js');
    fs.chmodSync(file, 0o770);
    command(project.folder, 'migrate');
    assert.equal(project.read('app.js'), `\uFEFF#!/usr/bin/env node\r\nrequire('clerk-express-native') // é`);
    if (process.platform !== 'win32') {
      assert.equal(fs.statSync(file).mode & 0o777, 0o770);
    }
  });

  it('leaves files alone that are not UTF-8 text', () => {
    const project = layout({});
    const bytes = Buffer.concat([Buffer.from(APP), Buffer.from([0xe9])]);
    fs.writeFileSync(path.join(project.folder, 'latin.js'), bytes);
    fs.writeFileSync(path.join(project.folder, 'zero.js'), `${APP}\0`);
    assert.equal(command(project.folder, 'migrate').stdout, 'Nothing to change.\n');
    assert.ok(fs.readFileSync(path.join(project.folder, 'latin.js')).equals(bytes));
  });

  it('does not follow links', function () {
    if (process.platform === 'win32') {
      this.skip();
    }
    const project = layout({ 'app.js': APP });
    const elsewhere = layout({ 'app.js': APP });
    fs.symlinkSync(path.join(elsewhere.folder, 'app.js'), path.join(project.folder, 'link.js'));
    fs.symlinkSync(elsewhere.folder, path.join(project.folder, 'folder'));
    command(project.folder, 'migrate');
    assert.equal(elsewhere.read('app.js'), APP);
    assert.ok(fs.lstatSync(path.join(project.folder, 'link.js')).isSymbolicLink());
  });

  it('removes the folders that the move of a mock leaves empty', () => {
    const project = layout({
      '__mocks__/@clerk/express/index.js': '',
      'test/__mocks__/@clerk/express.js': '',
      'test/__mocks__/@clerk/backend.js': '',
    });
    command(project.folder, 'migrate');
    assert.deepEqual(fs.readdirSync(path.join(project.folder, '__mocks__')), ['clerk-express-native']);
    assert.deepEqual(fs.readdirSync(path.join(project.folder, 'test/__mocks__')).sort(), [
      '@clerk',
      'clerk-express-native.js',
    ]);
  });

  it('shows the line numbers after the change with --dry-run', () => {
    const manifest = { dependencies: { '@clerk/express': '^2.0.0' }, peerDependenciesMeta: { '@clerk/express': {} } };
    const { folder } = layout({ 'package.json': manifest, 'app.js': `require('@clerk/backend');` });
    const { stdout } = command(folder, 'migrate', '--dry-run');
    assert.deepEqual(stdout.match(/^@@.*/gm), ['@@ -3 +3,2 @@', '@@ -6 +7 @@']);
  });

  it('does not move a mock over another file, and then does not change paths of it either', () => {
    const before = {
      '__mocks__/@clerk/express.js': `module.exports = {};\n`,
      '__mocks__/clerk-express-native.js': `module.exports = { ours: true };\n`,
      'jest.config.js': `module.exports = { setupFiles: ['<rootDir>/__mocks__/@clerk/express.js'] };\n`,
    };
    const project = layout(before);
    const { status, stdout } = command(project.folder, 'migrate');
    assert.equal(status, 1);
    assert.match(
      stdout,
      /^ {2}__mocks__\/@clerk\/express\.js +cannot be moved: __mocks__\/clerk-express-native\.js already exists$/m,
    );
    assert.deepEqual(project.files(), before);
  });

  it('leaves a file and no temporary one if it cannot write it, changes the others, and exits with 1', () => {
    const project = layout({ 'app.js': APP, 'full/app.js': APP });
    const { writeFileSync } = fs;
    fs.writeFileSync = (file, ...rest) => {
      if (!file.includes('full')) {
        return writeFileSync(file, ...rest);
      }
      writeFileSync(file, 'requi');
      throw new Error('ENOSPC: no space left on device');
    };
    let result;
    try {
      result = command(project.folder, 'migrate');
    } finally {
      fs.writeFileSync = writeFileSync;
    }
    assert.equal(result.status, 1);
    assert.match(result.stdout, /^ {2}full\/app\.js +could not be written: ENOSPC/m);
    assert.deepEqual(project.files(), { 'app.js': MIGRATED, 'full/app.js': APP });
  });

  it('lists @clerk/backend with the range that the installed @clerk/express requires', () => {
    const project = layout({
      'package.json': { dependencies: { '@clerk/express': '^1.7.0' } },
      'node_modules/@clerk/express/package.json': {
        name: '@clerk/express',
        dependencies: { '@clerk/backend': '^2.9.0', tslib: '2.8.1' },
      },
      'app.js': `require('@clerk/backend/webhooks');\nrequire('tslib');\n`,
    });
    command(project.folder, 'migrate');
    assert.deepEqual(Object.entries(JSON.parse(project.read('package.json')).dependencies)[0], [
      '@clerk/backend',
      '^2.9.0',
    ]);
    assert.equal(Object.keys(JSON.parse(project.read('package.json')).dependencies).length, 2);
  });

  it('keeps the range of a package that was installed under the name @clerk/express, or in another section', () => {
    const manifests = [
      [
        { dependencies: { '@clerk/express': 'npm:clerk-express-native@~0.1.2' } },
        { dependencies: { 'clerk-express-native': '~0.1.2' } },
      ],
      [
        {
          dependencies: { '@clerk/express': '^2.0.0', a: '1' },
          devDependencies: { 'clerk-express-native': 'file:../a.tgz', b: '1' },
        },
        { dependencies: { 'clerk-express-native': 'file:../a.tgz', a: '1' }, devDependencies: { b: '1' } },
      ],
      [
        { dependencies: { a: '1', 'clerk-express-native': '0.1.0' }, devDependencies: { '@clerk/express': '^2.0.0' } },
        { dependencies: { a: '1', 'clerk-express-native': '0.1.0' }, devDependencies: {} },
      ],
    ];
    for (const [before, after] of manifests) {
      const project = layout({ 'package.json': before });
      assert.equal(command(project.folder, 'migrate').status, 0);
      assert.deepEqual(JSON.parse(project.read('package.json')), after);
    }
  });

  it('has a counterpart in docs/guides/migrating.md that finds every source file, whatever its folder', function () {
    if (process.platform === 'win32') {
      this.skip();
    }
    const guide = fs.readFileSync(path.join(__dirname, '..', '..', 'docs', 'guides', 'migrating.md'), 'utf8');
    const [, byHand] = /^ *```sh\n([^`]*git grep[^]*?)^ *```$/m.exec(guide);
    const names = [
      'app.js',
      'src/app.mjs',
      'packages/a/app.cts',
      'web/block.tsx',
      '__mocks__/@clerk/express.js',
      'tsconfig.json',
    ];
    const others = {
      'package.json': '{ "dependencies": { "@clerk/express": "1" } }',
      'pnpm-lock.yaml': '@clerk/express',
    };
    const project = layout({ ...Object.fromEntries(names.map((name) => [name, APP])), ...others });
    project.git('init', '--quiet');
    project.git('add', '--all');
    assert.equal(spawnSync('sh', ['-c', byHand], { cwd: project.folder }).status, 0);
    const changed = Object.entries(project.files()).filter(([name]) => !name.endsWith('.bak'));
    assert.deepEqual(Object.fromEntries(changed), {
      ...Object.fromEntries(names.map((name) => [name, MIGRATED])),
      ...others,
    });
  });

  it('rejects unknown arguments with its usage and the exit code 2', () => {
    const { folder } = layout({ 'app.js': APP });
    for (const programArguments of [
      [],
      ['imigrate'],
      ['constructor'],
      ['migrate', '--dryrun'],
      ['migrate', 'folder'],
      ['migrate', '--dry-run=yes'],
    ]) {
      const { status, stdout, stderr } = command(folder, ...programArguments);
      assert.deepEqual({ status, stdout }, { status: 2, stdout: '' }, programArguments.join(' '));
      assert.match(stderr, /^Usage: clerk-express-native /m);
    }
  });

  it('shows its usage and the version on request', () => {
    const { folder } = layout({});
    assert.match(
      command(folder, '--help').stdout,
      /^Usage: clerk-express-native <command>\n\n(?: {2}\w+ .*\n)* {2}migrate /,
    );
    assert.match(command(folder, 'migrate', '--help').stdout, /^Usage: clerk-express-native migrate \[--dry-run\]\n/);
    assert.deepEqual(command(folder, '--version'), {
      status: 0,
      stdout: `${require('../../package.json').version}\n`,
      stderr: '',
    });
  });
});
