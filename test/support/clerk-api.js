'use strict';

const { servedKeys } = require('./keys');
const { startBackend } = require('../parity/harness/backend');
const { usualAnswers } = require('../parity/harness/answers');

/**
 * Clerk's Backend API on a loopback port, with a valid response to everything. `answers` may be changed at any time, by
 * the names in `usualAnswers()`; `calls` records the requests.
 *
 * @param {'production' | 'development'} [instanceName] whose sessions it renews
 * @param {object[]} [keys] the instance's key set
 * @returns {Promise<{ origin: string, answers: object, calls:
 *   { method: string, path: string, query: string, headers: object, body: string }[] }>}
 */
async function startClerkApi(instanceName = 'production', keys = servedKeys) {
  const answers = usualAnswers(instanceName);
  const { begin } = await startBackend(keys);
  return { ...begin(0, answers), answers };
}

/** The requests since the last call, except for keys: method and path. */
function takeCalls({ calls }) {
  return calls
    .splice(0)
    .filter(({ path }) => !path.endsWith('/jwks'))
    .map(({ method, path }) => `${method} ${path}`);
}

module.exports = { startClerkApi, takeCalls };
