'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { thisPlatform } = require('../../scripts/pack/platforms');
const { install, runIn } = require('../support/installation');

const { version } = require('../../package.json');

const ours = `clerk-express-native-${thisPlatform()}`;
const isGlibc = process.report.getReport().header.glibcVersionRuntime !== undefined;
const [major, minor] = process.versions.node.split('.').map(Number);

describe('The loader of the addon', function () {
  this.timeout(60_000);

  it('loads the addon of the package for this machine', () => {
    const { folder } = install();
    const { stdout, stderr } = runIn(folder, `console.log(typeof require('clerk-express-native').clerkMiddleware)`);
    assert.deepEqual({ stdout, stderr }, { stdout: 'function\n', stderr: '' });
  });

  it('names machine, package and command if the package is not installed', () => {
    const { folder } = install([]);
    const { code, message } = failure(folder);
    assert.equal(code, 'addon-not-installed');
    const lines = message.split('\n');
    assert.equal(lines[0], `clerk-express-native ${version}: the native addon for this machine is not installed.`);
    assert.match(
      lines[1],
      new RegExp(
        `^ {2}this machine: ${process.platform} ${process.arch}(, glibc [\\d.]+|, musl)?, Node ${process.version}$`,
      ),
    );
    assert.equal(lines[2], `  looked for: ${ours} ${version}`);
    assert.match(
      lines[3],
      /^ {2}found: no such package\. Optional dependencies were omitted, or the lock file does not name it$/,
    );
    assert.equal(lines[4], `  what to do: run: npm install --include=optional clerk-express-native@${version}`);
    assert.equal(lines.length, 5);
  });

  it('names what is installed instead, for example if node_modules was copied from another machine', () => {
    const { folder } = install(['win32-arm64-msvc', 'darwin-arm64'].filter((platform) => platform !== thisPlatform()));
    const { code, message } = failure(folder);
    assert.equal(code, 'addon-not-installed');
    assert.match(
      message,
      /found: only clerk-express-native-.*win32-arm64-msvc\. This node_modules was installed on, or for, another kind of machine/,
    );
  });

  it('reports the same to import', () => {
    const { folder } = install([]);
    const { status, stderr } = runIn(folder, `import('clerk-express-native')`);
    assert.equal(status, 1);
    assert.match(stderr, /the native addon for this machine is not installed/);
    assert.match(stderr, /code: 'addon-not-installed'/);
  });

  it('names systems and processors without an addon', () => {
    const { folder } = install();
    const { code, message } = failure(folder, { before: as({ platform: 'freebsd', arch: 'riscv64' }) });
    assert.equal(code, 'addon-platform-unsupported');
    assert.match(message, /this machine: freebsd riscv64, Node v/);
    assert.match(
      message,
      /looked for: an addon for freebsd-riscv64; there are some for darwin-arm64, darwin-x64, linux-arm64-gnu, .*win32-x64-msvc\n/,
    );
    assert.match(
      message,
      /what to do: in a clone of the sources, .* run: npm run build; then, in the app: npm install <the clone>$/,
    );
  });

  it(
    'loads the addon for musl if the running program uses musl',
    onLinux(() => {
      const { folder, file, addon } = install(['linux-x64-gnu', 'linux-x64-musl']);
      fs.writeFileSync(
        addon('linux-x64-musl'),
        'a stand-in, so that the message is about this one, and not about the other',
      );
      fs.writeFileSync(file('node-of-alpine'), elfWithInterpreter('/lib/ld-musl-x86_64.so.1'));
      const { code, message } = failure(folder, { before: as({ arch: 'x64', execPath: file('node-of-alpine') }) });
      assert.equal(code, 'addon-damaged');
      assert.match(message, /found: .*clerk-express-native\.linux-x64-musl\.node, which is not a library/);
    }),
  );

  it(
    'loads the addon for glibc if the running program uses glibc',
    onLinux(() => {
      const { folder, file } = install(['linux-x64-musl']);
      fs.writeFileSync(file('node-of-debian'), elfWithInterpreter('/lib64/ld-linux-x86-64.so.2'));
      const { message } = failure(folder, { before: as({ arch: 'x64', execPath: file('node-of-debian') }) });
      assert.match(message, new RegExp(`looked for: clerk-express-native-linux-x64-gnu ${version}`));
    }),
  );

  it(
    'reads a report of the process if the program does not show its C library',
    onLinux(() => {
      const { folder } = install();
      const result = runIn(
        folder,
        `${as({ execPath: '/nowhere' })}; console.log(typeof require('clerk-express-native').getAuth)`,
      );
      assert.equal(result.stdout, 'function\n', result.stderr);
    }),
  );

  it(
    'loads the addon for glibc if the C library is unknown',
    onLinux(() => {
      const { folder } = install([]);
      const { message } = failure(folder, {
        before: `${as({ execPath: '/nowhere' })}; process.report.getReport = () => { throw new Error('denied'); }`,
      });
      assert.match(message, /this machine: linux \w+, unknown C library, Node v/);
      assert.match(message, /looked for: clerk-express-native-linux-\w+-gnu /);
    }),
  );

  it(
    'names the permission that Deno requires',
    onLinux(() => {
      const { folder } = install();
      const refuse = `process.dlopen = () => { throw Object.assign(new Error('Requires ffi access'), { name: 'NotCapable' }); }`;
      const { code, message } = failure(folder, { before: refuse });
      assert.equal(code, 'addon-disabled');
      assert.match(
        message,
        /found: .*\.node, and no permission for it \(Requires ffi access\)\n {2}what to do: start Deno with --allow-ffi as well$/,
      );
    }),
  );

  it(
    'reports that the addon is for the other C library',
    onLinux(() => {
      const [here, there] = isGlibc ? ['gnu', 'musl'] : ['musl', 'gnu'];
      const { folder } = install([thisPlatform().replace(`-${here}`, `-${there}`)]);
      const { code, message } = failure(folder);
      assert.equal(code, 'addon-libc-mismatch');
      const [wanted, installed] = isGlibc ? ['glibc', 'musl'] : ['musl', 'glibc'];
      assert.ok(
        message.includes(`the native addon is for Linux with ${installed}, and this machine runs on ${wanted}.`),
        message,
      );
      assert.match(
        message,
        new RegExp(`found: clerk-express-native-linux-${process.arch}-${there}\\. This node_modules`),
      );
      assert.match(message, /run: npm install --include=optional clerk-express-native@/);
    }),
  );

  it('reports that glibc is too old, and which one is required', function () {
    if (!isGlibc) {
      this.skip();
    }
    const { folder, addon } = install();
    replaceInFile(addon(), newestGlibcVersion(addon()), 'GLIBC_2.99');
    const { code, message } = failure(folder);
    assert.equal(code, 'addon-glibc-too-old');
    assert.match(message, /this machine: linux \w+, glibc 2\.\d+, /);
    assert.match(message, /found: .*\.node, which requires glibc 2\.99/);
    assert.match(
      message,
      /what to do: use a system with glibc 2\.99 or newer; or, in a clone of the sources, .* run: npm run build; then/,
    );
  });

  it('reports that --no-addons prevents loading', () => {
    const { folder } = install();
    for (const how of [{ node: ['--no-addons'] }, { env: { NODE_OPTIONS: '--no-addons' } }]) {
      const { code, message } = failure(folder, how);
      assert.equal(code, 'addon-disabled');
      assert.match(message, /found: .*\.node, and the option --no-addons\n/);
      assert.match(message, /what to do: start Node without --no-addons/);
    }
  });

  it('reports that the permissions of Node prevent loading', function () {
    if (major < 22) {
      this.skip();
    }
    const permission = major > 23 || (major === 23 && minor >= 5) ? '--permission' : '--experimental-permission';
    const { folder } = install();
    const { code, message } = failure(folder, { node: [permission, '--allow-fs-read=*'] });
    assert.equal(code, 'addon-disabled');
    assert.match(message, /permission without --allow-addons\n {2}what to do: start Node with --allow-addons as well$/);
  });

  it('rejects an addon of another version', () => {
    const { folder, module } = install();
    replaceInFile(module('clerk-express-native', 'lib', 'native', 'index.js'), `'${version}'`, `'99.0.0'`);
    const { code, message } = failure(folder);
    assert.equal(code, 'addon-version-mismatch');
    assert.ok(
      message.startsWith('clerk-express-native 99.0.0: the native addon belongs to another version of the package.'),
    );
    assert.ok(message.includes(`.node, version ${version}\n`), message);
    assert.ok(message.endsWith('run: npm install --include=optional clerk-express-native@99.0.0'), message);
  });

  it(
    'reports a file that was truncated anywhere, which would crash the process if it were loaded',
    onLinux(() => {
      const { folder, addon } = install();
      const whole = fs.readFileSync(addon());
      for (const length of [0, 3, 63, 1000, 5000, 1_000_000, whole.length >> 1, whole.length - 1]) {
        fs.writeFileSync(addon(), whole.subarray(0, length));
        const { code, message } = failure(folder);
        assert.equal(code, 'addon-damaged', `${length} bytes: ${message}`);
        assert.match(
          message,
          length > 3 ? /found: .*\.node, which is truncated\n/ : /found: .*\.node, which is not a library\n/,
        );
      }
    }),
  );

  it(
    'reports a library whose header is nonsense',
    onLinux(() => {
      const { folder, addon } = install();
      fs.writeFileSync(addon(), Buffer.concat([Buffer.from('\x7fELF', 'latin1'), Buffer.alloc(10_000, 0xff)]));
      const { code, message } = failure(folder);
      assert.equal(code, 'addon-damaged');
      assert.match(message, /found: .*\.node, which is truncated\n/);
    }),
  );

  it('reports a file that is not an addon, and one that does not exist', () => {
    const { folder, addon } = install();
    fs.writeFileSync(addon(), '<!doctype html><title>502 Bad Gateway</title>'.padEnd(10_000));
    assert.equal(failure(folder).code, 'addon-damaged');
    fs.rmSync(addon());
    const { code, message } = failure(folder);
    assert.equal(code, 'addon-damaged');
    assert.ok(message.includes(`found: ${ours} ${version} without its .node file`), message);
  });

  it(
    'passes on any other reason why the system rejects the addon',
    onLinux(() => {
      const { folder, addon } = install();
      replaceInFile(addon(), 'libgcc_s.so.1', 'libgcc_s.so.9');
      const { code, message } = failure(folder);
      assert.equal(code, 'addon-not-loadable');
      assert.match(message, /which the system rejects \(.*libgcc_s\.so\.9/);
    }),
  );

  it('names the command of the package manager that the app uses', () => {
    const commands = {
      'package-lock.json': `npm install --include=optional clerk-express-native@${version}`,
      'pnpm-lock.yaml': 'pnpm install --force',
      'yarn.lock': 'yarn install --force',
      'bun.lock': 'bun install --force',
      'bun.lockb': 'bun install --force',
    };
    for (const [lockFile, command] of Object.entries(commands)) {
      const { folder, file } = install([]);
      fs.writeFileSync(file(lockFile), '');
      assert.ok(failure(folder).message.endsWith(`what to do: run: ${command}`), lockFile);
    }
    const { folder, file } = install([]);
    fs.writeFileSync(file('yarn.lock'), '# generated\n\n__metadata:\n  version: 8\n');
    assert.ok(failure(folder).message.endsWith('what to do: run: yarn install --check-cache'));
  });

  it('detects the package manager by what runs it, if there is no lock file', () => {
    const { folder } = install([]);
    const agents = {
      'pnpm/10.34.9 npm/? node/v20.20.2 linux x64': 'pnpm install --force',
      'yarn/1.22.22 npm/? node/v20.20.2 linux x64': 'yarn install --force',
      'yarn/4.9.1 npm/? node/v20.20.2 linux x64': 'yarn install --check-cache',
      'constructor/1.0.0': `npm install --include=optional clerk-express-native@${version}`,
    };
    for (const [agent, command] of Object.entries(agents)) {
      const { message } = failure(folder, { env: { npm_config_user_agent: agent } });
      assert.ok(message.endsWith(`what to do: run: ${command}`), `${agent}: ${message}`);
    }
    const { message } = failure(folder, { before: as({ versions: { ...process.versions, bun: '1.4.5' } }) });
    assert.match(message, /, Bun 1\.4\.5, Node v.*what to do: run: bun install --force$/s);
  });

  it('asks to build the addon in a checkout of the sources', () => {
    const { folder, module } = install([]);
    fs.writeFileSync(module('clerk-express-native', 'Cargo.toml'), '');
    const { code, message } = failure(folder);
    assert.equal(code, 'addon-not-installed');
    assert.match(message, /: the native addon is not built\.\n/);
    assert.ok(message.endsWith(`what to do: run, in ${module('clerk-express-native')}: npm run build`), message);
  });

  it('prefers an addon that was built next to the package', () => {
    const { folder, addon, module } = install();
    fs.renameSync(addon(), module('clerk-express-native', path.basename(addon())));
    assert.equal(runIn(folder, `console.log(typeof require('clerk-express-native').getAuth)`).stdout, 'function\n');
  });
});

/** A test for Linux only. */
function onLinux(test) {
  return function () {
    if (process.platform !== 'linux') {
      this.skip();
    }
    test();
  };
}

/** What loading the package throws. Only a process that keeps running can report it. */
function failure(folder, { before = '', ...options } = {}) {
  const source = `${before};
    try { require('clerk-express-native'); } catch (error) {
      console.log(JSON.stringify({ code: error.code, message: error.message }));
    }`;
  const { status, signal, stdout, stderr } = runIn(folder, source, options);
  assert.deepEqual({ status, signal, stderr }, { status: 0, signal: null, stderr: '' });
  assert.notEqual(stdout, '', 'the package was loaded');
  return JSON.parse(stdout);
}

/** Makes the process claim to be another one. */
function as(properties) {
  return Object.entries(properties)
    .map(([name, value]) => `Object.defineProperty(process, '${name}', { value: ${JSON.stringify(value)} })`)
    .join(';');
}

/** The start of a program, as far as it shows the loader its C library. */
function elfWithInterpreter(interpreter) {
  return Buffer.concat([
    Buffer.from('\x7fELF\x02\x01\x01'.padEnd(568, '\0'), 'latin1'),
    Buffer.from(`${interpreter}\0`),
    Buffer.alloc(8192),
  ]);
}

function replaceInFile(file, text, replacement) {
  const before = fs.readFileSync(file, 'latin1');
  assert.ok(before.includes(text), `${file} has no ${text}`);
  fs.writeFileSync(file, before.replaceAll(text, replacement), 'latin1');
}

/** The newest version of glibc that a library requires, in the format in which it does. */
function newestGlibcVersion(file) {
  const names = fs.readFileSync(file, 'latin1').match(/GLIBC_2\.\d\d(?=\0)/g);
  return [...new Set(names)].sort().at(-1);
}
