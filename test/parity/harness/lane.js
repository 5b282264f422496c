'use strict';

/** Runs one case at a time, over its own connection to an Express app that is set up for the case. */

const http = require('node:http');
const { once } = require('node:events');
const express = require('express');
const { serve } = require('../../support/server');
const { describeError, describeRequest, describeState, messageShape } = require('./describe');
const { revive } = require('./values');

/** Timeout of a case in milliseconds. Longer than the retries of `@clerk/express`. */
const PATIENCE = 20_000;

/** Headers that differ from response to response, or add nothing to the body. */
const NOT_COMPARED = new Set([
  'connection',
  'content-length',
  'date',
  'etag',
  'keep-alive',
  'transfer-encoding',
  'x-powered-by',
]);

/** How the options are passed to the middleware. */
const FORMS = {
  object: (options) => options,
  callback: (options) => () => options,
  promise: (options) => async () => options,
  throws: () => () => {
    throw new RangeError('a callback that throws');
  },
  rejects: () => () => Promise.reject(new RangeError('a callback that rejects')),
  nothing: () => () => undefined,
};

/** The function to call in a case of each kind. */
const KINDS = {
  middleware: (lane, clerk, setup, parityCase) =>
    lane.request(setup, parityCase, [clerk.clerkMiddleware(setup.options), teller(clerk, parityCase)]),
  requireAuth: (lane, clerk, setup, parityCase) =>
    lane.request(setup, parityCase, [clerk.requireAuth(setup.options), teller(clerk, parityCase)]),
  authenticateRequest(lane, clerk, { client, options, ...setup }, parityCase) {
    const authenticate = async (req, res) => {
      const state = await clerk.authenticateRequest({
        clerkClient: client,
        request: req,
        options: { ...options, ...parityCase.accepts },
      });
      res.json(await describeState(state, parityCase.ask));
    };
    return lane.request(setup, parityCase, [authenticate]);
  },
  async client(lane, clerk, { client, options }, { request, accepts, ask }) {
    const { method, path, headers } = request;
    const url = `http://${headers.host}${path.startsWith('//') ? path.slice(1) : path}`;
    const state = await client.authenticateRequest(
      new Request(url, { method: method === 'TRACE' ? 'GET' : method, headers }),
      { ...options, ...accepts },
    );
    return { result: await describeState(state, ask) };
  },
  async verifyToken(lane, clerk, { options }, { token }) {
    return { result: await clerk.verifyToken(token, options) };
  },
};

class Lane {
  #clerk;
  #backend;
  #number;
  #app;
  #handler;
  #agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

  constructor(clerk, backend, number) {
    this.#clerk = clerk;
    this.#backend = backend;
    this.#number = number;
  }

  async start() {
    const app = express();
    app.use((req, res, next) => this.#handler(req, res, next));
    app.use((error, req, res, next) => {
      void next;
      res.status(500).json({ error: describeError(error) });
    });
    // A lane that is idle for longer than Node's five seconds would send its next case over a connection that is being
    // closed.
    this.#app = await serve(app, { maxHeaderSize: 1 << 20, keepAliveTimeout: 0 });
  }

  /** The result of a case: the response, and the calls of the Backend API. */
  async run(parityCase) {
    const { origin, calls } = this.#backend.begin(this.#number, parityCase.answers);
    const environment = revive(parityCase.setup.environment, origin);
    Object.assign(process.env, environment);
    let answer;
    try {
      const setup = this.#revive(parityCase.setup, origin);
      answer = await within(PATIENCE, KINDS[parityCase.kind](this, this.#clerk, setup, parityCase));
    } catch (error) {
      answer = { error: describeError(error) };
    } finally {
      Object.keys(environment).forEach((variable) => delete process.env[variable]);
    }
    return { ...answer, calls };
  }

  /** Sends the case's request through these handlers. */
  async request({ mount, earlierHeaders }, { request: { method, path, headers } }, handlers) {
    const router = express.Router();
    router.use((req, res, next) => {
      earlierHeaders.forEach(([name, value]) => res.setHeader(name, value));
      next();
    });
    router.use(mount ?? '/', ...handlers);
    this.#handler = router;
    const request = http.request({
      agent: this.#agent,
      host: '127.0.0.1',
      port: this.#app.port,
      method,
      path,
      headers,
      maxHeaderSize: 1 << 20,
    });
    request.end();
    const [response] = await once(request, 'response');
    let text = '';
    for await (const chunk of response.setEncoding('utf8')) {
      text += chunk;
    }
    return { status: response.statusCode, headers: comparedHeaders(response.rawHeaders), body: parsed(text) };
  }

  #revive({ options, client, form, ...setup }, origin) {
    const revived = revive(options, origin);
    const ownClient = client && this.#clerk.createClerkClient(revive(client, origin));
    const { apiUrl, secretKey, publishableKey } = revived;
    return {
      ...setup,
      options: FORMS[form](ownClient ? { ...revived, clerkClient: ownClient } : revived),
      client: ownClient ?? this.#clerk.createClerkClient({ apiUrl, secretKey, publishableKey }),
    };
  }
}

/** The kinds of case for which an implementation has all exports. */
function supportedKinds(clerk) {
  const needs = {
    middleware: true,
    requireAuth: true,
    authenticateRequest: 'authenticateRequest' in clerk,
    client: typeof clerk.createClerkClient({}).authenticateRequest === 'function',
    verifyToken: 'verifyToken' in clerk,
  };
  return Object.keys(needs).filter((kind) => needs[kind]);
}

/** The route after the middleware, which responds with all that it knows. */
function teller({ getAuth }, { ask }) {
  return async (req, res, next) => {
    try {
      res.json(await describeRequest(getAuth, req, ask));
    } catch (error) {
      next(error);
    }
  };
}

function comparedHeaders(rawHeaders) {
  const headers = [];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index].toLowerCase();
    if (!NOT_COMPARED.has(name)) {
      headers.push([
        name,
        name === 'x-clerk-auth-message' ? messageShape(rawHeaders[index + 1]) : rawHeaders[index + 1],
      ]);
    }
  }
  return headers;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

async function within(milliseconds, promise) {
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, milliseconds, { unanswered: true });
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

module.exports = { Lane, supportedKinds };
