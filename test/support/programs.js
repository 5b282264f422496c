'use strict';

const { execFile } = require('node:child_process');
const { serve } = require('./server');
const { instances } = require('./instances');
const { servedKeys } = require('./keys');
const { forgedToken, sessionToken } = require('./tokens');

/** The output of each program: for a signed-in user, a forged token, no token, and a webhook. */
const EXPECTED = ['200 Ada', '401 Sign in first', '401 Sign in first', '200 user.deleted'];

/** The time limit of a program, which is never reached in practice. */
const TIME_LIMIT_MS = 60_000;

/** Clerk on a loopback port: the keys of an instance, and one user. */
function startClerk() {
  return serve((request, response) => {
    /** @type {Record<string, object>} */
    const answers = {
      '/v1/jwks': { keys: servedKeys },
      '/v1/users/user_1': { object: 'user', id: 'user_1', first_name: 'Ada' },
    };
    const answer = answers[request.url ?? ''];
    response
      .writeHead(answer ? 200 : 404, { 'content-type': 'application/json' })
      .end(JSON.stringify(answer ?? { errors: [] }));
  });
}

/**
 * Runs a program of `test/packaging/programs`.
 *
 * @param {object} options
 * @param {string} options.folder the project
 * @param {string} options.program
 * @param {string[]} options.programArguments
 * @param {string} options.clerk the origin of {@link startClerk}
 * @returns {Promise<string | undefined>} what went wrong; `undefined` if the output is as expected and the program
 *   exited
 */
function faultOf({ folder, program, programArguments, clerk }) {
  const env = {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('CLERK_'))),
    CLERK_API_URL: clerk,
    CLERK_PUBLISHABLE_KEY: instances.production.publishableKey,
    CLERK_SECRET_KEY: 'sk_test_scratch',
    CLERK_WEBHOOK_SIGNING_SECRET: 'whsec_c2lnbnMgd2hhdCBhIHdlYmhvb2sgc2F5cw==',
    SESSION_TOKEN: sessionToken(),
    FORGED_TOKEN: forgedToken(),
    NODE_OPTIONS: '',
  };
  return new Promise((resolve) => {
    execFile(program, programArguments, { cwd: folder, env, timeout: TIME_LIMIT_MS }, (error, stdout, stderr) => {
      const output = `${stdout}${stderr}`.trim();
      if (error?.killed) {
        resolve(`did not end within ${TIME_LIMIT_MS / 1000} s: ${output}`);
      } else if (error) {
        resolve(`exited with ${error.code ?? error.signal}: ${output}`);
      } else if (stdout.trim() !== JSON.stringify(EXPECTED)) {
        resolve(`printed ${output}`);
      } else {
        resolve(undefined);
      }
    });
  });
}

module.exports = { faultOf, startClerk };
