'use strict';

const { operations, shapes } = require('./shapes');
const { misuse } = require('./misuse');

/**
 * @typedef {object} Operation
 * @property {string} verb
 * @property {string} path
 * @property {string} kind of the answer
 * @property {string} [resource]
 * @property {string} [total] the operation that counts the elements of this list
 */

/** Between the origin and the path of an operation comes the version: `/v1`. */
const VERSION = /^\/v\d+(?=\/)/;

/**
 * A `fetch` that answers calls of the Backend API as a test says.
 *
 * @param {Record<string, unknown>} answers by the name of a method, such as `users.getUser`: what the answer differs in
 *   from a blank resource, or a function of the ids in the path and of `{ query, body, request }` that returns that. A
 *   `Response` is sent as it is
 * @returns {typeof fetch}
 * @throws {TypeError} for a name that is not that of a method
 */
function backendFetch(answers) {
  for (const name of Object.keys(answers)) {
    if (!Object.hasOwn(operations, name)) {
      throw misuse(`backend() has an answer for ${JSON.stringify(name)}, which is not a method of the Backend API.`);
    }
  }
  /** @type {[string, Operation][]} */
  const known = Object.entries(operations);
  const routes = known.map(([name, operation]) => ({
    name,
    ...operation,
    pattern: patternOf(operation.path),
  }));
  return async (input, init) => {
    const request = new Request(input, init);
    const { pathname, searchParams } = new URL(request.url);
    const path = pathname.replace(VERSION, '');
    const matching = routes.filter(({ verb, pattern }) => verb === request.method && pattern.test(path));
    const route = matching.find(({ name }) => Object.hasOwn(answers, name));
    const counted =
      route ?? routes.find((list) => matching.some(({ name }) => name === list.total) && list.name in answers);
    if (counted === undefined) {
      const names = matching.map(({ name }) => name);
      const call = names.length === 0 ? 'no method of the Backend API' : names.join(' or ');
      throw misuse(
        `${request.method} ${pathname} (${call}) has no answer. Add one to backend({ ${JSON.stringify(names[0] ?? '…')}: … }).`,
        'testing-call-unanswered',
      );
    }
    const answer = answers[counted.name];
    const ids = (counted.pattern.exec(path) ?? []).slice(1).map(decodeURIComponent);
    const given =
      typeof answer === 'function'
        ? await answer(...ids, { query: Object.fromEntries(searchParams), body: await bodyOf(request), request })
        : answer;
    if (given instanceof Response) {
      return given;
    }
    // The total of a list that is answered follows from its elements.
    return route === undefined ? Response.json(countOf(given)) : responseOf(route, given, ids);
  };
}

/**
 * The error that Clerk would respond with; a function of `backend()` returns it.
 *
 * @param {number} status
 * @param {string} code
 * @param {string} [message]
 */
function apiError(status, code, message = code) {
  return Response.json(
    { errors: [{ code, message, long_message: message, meta: {} }], clerk_trace_id: 'trace_test' },
    { status },
  );
}

/** @param {string} path */
function patternOf(path) {
  const escaped = path.replace(/[.*+?^$()|\\]/g, '\\$&').replace(/\[(.*)\]$/, '(?:$1)?');
  return new RegExp(`^${escaped.replace(/\{\w+\}/g, '([^/]+)')}$`);
}

/** @param {Request} request */
async function bodyOf(request) {
  const text = await request.text();
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return text;
  }
}

/**
 * What becomes of an answer, for each kind of operation.
 *
 * @type {Record<string, (operation: Operation, given: any, ids: string[]) => unknown>}
 */
const RESPONSES = {
  one: ({ resource }, given, ids) => filled(resource, given, ids),
  array: ({ resource }, given) => [given ?? []].flat().map((one) => filled(resource, one)),
  page: ({ resource, total: hasOwnTotal }, given) => {
    const key = resource === 'M2MToken' ? 'm2m_tokens' : 'data';
    const { data, total_count: total } = Array.isArray(given) ? { data: given } : (given ?? {});
    const elements = (data ?? []).map((/** @type {any} */ one) => filled(resource, one));
    return hasOwnTotal ? elements : { [key]: elements, total_count: total ?? elements.length };
  },
  count: (_operation, given) => ({
    object: 'total_count',
    total_count: typeof given === 'number' ? given : 0,
    ...(typeof given === 'object' && given),
  }),
  deleted: (_operation, given, ids) => ({ object: 'deleted', id: ids.at(-1), deleted: true, ...given }),
  passesThrough: (_operation, given) => given ?? {},
};

/** @param {any} given */
function countOf(given) {
  const elements = Array.isArray(given) ? given : (given?.data ?? []);
  return { object: 'total_count', total_count: given?.total_count ?? elements.length };
}

/**
 * @param {Operation} operation
 * @param {unknown} given
 * @param {string[]} ids
 */
function responseOf(operation, given, ids) {
  if (operation.kind === 'nothing') {
    return new Response(null, { status: 204 });
  }
  return Response.json(RESPONSES[operation.kind](operation, given, ids));
}

/**
 * A blank resource, with what a test says about it. The last id of the path is its id.
 *
 * @param {string | undefined} resource
 * @param {Record<string, unknown>} [given]
 * @param {string[]} [ids]
 */
function filled(resource, given = {}, ids = []) {
  /** @type {Record<string, Record<string, unknown>>} */
  const blanks = shapes;
  const blank = structuredClone(resource === undefined ? {} : blanks[resource]);
  const isNamed = ids.length > 0 && Object.hasOwn(blank, 'id');
  return { ...blank, ...(isNamed && { id: ids.at(-1) }), ...given };
}

module.exports = { apiError, backendFetch, filled };
