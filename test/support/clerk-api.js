'use strict';

const { servedKeys } = require('./keys');
const { startBackend } = require('../parity/harness/backend');
const { usualAnswers } = require('../parity/harness/answers');

/**
 * Clerk's Backend API on a loopback port, with successful responses. `answers` may be changed at any time, by the names
 * in `usualAnswers()`; `calls` contains the requests.
 *
 * @param {'production' | 'development'} [instanceName] the instance whose sessions it refreshes
 * @param {object[]} [keys] the instance's key set
 */
async function startClerkApi(instanceName = 'production', keys = servedKeys) {
  const answers = usualAnswers(instanceName);
  const { begin } = await startBackend(keys);
  return { ...begin(0, answers), answers };
}

/**
 * Verbs and paths of the requests since the last time, except those for keys.
 *
 * @param {{ calls: { method?: string, path: string }[] }} api
 */
function takeCalls({ calls }) {
  return calls
    .splice(0)
    .filter(({ path }) => !path.endsWith('/jwks'))
    .map(({ method, path }) => `${method} ${path}`);
}

module.exports = { startClerkApi, takeCalls };
