'use strict';

/**
 * `npm run instructions`: counts the processor instructions that each way through the core takes, and compares them
 * with the budget in bench/instructions.json. Valgrind counts them on an emulated processor, so that neither the
 * machine nor its mood has a say; only another compiler can.
 *
 * `npm run instructions -- --record` writes what was counted as the new budget.
 */

const { count, namesOfPaths } = require('./instructions/count');
const { readBudget, writeBudget } = require('./instructions/budget');
const { buildCounted, requireValgrind } = require('./instructions/prerequisites');
const { compare, table } = require('./instructions/compare');
const { Problem, say } = require('./prepare/run');

async function main() {
  const recording = process.argv[2] === '--record';
  const unknown = process.argv.slice(2).find((argument) => argument !== '--record');
  if (unknown !== undefined) {
    throw new Problem(`"${unknown}" is not an option. There is one: npm run instructions -- --record`);
  }
  requireValgrind();
  const program = buildCounted();
  const counted = {};
  for (const name of namesOfPaths(program)) {
    say(name);
    counted[name] = await count(program, name);
  }
  if (recording) {
    writeBudget(counted);
    return;
  }
  const rows = compare(readBudget(), counted);
  console.log(table(rows));
  const faults = rows.flatMap(({ fault }) => fault ?? []);
  if (faults.length > 0) {
    throw new Problem(faults.join('\n'));
  }
}

main().catch((error) => {
  if (!(error instanceof Problem)) {
    throw error;
  }
  process.stderr.write(`\n${error.message}\n`);
  process.exitCode = 1;
});
