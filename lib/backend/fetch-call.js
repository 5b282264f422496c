'use strict';

const { AsyncResource } = require('node:async_hooks');
const { SizeLimitError, collect, isStream } = require('../streams/collect');
const { answerFetch, failFetch } = require('../native');

/** One call that is sent with a `fetch` of the user's. */
class FetchCall {
  /**
   * What the addon calls: with a request of an exchange, or with an exchange alone that is given up. Never throws. It
   * runs in the context in which this was made, so that traces find their parents.
   */
  send;
  /** What the last request came to grief with, unless it was told to give up. */
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
    this.fault = undefined;
    this.#exchanges.set(exchange, controller);
    this.#exchange(request, controller.signal)
      .then((answer) => answerFetch(exchange, answer))
      .catch((fault) => {
        if (!controller.signal.aborted) {
          this.fault = fault;
        }
        failFetch(exchange, failureOf(fault));
      })
      .finally(() => this.#exchanges.delete(exchange));
  }

  async #exchange({ method, url, headers: flat, body, followsRedirects, bodyBytes }, signal) {
    const fetch = this.#fetch;
    const headers = pairs(flat);
    const response = await fetch(url, {
      method,
      headers,
      // As text where it is text: that is what mocks compare.
      body: body && isJson(headers) ? body.toString() : body,
      redirect: followsRedirects ? 'follow' : 'manual',
      signal,
    });
    return { ...readHead(response), body: await readBody(response, bodyBytes, signal) };
  }
}

/** Says that what `fetch` gave is no Response, so that asking again gives none either. */
class NoResponse extends TypeError {
  constructor(what) {
    super(`\`fetch\` gave no Response: ${what}`);
  }
}

/** What every Response has, of one that someone may have put together by hand. */
function readHead(response) {
  if (typeof response !== 'object' || response === null) {
    throw new NoResponse(`it is ${response === null ? 'null' : `of the type ${typeof response}`}`);
  }
  const { status, statusText, headers } = response;
  if (!Number.isInteger(status)) {
    throw new NoResponse('its `status` is no number');
  }
  if (typeof (headers ?? [])[Symbol.iterator] !== 'function') {
    throw new NoResponse('its `headers` are no Headers');
  }
  return { status, reasonPhrase: String(statusText ?? ''), headers: [...(headers ?? [])].flat().map(String) };
}

/** The whole body, unless it is larger than allowed, or given up. */
async function readBody(response, limit, signal) {
  const what = 'the answer';
  if (isStream(response.body)) {
    return collect(response.body, { limit, signal, what });
  }
  if (typeof response.arrayBuffer !== 'function') {
    throw new NoResponse('its body cannot be read');
  }
  const body = Buffer.from(await response.arrayBuffer());
  if (body.byteLength > limit) {
    throw new SizeLimitError(limit, what);
  }
  return body;
}

/** A fault as the addon knows them. `fetch` has one text for all, and tells the fault in the `cause`. */
function failureOf(fault) {
  try {
    const { message, code, cause } = Object(fault);
    const texts = [message ?? fault, cause?.message].filter((text) => text !== undefined).map(String);
    const known = [cause?.code, code].find((candidate) => typeof candidate === 'string');
    // The addon asks again after any other fault.
    const tooLarge = fault instanceof SizeLimitError || fault instanceof NoResponse;
    return { message: texts.join(': ') || 'fetch failed', code: known, tooLarge };
  } catch {
    // Anything can be thrown, even what cannot be read.
    return { message: 'fetch failed', tooLarge: false };
  }
}

function isJson(headers) {
  return headers.some(([name, value]) => name === 'content-type' && value === 'application/json');
}

/** Names and values in turn as pairs. */
function pairs(flat) {
  return Array.from({ length: flat.length / 2 }, (_, index) => [flat[2 * index], flat[2 * index + 1]]);
}

module.exports = { FetchCall };
