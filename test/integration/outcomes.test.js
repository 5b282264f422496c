'use strict';

const assert = require('node:assert/strict');
const { startApp } = require('../support/app');
const { send } = require('../support/http');
const { implementations, overEachExpress } = require('../support/implementations');
const { optionsFor } = require('../support/instances');
const { startKeyEndpoint } = require('../support/key-endpoint');
const { assertSignedIn, assertSignedOut } = require('../support/outcome');
const { propertyOf } = require('../support/describe-auth');
const cookies = require('../support/cases/cookies');

const cases = [
  ...require('../support/cases/header-tokens'),
  ...require('../support/cases/authorization-forms'),
  ...cookies.rows,
  ...cookies.developmentRows,
  ...cookies.parsing,
  ...cookies.variants,
  ...require('../support/cases/options'),
  ...require('../support/cases/targets'),
  ...require('../support/cases/deviations'),
];

overEachExpress('Requests with all kinds of credentials', (express) => {
  const apps = new Map();
  let endpoint;

  before(async () => {
    endpoint = await startKeyEndpoint();
  });

  async function appFor(options) {
    const key = JSON.stringify(options);
    if (!apps.has(key)) {
      apps.set(key, await startApp(implementations.ours, express, optionsFor(endpoint, options)));
    }
    return apps.get(key);
  }

  for (const row of cases) {
    const { title, reason, options } = row;
    it(`a request with ${title} ${reason === null ? 'is signed in' : `is signed out: ${reason}`}`, async () => {
      const { request } = row;
      const response = await send((await appFor(options)).origin, request);
      if (reason !== null) {
        assertSignedOut(response, reason);
      } else if (request.method === 'HEAD') {
        assert.equal(response.headers['x-clerk-auth-status'], undefined);
      } else {
        assertSignedIn(response, propertyOf(response.json.auth, 'sessionClaims').sub);
      }
    });
  }
});
