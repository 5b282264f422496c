'use strict';

/**
 * `npm run instructions`: counts the processor instructions of each path through the core and compares them with the
 * budget in bench/instructions.json. Valgrind emulates the processor, so the counts depend neither on the machine nor
 * on its load, only on the compiler.
 *
 * `npm run instructions -- --record` writes the counts as the new budget.
 */

const { countAll, namesOfPaths } = require('./instructions/count');
const { readBudget, writeBudget } = require('./instructions/budget');
const { buildCounted, requireValgrind } = require('./instructions/prerequisites');
const { compare, table } = require('./instructions/compare');
const { Problem, reportProblem, say } = require('./prepare/run');

async function main() {
  const recording = process.argv[2] === '--record';
  const unknown = process.argv.slice(2).find((argument) => argument !== '--record');
  if (unknown !== undefined) {
    throw new Problem(`Unknown option "${unknown}"; the only option is --record: npm run instructions -- --record`);
  }
  requireValgrind();
  const program = buildCounted();
  const counted = await countAll(program, namesOfPaths(program), (name) => say(name));
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

main().catch(reportProblem);
