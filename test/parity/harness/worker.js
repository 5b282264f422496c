'use strict';

/** A process that runs cases against one implementation: `node worker.js <package name>`. */

const { startBackend } = require('./backend');
const { Lane, supportedKinds } = require('./lane');

const clerk = require(process.argv[2]);

/** Idle lanes, and the cases that wait for one. */
const idle = [];
const waiting = [];

process.once('message', async ({ keys, lanes, warmUps }) => {
  const backend = await startBackend(keys);
  for (let number = 0; number < lanes; number += 1) {
    const lane = new Lane(clerk, backend, number);
    await lane.start();
    // One after another: `@clerk/express` drops pending key fetches when other keys are requested.
    for (const warmUp of warmUps) {
      await lane.run(warmUp);
    }
    idle.push(lane);
  }
  process.on('message', (task) => {
    waiting.push(task);
    proceed();
  });
  process.send({ kinds: supportedKinds(clerk) });
});

// The wording of warnings differs between implementations, and would drown the report.
for (const method of ['debug', 'error', 'info', 'log', 'warn']) {
  console[method] = () => {};
}

/** Assigns waiting cases to idle lanes. */
function proceed() {
  while (idle.length > 0 && waiting.length > 0) {
    const lane = idle.pop();
    const { id, parityCase } = waiting.shift();
    lane.run(parityCase).then((answer) => {
      process.send({ id, answer });
      idle.push(lane);
      proceed();
    });
  }
}
