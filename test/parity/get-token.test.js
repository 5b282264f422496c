'use strict';

const assert = require('node:assert/strict');
const { errorClassOf } = require('../support/error-class');
const { serveApp } = require('../support/app');
const { sendToken } = require('../support/http');
const { expressVersions, implementations } = require('../support/implementations');
const { optionsFor } = require('../support/instances');
const { signingKey } = require('../support/keys');
const { serve } = require('../support/server');
const { sessionToken } = require('../support/tokens');

/** The argument of `getToken`, and whether the Backend API must create the token. */
const QUESTIONS = {
  nothing: ['undefined', false],
  'an empty object': ['{}', false],
  'an empty template': ['{ template: "" }', false],
  'a template': ['{ template: "hasura" }', true],
  'a template with odd characters': ['{ template: "a b+c" }', true],
  'a lifetime': ['{ expiresInSeconds: 60 }', true],
  'a lifetime of zero': ['{ expiresInSeconds: 0 }', true],
  'a template and a lifetime': ['{ template: "hasura", expiresInSeconds: 60 }', true],
};

describe('Parity with @clerk/express: getToken', () => {
  let requests;
  let backend;
  let status;

  before(async () => {
    backend = await serve(async (request, response) => {
      let body = '';
      for await (const chunk of request) {
        body += chunk;
      }
      requests.push({ method: request.method, url: request.url, body, type: request.headers['content-type'] });
      const answer =
        status === 200
          ? { object: 'token', jwt: 'made.by.clerk' }
          : { errors: [{ code: 'resource_not_found', message: 'not found' }] };
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    });
  });

  beforeEach(() => {
    requests = [];
    status = 200;
  });

  /** The result of `getToken(question)` in an app, and the requests that it sent to the Backend API. */
  async function ask(clerk, getToken, token = sessionToken()) {
    requests = [];
    const { origin } = await serveApp(expressVersions['Express 5'], (app) => {
      app.use(clerk.clerkMiddleware(optionsFor(backend, { jwtKey: signingKey.pem })));
      app.use(async (req, res) => {
        try {
          res.json({ value: await getToken(clerk.getAuth(req)) });
        } catch (error) {
          const { status: code, errors } = error;
          res.json({ threw: errorClassOf(error), status: code, code: errors?.[0]?.code });
        }
      });
    });
    const answer = (await sendToken(origin, token)).json;
    return { answer, requests };
  }

  for (const [title, [question, isRemote]] of Object.entries(QUESTIONS)) {
    it(`resolves with the same for ${title}`, async () => {
      const getToken = new Function('auth', `return auth.getToken(${question})`);
      const token = sessionToken();
      const ours = await ask(implementations.ours, getToken, token);
      assert.deepEqual(ours, await ask(implementations.reference, getToken, token));
      assert.equal(ours.answer.value, isRemote ? 'made.by.clerk' : token);
      assert.equal(ours.requests.length, isRemote ? 1 : 0);
    });
  }

  it('rejects null with the same kind of error', async () => {
    const getToken = (auth) => auth.getToken(null);
    const ours = await ask(implementations.ours, getToken);
    assert.deepEqual(ours, await ask(implementations.reference, getToken));
    assert.equal(ours.answer.threw, 'TypeError');
  });

  it('resolves with null if the session has no id', async () => {
    const getToken = (auth) => auth.getToken({ template: 'hasura' });
    const token = sessionToken({ sid: undefined });
    const ours = await ask(implementations.ours, getToken, token);
    assert.deepEqual(ours, await ask(implementations.reference, getToken, token));
    assert.equal(ours.answer.value, null);
  });

  it('rejects with the same error if there is no such template', async () => {
    status = 404;
    const getToken = (auth) => auth.getToken({ template: 'unheard_of' });
    const ours = await ask(implementations.ours, getToken);
    assert.deepEqual(ours, await ask(implementations.reference, getToken));
    assert.deepEqual(ours.answer, { threw: 'ClerkAPIResponseError', status: 404, code: 'resource_not_found' });
  });
});
