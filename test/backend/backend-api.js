'use strict';

const http = require('node:http');
const { implementations } = require('../support/implementations');
const { serve } = require('../support/server');

/** A stand-in for the Backend API: records its requests, and responds as a test says. */
class BackendApi {
  requests = [];

  static async start() {
    const api = new BackendApi();
    const { origin } = await serve(async (request, response) => {
      const chunks = [];
      for await (const chunk of request) {
        chunks.push(chunk);
      }
      const bytes = Buffer.concat(chunks);
      const kept = { method: request.method, url: request.url, body: bytes.toString(), headers: request.headers };
      // Not compared: it says the same as the body, except for files.
      Object.defineProperty(kept, 'bytes', { value: bytes });
      api.requests.push(kept);
      const { status, phrase, headers, text } = api.answer(request);
      response.writeHead(status, phrase ?? http.STATUS_CODES[status], headers).end(text);
    });
    api.origin = origin;
    return api;
  }

  /** Responds to every request with this from now on. */
  answerWith(answer) {
    this.answer = () => answer;
  }

  /** Method, URL and body of the requests since the last call, in a stable order. */
  takeRequests() {
    const lines = this.requests.map(({ method, url, body }) => `${method} ${url} ${body}`.trimEnd());
    this.requests = [];
    return lines.sort();
  }

  /** A client of `ours` or of the `reference` that calls this stand-in. */
  client(implementation, options) {
    return implementations[implementation].createClerkClient({
      secretKey: 'sk_test_x',
      apiUrl: this.origin,
      ...options,
    });
  }
}

/** A response with a JSON body. `body` may be a JSON string already. */
function json(body, { status = 200, phrase, headers } = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { status, phrase, headers: { 'content-type': 'application/json', ...headers }, text };
}

/** The reason with which a promise rejects. */
async function rejection(promise) {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('The call was expected to fail.');
}

module.exports = { BackendApi, json, rejection };
