'use strict';

const { AsyncResource } = require('node:async_hooks');
const { answerFetch, failFetch } = require('./native');

/** One call that is sent with a `fetch` of the user's. */
class FetchCall {
  /**
   * What the addon calls: with a request of an exchange, or with an exchange alone that is given up. Never throws. It
   * runs in the context in which this was made, so that traces find their parents.
   */
  send;
  /** What `fetch` rejected with at last, unless it was told to give up. */
  fault;

  #fetch;
  #exchanges = new Map();

  /** @param {typeof fetch} fetch */
  constructor(fetch) {
    this.#fetch = fetch;
    // Bound here, because from Node 24 on what another thread calls runs in no context at all.
    this.send = AsyncResource.bind((command) => this.#handle(command));
  }

  #handle({ exchange, request }) {
    if (!request) {
      this.#exchanges.get(exchange)?.abort();
      return;
    }
    const controller = new AbortController();
    this.#exchanges.set(exchange, controller);
    this.#exchange(request, controller.signal)
      .then((answer) => answerFetch(exchange, answer))
      .catch((fault) => {
        this.fault = controller.signal.aborted ? undefined : fault;
        failFetch(exchange, failureOf(fault));
      })
      .finally(() => this.#exchanges.delete(exchange));
  }

  async #exchange({ method, url, headers, body, followsRedirects, bodyBytes }, signal) {
    const fetch = this.#fetch;
    const response = await fetch(url, {
      method,
      headers: pairs(headers),
      // As text where it is text: that is what mocks compare.
      body: body && isJson(headers) ? body.toString() : body,
      redirect: followsRedirects ? 'follow' : 'manual',
      signal,
    });
    return {
      status: response.status,
      reasonPhrase: response.statusText ?? '',
      headers: [...(response.headers ?? [])].flat().map(String),
      body: await readBody(response, bodyBytes),
    };
  }
}

/** The whole body, unless it is larger than allowed. */
async function readBody(response, limit) {
  if (typeof response.body?.getReader !== 'function') {
    return bounded(Buffer.from(await response.arrayBuffer()), limit);
  }
  const chunks = [];
  let length = 0;
  for await (const chunk of response.body) {
    length += chunk.byteLength;
    if (length > limit) {
      throw new TooLarge(limit);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function bounded(body, limit) {
  if (body.byteLength > limit) {
    throw new TooLarge(limit);
  }
  return body;
}

class TooLarge extends Error {
  constructor(limit) {
    super(`the answer is larger than ${limit} bytes`);
  }
}

/** A fault as the addon knows them. `fetch` has one text for all, and tells the fault in the `cause`. */
function failureOf(fault) {
  try {
    const { message, code, cause } = Object(fault);
    const texts = [message ?? fault, cause?.message].filter((text) => text !== undefined).map(String);
    const known = [cause?.code, code].find((candidate) => typeof candidate === 'string');
    return { message: texts.join(': ') || 'fetch failed', code: known, tooLarge: fault instanceof TooLarge };
  } catch {
    // Anything can be thrown, even what cannot be read.
    return { message: 'fetch failed', tooLarge: false };
  }
}

function isJson(headers) {
  return pairs(headers).some(([name, value]) => name === 'content-type' && value === 'application/json');
}

/** Names and values in turn as pairs. */
function pairs(flat) {
  return Array.from({ length: flat.length / 2 }, (_, index) => [flat[2 * index], flat[2 * index + 1]]);
}

module.exports = { FetchCall };
