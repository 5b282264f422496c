'use strict';

/**
 * A stand-in for the Backend API, one per implementation: responds as a case says, and records its requests.
 */

const http = require('node:http');
const { createHash } = require('node:crypto');
const { serve } = require('../../support/server');

/**
 * @typedef {object} Answer
 * @property {number} status
 * @property {string} [phrase] instead of the status's own
 * @property {Record<string, string>} [headers]
 * @property {string} [text] the body
 */

/** Headers that a client's HTTP library adds, and that add nothing to the body. */
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
   * From now on, responds with the first of these whose pattern matches the path.
   *
   * @param {[RegExp, Answer][]} answers
   */
  begin(answers) {
    this.#answers = answers;
    this.#requests = [];
  }

  /** The requests since `begin`, in order of arrival. */
  get requests() {
    return this.#requests;
  }

  /** Resolves when this many complete requests have arrived, or when no more are expected. */
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

/** Everything in a request that a server can act on. */
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
