'use strict';

const { startKeys, environmentOf } = require('../apps/start');
const { startScript } = require('../machine');
const { mint } = require('../requests/tokens');

/** How often the claims of one request are parsed when `getAuth()` is called five times. */
async function countParses() {
  const keys = await startKeys();
  const [token] = await mint(1);
  try {
    const { child, answer } = await startScript(
      'parts/get-auth-process.js',
      { token },
      { env: environmentOf(keys.origin) },
    );
    child.kill();
    return answer.parses;
  } finally {
    keys.stop();
  }
}

module.exports = { countParses };
