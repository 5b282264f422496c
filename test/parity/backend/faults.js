'use strict';

/** Broken copies of an implementation, each with one fault, which the comparison must find. */

const http = require('node:http');
const { serve } = require('../../support/server');

/** Faults of requests, made by a proxy between the client and the API. */
const OF_REQUESTS = {
  'another verb': (request) => ({ ...request, method: request.method === 'PATCH' ? 'PUT' : request.method }),
  'another path': (request) => ({ ...request, url: request.url.replace('/metadata', '/meta') }),
  'an id in capitals': (request) => ({ ...request, url: request.url.replace('user_ada', 'USER_ADA') }),
  'no version': (request) => ({ ...request, url: request.url.replace(/^\/v1/, '') }),
  'a missing parameter': (request) => ({ ...request, url: request.url.replace(/[?&]paginated=true/, '') }),
  'another order of parameters': (request) => ({
    ...request,
    url: request.url.replace(/limit=(\d+)&offset=(\d+)/, 'offset=$2&limit=$1'),
  }),
  'another encoding of a blank': (request) => ({ ...request, url: request.url.replaceAll('+', '%20') }),
  'another order of a body': (request) => withBody(request, (text) => (text.startsWith('{') ? reversed(text) : text)),
  'a body with blanks': (request) => withBody(request, (text) => text.replace(/:/, ': ')),
  'a body where there is none': (request) =>
    request.method === 'POST' && request.body.length === 0 ? withBody(request, () => '{}') : request,
  'another name of a file': (request) =>
    withBody(request, (text) => text.replace('filename="blob"', 'filename="file"')),
  'no secret of a machine': (request) =>
    request.headers.authorization?.startsWith('Bearer ak_') ? withHeader(request, 'authorization', undefined) : request,
  'another version of the API': (request) => withHeader(request, 'clerk-api-version', '2020-01-01'),
  'no idempotency key': (request) => withHeader(request, 'idempotency-key', undefined),
  'a content type with a charset': (request) =>
    withHeader(request, 'content-type', request.headers['content-type'].replace(/json$/, 'json; charset=utf-8')),
};

/** Faults of results. */
const OF_RESULTS = {
  'a missing property': (value) => omit(value, 'createdAt'),
  'another order of properties': (value) => (isResource(value) ? reorder(value) : value),
  'null instead of undefined': (value) => (value === undefined ? null : value),
  'a property instead of a getter': (value) =>
    value?.fullName === undefined
      ? value
      : Object.defineProperty(value, 'fullName', { value: value.fullName, enumerable: true }),
  'a plain object instead of a resource': (value) => (isResource(value) ? { ...value } : value),
  'a list without its total': (value) => (Array.isArray(value?.data) && 'totalCount' in value ? value.data : value),
  'a count as a string': (value) => (typeof value === 'number' ? String(value) : value),
};

/** Faults of errors. */
const OF_ERRORS = {
  'no status': (error) => Object.assign(error, { status: undefined }),
  'another message': (error) => Object.assign(error, { message: `${error.message}!` }),
  'no trace': (error) => Object.assign(error, { clerkTraceId: '' }),
  'no retry time': (error) => Object.assign(error, { retryAfter: undefined }),
  'a missing error': (error) => Object.assign(error, { errors: error.errors?.slice(0, 1) }),
  'missing details': (error) => {
    error.errors?.forEach((entry) => delete entry.meta?.data);
    return error;
  },
  'a class that Clerk does not know': (error) => Object.assign(new Error(error.message), error),
  'a rejection with undefined': () => undefined,
};

/**
 * @returns {[string, (implementation: object) => object | Promise<object>][]} faults by name; each makes a broken copy
 */
const faults = [
  ...Object.entries(OF_REQUESTS).map(([name, alter]) => [
    `what is sent: ${name}`,
    (implementation) => withAlteredRequests(implementation, alter),
  ]),
  ...Object.entries(OF_RESULTS).map(([name, alter]) => [
    `what comes back: ${name}`,
    (implementation) => withAlteredOutcomes(implementation, { result: alter }),
  ]),
  ...Object.entries(OF_ERRORS).map(([name, alter]) => [
    `an error: ${name}`,
    (implementation) => withAlteredOutcomes(implementation, { error: alter }),
  ]),
];

/** Clients whose requests go through a proxy that changes them. */
async function withAlteredRequests(implementation, alter) {
  const targets = [];
  const { origin } = await serve(async (incoming, response) => {
    const chunks = [];
    for await (const chunk of incoming) {
      chunks.push(chunk);
    }
    const [, number, url] = /^\/(\d+)(.*)$/.exec(incoming.url);
    const { method, headers } = incoming;
    const altered = alter({ method, url, headers, body: Buffer.concat(chunks) });
    forward(targets[number], altered, response);
  });
  return {
    createClerkClient(options) {
      const number = targets.push(options.apiUrl) - 1;
      return implementation.createClerkClient({ ...options, apiUrl: `${origin}/${number}` });
    },
  };
}

function forward(target, { method, url, headers, body }, response) {
  const request = http.request(
    `${target}${url}`,
    { method, headers: { ...headers, connection: 'close' } },
    (answer) => {
      response.writeHead(answer.statusCode, answer.statusMessage, answer.rawHeaders);
      answer.pipe(response);
    },
  );
  request.end(body);
}

/** Clients whose results or errors are changed. */
function withAlteredOutcomes(implementation, { result = (value) => value, error = (reason) => reason }) {
  const altering = (namespace) =>
    new Proxy(namespace, {
      get:
        (target, name) =>
        async (...args) => {
          let value;
          try {
            value = await target[name](...args);
          } catch (reason) {
            throw error(reason);
          }
          return result(value);
        },
    });
  return {
    createClerkClient: (options) => {
      const client = implementation.createClerkClient(options);
      return new Proxy(client, { get: (target, name) => altering(target[name]) });
    },
  };
}

function withBody(request, alter) {
  const body = Buffer.from(alter(request.body.toString('latin1')), 'latin1');
  const headers = { ...request.headers };
  if (body.length > 0) {
    headers['content-length'] = String(body.length);
  }
  return { ...request, headers, body };
}

function withHeader({ headers, ...request }, name, value) {
  const changed = { ...headers };
  if (name in changed) {
    changed[name] = value;
  }
  return {
    ...request,
    headers: Object.fromEntries(Object.entries(changed).filter(([, entry]) => entry !== undefined)),
  };
}

/** The JSON string of the object with its keys in reverse order. */
function reversed(text) {
  return JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(text)).reverse()));
}

function isResource(value) {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.getPrototypeOf(value) !== Object.prototype
  );
}

function omit(value, name) {
  if (isResource(value)) {
    delete value[name];
  }
  return value;
}

function reorder(value) {
  const [first] = Object.keys(value);
  const kept = value[first];
  delete value[first];
  value[first] = kept;
  return value;
}

module.exports = { faults };
