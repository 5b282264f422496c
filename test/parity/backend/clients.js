'use strict';

/** Options of a client that change what it sends. `{origin}` is replaced by the URL of the Backend API. */

const { json } = require('./answers');

const OPTIONS = {
  'no options but the secret': {},
  'another version': { apiVersion: 'v2' },
  'no version': { apiVersion: '' },
  'another user agent': { userAgent: 'my-app@1' },
  'a URL with a path': { apiUrl: '{origin}/base' },
  'a URL with a slash at its end': { apiUrl: '{origin}/' },
  'a URL with slashes at its end': { apiUrl: '{origin}//' },
  'a URL without a scheme': { apiUrl: 'api.example.com' },
  'an invalid URL': { apiUrl: 'http://' },
  'no secret': { secretKey: { $undef: 1 } },
  'an empty secret': { secretKey: '' },
  'a secret with a line break': { secretKey: 'sk_test_a\nb' },
  'a secret beyond Latin-1': { secretKey: 'sk_test_✓' },
  'a machine secret': { machineSecretKey: 'ak_x' },
  'a machine secret alone': { secretKey: { $undef: 1 }, machineSecretKey: 'ak_x' },
};

const CALLS = [
  ['users', 'getUser', ['user_1']],
  ['apiKeys', 'get', ['ak_1']],
  ['m2m', 'list', [{ subject: 'mch_1' }]],
  ['m2m', 'list', [{ subject: 'mch_1', machineSecretKey: 'ak_param' }]],
  ['users', 'createUser', [{ firstName: 'Ada' }]],
  ['__experimental_accountlessApplications', 'createAccountlessApplication', []],
];

/** @returns {import('./cases').BackendCase[]} */
function clientCases() {
  return Object.entries(OPTIONS).flatMap(([name, clientOptions]) =>
    CALLS.map(([namespace, method, args], index) => ({
      ...{ group: 'clients', name: `client: ${name}, call ${index + 1}`, namespace, method, args, clientOptions },
      answers: [[/^/, json({ object: 'user', id: 'user_1' })]],
    })),
  );
}

module.exports = { clientCases };
