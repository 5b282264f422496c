'use strict';

const assert = require('node:assert/strict');
const { spawnSync } = require('node:child_process');
const { packedForThisMachine, scratchFolder } = require('../support/packed');
const { faultOf, startClerk } = require('../support/programs');
const { makeProject } = require('../support/scratch-project');

/** The programs, by what they demonstrate. */
const PROGRAMS = {
  'a CommonJS program': 'commonjs.cjs',
  'an ES module': 'module.mjs',
  'worker threads': 'threads.cjs',
  'the processes of a cluster': 'cluster.cjs',
};

describe('The packed package, installed in an empty project', function () {
  this.timeout(120_000);
  let folder;
  let clerk;

  before(async () => {
    folder = scratchFolder('project');
    makeProject(folder, packedForThisMachine());
    clerk = (await startClerk()).origin;
  });

  const fault = (program) => faultOf({ folder, program: process.execPath, programArguments: [program], clerk });

  for (const [who, program] of Object.entries(PROGRAMS)) {
    it(`serves an Express app in ${who}`, async () => {
      assert.equal(await fault(program), undefined);
    });
  }

  it("serves an Express app in TypeScript, which needs no types but Express' and Node's", async () => {
    const compiler = require.resolve('typescript/bin/tsc');
    const { stdout } = spawnSync(process.execPath, [compiler, '-p', folder], { encoding: 'utf8' });
    assert.equal(stdout, '');
    assert.equal(await fault('typescript.mjs'), undefined);
  });
});
