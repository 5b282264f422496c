'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const yaml = require('js-yaml');
const { allTargets } = require('../../scripts/fuzz/targets');
const { platforms } = require('../../scripts/pack/platforms');

const root = path.join(__dirname, '..', '..');
const folder = path.join(root, '.github', 'workflows');
const manifest = require('../../package.json');

const workflows = Object.fromEntries(
  fs.readdirSync(folder).map((name) => [name, yaml.load(fs.readFileSync(path.join(folder, name), 'utf8'))]),
);
const { 'platforms.yml': everywhere, 'release.yml': release } = workflows;
const jobs = Object.entries(workflows).flatMap(([file, { jobs: all }]) =>
  Object.entries(all).map(([id, job]) => ({ ...job, file, id })),
);
const steps = jobs.flatMap((job) => (job.steps ?? []).map((step) => ({ ...step, where: `${job.file}: ${job.id}` })));

describe('The workflows', () => {
  it('build an addon and a program for every platform, each once', () => {
    const built = ['build-linux', 'build'].flatMap((name) =>
      everywhere.jobs[name].strategy.matrix.include.map((row) => row.name),
    );
    assert.deepEqual(built.sort(), platforms());
    for (const name of ['build-linux', 'build']) {
      const { with: uploaded } = everywhere.jobs[name].steps.at(-1);
      assert.deepEqual(
        [uploaded.name, ...uploaded.path.trim().split('\n')],
        [
          'binaries-${{ matrix.name }}',
          'clerk-express-native.${{ matrix.name }}.node',
          'clerk-local.${{ matrix.name }}*',
        ],
      );
    }
    const inContainer = fs.readFileSync(path.join(root, '.github', 'build-in-container.sh'), 'utf8');
    const onMachine = everywhere.jobs.build.steps.map(({ run = '' }) => run).join('\n');
    for (const commands of [inContainer, onMachine]) {
      assert.match(commands, /^npm run build\n(.*\n)*npm run build:program$/m);
    }
  });

  it('test what was packed on every platform with every promised Node', () => {
    const { node, platform } = everywhere.jobs.try.strategy.matrix;
    assert.deepEqual(node, ['20', '22', '24']);
    assert.deepEqual(platform.map(({ name }) => name).sort(), platforms());
    assert.equal(everywhere.jobs.try.needs, 'pack');
    assert.deepEqual(everywhere.jobs.pack.needs, ['build-linux', 'build']);
    assert.equal(everywhere.jobs.try.env.CLERK_EXPRESS_NATIVE_PACKAGES, 'packages');
  });

  it('test each platform on the kind of machine that it was built on', () => {
    const rows = ['build-linux', 'build'].flatMap((name) => everywhere.jobs[name].strategy.matrix.include);
    const runners = Object.fromEntries(rows.map(({ name, runner }) => [name, runner]));
    for (const { name, runner, container = false } of everywhere.jobs.try.strategy.matrix.platform) {
      assert.equal(runner, runners[name], name);
      assert.equal(container, name.endsWith('-musl'), name);
    }
  });

  it('publish only what was checked and tested, and only for the tag of a version', () => {
    assert.deepEqual(release.on, { push: { tags: ['v*'] } });
    assert.deepEqual(release.jobs.publish.needs, ['check', 'platforms', 'dependencies', 'proof']);
    for (const name of ['platforms', 'dependencies', 'proof']) {
      assert.equal(release.jobs[name].uses, `./.github/workflows/${name}.yml`);
      assert.ok('workflow_call' in workflows[`${name}.yml`].on, name);
    }
    const scripts = steps.filter(({ run }) => /npm publish|publish\.js/.test(run ?? ''));
    assert.deepEqual(
      scripts.map(({ where, run }) => [where, run]),
      [['release.yml: publish', 'node scripts/publish.js packages']],
    );
  });

  it('fuzz every target: for minutes each night, and for an hour before a release', () => {
    const { on, jobs: proofs } = workflows['proof.yml'];
    assert.deepEqual(proofs.fuzz.strategy.matrix.target, allTargets());
    assert.ok('schedule' in on);
    assert.ok(on.workflow_call.inputs['fuzz-seconds'].default >= 300);
    assert.equal(release.jobs.proof.with['fuzz-seconds'], 3600);
    assert.ok(proofs.fuzz['timeout-minutes'] >= 90, 'an hour, and the build');
  });

  it('state where the packages come from', () => {
    const { permissions, steps: publishing } = release.jobs.publish;
    assert.deepEqual(permissions, { contents: 'read', 'id-token': 'write' });
    assert.equal(publishing.at(-1).env.NPM_CONFIG_PROVENANCE, 'true');
    assert.ok(everywhere.jobs.pack.steps.some(({ run }) => run?.includes('--repository "git+$REPOSITORY.git"')));
  });

  it('may read the sources and nothing else, except for that', () => {
    for (const [file, { permissions }] of Object.entries(workflows)) {
      assert.deepEqual(permissions, { contents: 'read' }, file);
    }
    for (const { file, id, permissions } of jobs) {
      if (id !== 'publish') {
        assert.equal(permissions, undefined, `${file}: ${id}`);
      }
    }
    for (const { uses, where, with: input } of steps) {
      if (uses?.startsWith('actions/checkout@')) {
        assert.equal(input?.['persist-credentials'], false, where);
      }
    }
  });

  it('give secrets to the step that publishes, and to no other', () => {
    const withSecrets = steps.filter((step) => JSON.stringify(step).includes('secrets.'));
    assert.deepEqual(
      withSecrets.map(({ run }) => run),
      ['node scripts/publish.js packages'],
    );
    for (const job of jobs) {
      assert.ok(!JSON.stringify([job.env, job.with, job.secrets]).includes('secrets'), job.id);
    }
  });

  it('put nothing into a shell that others control', () => {
    for (const { run = '', where } of steps) {
      assert.doesNotMatch(run, /\$\{\{/, where);
    }
  });

  it('pin every action to a commit and name its version, and use only those of GitHub', () => {
    const lines = fs
      .readdirSync(folder)
      .flatMap((name) => fs.readFileSync(path.join(folder, name), 'utf8').split('\n'))
      .filter((line) => /^\s*(- )?uses: (?!\.\/)/.test(line));
    assert.equal(lines.length, steps.filter(({ uses }) => uses).length);
    for (const line of lines) {
      assert.match(line, /uses: actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    }
  });

  it('run every section of .ci/run, and check the oldest supported Rust', () => {
    const sections = workflows['ci.yml'].jobs;
    const run = Object.values(sections).flatMap((job) => job.steps.map((step) => step.run ?? ''));
    const named = run.flatMap((command) => (command.startsWith('.ci/run ') ? command.split(' ').slice(1) : []));
    const script = fs.readFileSync(path.join(root, '.ci', 'run'), 'utf8');
    assert.deepEqual(named.sort(), [...script.matchAll(/^run_(\w+)\(\)/gm)].map(([, name]) => name).sort());
  });

  it('have timeouts, and run only existing scripts', () => {
    for (const job of jobs) {
      assert.ok(job.uses || job['timeout-minutes'] > 0, `${job.file}: ${job.id}`);
    }
    for (const { run = '', where } of steps) {
      for (const [, script] of run.matchAll(/npm run ([\w:]+)/g)) {
        assert.ok(manifest.scripts[script], `${where}: ${script}`);
      }
      for (const [, file] of run.matchAll(/(?:node|sh) ((?:scripts|\.github)\/\S+)/g)) {
        assert.ok(fs.existsSync(path.join(root, file)), `${where}: ${file}`);
      }
    }
  });
});
