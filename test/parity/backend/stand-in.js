'use strict';

/**
 * A stand-in for the Backend API which each implementation has of its own: answers as a case says, and keeps what it
 * was asked.
 */

const http = require('node:http');
const { createHash } = require('node:crypto');
const { serve } = require('../../support/server');

/**
 * @typedef {object} Answer
 * @property {number} status
 * @property {string} [phrase] in place of the status's own
 * @property {Record<string, string>} [headers]
 * @property {string} [text] the body
 */

/** What a client's HTTP library adds on its own, and what says nothing beside the body. */
const NOT_COMPARED = new Set([
  'accept-encoding',
  'accept-language',
  'connection',
  'host',
  'sec-fetch-mode',
  'transfer-encoding',
]);

class StandIn {
  #requests = [];
  #answers;

  async start() {
    const { origin } = await serve((request, response) => this.#handle(request, response));
    this.origin = origin;
    return this;
  }

  /**
   * From now on, answers with the first of these whose pattern the path matches.
   *
   * @param {[RegExp, Answer][]} answers
   */
  begin(answers) {
    this.#answers = answers;
    this.#requests = [];
  }

  /** What was asked since `begin`, in the order of arrival. */
  get requests() {
    return this.#requests;
  }

  /** Resolves when so many requests are there in full, or when no more is to be expected. */
  async arrived(count) {
    for (let turn = 0; turn < 100 && this.#requests.filter(Boolean).length < count; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  async #handle(request, response) {
    const place = this.#requests.push(undefined) - 1;
    const chunks = [];
    for await (const chunk of request) {
      chunks.push(chunk);
    }
    this.#requests[place] = describe(request, Buffer.concat(chunks));
    const [path] = request.url.split('?');
    const [, { status, phrase, headers, text = '' }] = this.#answers.find(([pattern]) => pattern.test(path));
    response.writeHead(status, phrase ?? http.STATUS_CODES[status], {
      'content-length': Buffer.byteLength(text),
      ...headers,
    });
    response.end(request.method === 'HEAD' || status === 204 || status === 304 ? undefined : text);
  }
}

/** All of a request that a server can act on. */
function describe({ method, url, rawHeaders }, body) {
  const [path, ...query] = url.split('?');
  const headers = comparedHeaders(rawHeaders);
  const described = { method, path, query: query.join('?'), headers };
  const boundary = /^multipart\/form-data; *boundary=(.*)$/.exec(headers['content-type'])?.[1];
  if (boundary === undefined) {
    return { ...described, body: body.toString('utf8') };
  }
  headers['content-type'] = 'multipart/form-data; boundary=<boundary>';
  // It depends on the length of the boundary.
  delete headers['content-length'];
  return { ...described, parts: partsOf(body, boundary) };
}

function comparedHeaders(rawHeaders) {
  const headers = {};
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index].toLowerCase();
    if (!NOT_COMPARED.has(name)) {
      headers[name] = name in headers ? `${headers[name]}, ${rawHeaders[index + 1]}` : rawHeaders[index + 1];
    }
  }
  return Object.fromEntries(Object.entries(headers).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** The parts of a multipart body, each with its headers, its size and its digest. */
function partsOf(body, boundary) {
  const text = body.toString('latin1');
  const parts = text.split(`--${boundary}`).slice(1, -1);
  return parts.map((part) => {
    const end = part.indexOf('\r\n\r\n');
    const content = Buffer.from(part.slice(end + 4, -2), 'latin1');
    const headers = part
      .slice(2, end)
      .split('\r\n')
      .map((line) => {
        const [name, ...value] = line.split(':');
        return [name.toLowerCase(), Buffer.from(value.join(':').trim(), 'latin1').toString('utf8')];
      });
    return {
      headers: Object.fromEntries(headers.sort()),
      size: content.length,
      sha1: createHash('sha1').update(content).digest('hex'),
    };
  });
}

module.exports = { StandIn };
