'use strict';

/**
 * Clerk's Backend API for the cases of one process: a loopback server that responds as the case says and records its
 * requests. Cases run concurrently in lanes; the first segment of a path names the lane.
 */

const { serve } = require('../../support/server');
const { MACHINES, json } = require('./answer-forms');

/**
 * @import { IncomingMessage, ServerResponse } from 'node:http'
 * @import { AnswerForm } from './answer-forms'
 * @import { Answers } from './answers'
 *
 * @typedef {{ method?: string, path: string, query: string, headers: object, body: string }} Call
 */

/**
 * The endpoints, each with its response to a case. The first whose path matches is used.
 *
 * @type {{ path: RegExp, answer: (answers: Answers, keys: object[]) => AnswerForm }[]}
 */
const ENDPOINTS = [
  { path: /\/jwks$/, answer: ({ jwks }, keys) => jwks ?? json(200, { keys }) },
  { path: /\/clients\/handshake_payload$/, answer: ({ payload }) => payload },
  { path: /\/sessions\/[^/]+\/refresh$/, answer: ({ refresh }) => refresh },
  { path: /\/sessions\/[^/]+\/tokens(\/|$)/, answer: ({ tokens }) => tokens },
  { path: /\/m2m_tokens\/verify$/, answer: ({ machine }) => machine ?? json(200, MACHINES.m2m) },
  {
    path: /\/oauth_applications\/access_tokens\/verify$/,
    answer: ({ machine }) => machine ?? json(200, MACHINES.oauth),
  },
  { path: /\/api_keys\/verify$/, answer: ({ machine }) => machine ?? json(200, MACHINES.userKey) },
];

const NOT_FOUND = json(404, { errors: [{ code: 'resource_not_found', message: 'no such endpoint' }] });

/** The request headers that are compared. */
const COMPARED_HEADERS = ['authorization', 'clerk-api-version', 'content-type'];

/**
 * @param {object[]} keys the instance's key set
 * @returns {Promise<{ begin: (lane: number, answers: Answers) => { origin: string, calls: Call[] } }>}
 */
async function startBackend(keys) {
  /** @type {Map<string, { answers: Answers, calls: Call[] }>} */
  const lanes = new Map();
  const server = await serve(async (request, response) => {
    const [, lane, path, query = ''] = /** @type {RegExpExecArray} */ (
      /^\/(\d+)([^?]*)(?:\?(.*))?$/.exec(request.url ?? '')
    );
    const body = await textOf(request);
    const { answers, calls } = /** @type {{ answers: Answers, calls: Call[] }} */ (lanes.get(lane));
    calls.push({ method: request.method, path, query, headers: comparedHeaders(request), body });
    const endpoint = ENDPOINTS.find(({ path: pattern }) => pattern.test(path));
    send(response, endpoint ? endpoint.answer(answers, keys) : NOT_FOUND);
  });
  return {
    /** From now on the lane's requests belong to a new case. */
    begin(lane, answers) {
      /** @type {Call[]} */
      const calls = [];
      lanes.set(String(lane), { answers, calls });
      return { origin: `${server.origin}/${lane}`, calls };
    },
  };
}

/**
 * @param {ServerResponse} response
 * @param {AnswerForm} form
 */
function send(response, { reset, status, type, body }) {
  if (reset) {
    response.destroy();
  } else {
    response.writeHead(status, { 'content-type': type }).end(body);
  }
}

/** @param {IncomingMessage} request */
function comparedHeaders({ headers }) {
  return Object.fromEntries(COMPARED_HEADERS.map((name) => [name, headers[name] ?? null]));
}

/** @param {IncomingMessage} request */
async function textOf(request) {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) {
    text += chunk;
  }
  return text;
}

module.exports = { startBackend };
