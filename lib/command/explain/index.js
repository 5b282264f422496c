'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { parseArguments } = require('../arguments');
const { loadEnvironmentFile } = require('../environment-file');
const { requestOf } = require('./input');
const { decide } = require('./decide');
const { report } = require('./report');

const USAGE = `Usage: clerk-express-native explain [options] < request

Reads a token, or the head of an HTTP request, from standard input and shows what clerkMiddleware() would decide about it
with this environment, and why. Sends nothing over the network, and prints no secrets.

  echo "$TOKEN" | npx clerk-express-native explain
  pbpaste | npx clerk-express-native explain --env-file .env      (GET /account HTTP/1.1, Host: …, Cookie: …)

  --url URL                  the URL that was requested; default: http://localhost/, or the request's own path and Host
  --authorized-party ORIGIN  an entry of authorizedParties; may be repeated
  --jwks FILE                the instance's JSON Web Key Set, to check signatures. Without it and CLERK_JWT_KEY,
                             signatures are assumed to be valid, and the report says so
  --env-file FILE            also read variables from this file
  --json                     print JSON
  --help                     show this help

Exit status: 0 signed in, 1 signed out or redirected to Clerk, 2 invalid arguments or input, 3 invalid configuration.
`;

const OPTIONS = /** @type {const} */ ({
  url: { type: 'string' },
  'authorized-party': { type: 'string', multiple: true },
  jwks: { type: 'string' },
  'env-file': { type: 'string' },
  json: { type: 'boolean', default: false },
});

/**
 * `clerk-express-native explain`.
 *
 * @param {string[]} programArguments those after the command's name
 * @param {import('../index').Io} io
 * @returns {Promise<number>} the exit status
 */
async function explain(programArguments, { cwd, out, err, readInput }) {
  const { values, error } = parseArguments(programArguments, OPTIONS);
  if (values === undefined) {
    err(`${error}\n\n${USAGE}`);
    return 2;
  }
  if (values.help) {
    out(USAGE);
    return 0;
  }
  let request;
  let keySet;
  try {
    if (values['env-file'] !== undefined) {
      loadEnvironmentFile(path.resolve(cwd, values['env-file']));
    }
    keySet = values.jwks === undefined ? undefined : readKeySet(path.resolve(cwd, values.jwks));
    request = requestOf(await readInput(), values.url);
  } catch (fault) {
    err(`${fault instanceof Error ? fault.message : fault}\n`);
    return 2;
  }
  const decision = await decide(request, { keySet, authorizedParties: values['authorized-party'] });
  out(values.json ? `${JSON.stringify(decision, null, 2)}\n` : report(decision));
  if (decision.status === 'configuration-error') {
    return 3;
  }
  return decision.status === 'signed-in' ? 0 : 1;
}

/** @param {string} file */
function readKeySet(file) {
  /** @type {unknown} */
  let keySet;
  try {
    keySet = JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new Error(`Cannot read the key set ${file}: ${cause instanceof Error ? cause.message : cause}`, { cause });
  }
  if (typeof keySet !== 'object' || keySet === null || !('keys' in keySet) || !Array.isArray(keySet.keys)) {
    throw new Error(`${file} is not a JSON Web Key Set: expected an object with an array "keys".`);
  }
  return { keys: keySet.keys };
}

module.exports = { explain };
