'use strict';

const { AsyncResource } = require('node:async_hooks');
const { SizeLimitError, collect, isStream } = require('../streams/collect');
const { answerFetch, failFetch } = require('../native');

/** @import { FetchAnswer, FetchCommand, FetchFailure, FetchRequest } from '../../binding' */

/** @typedef {[name: string, value: string]} Header */

/** Sends one call with a user's `fetch`. */
class FetchCall {
  /**
   * The addon calls it with the request of an exchange, or without a request to abort that exchange. It never throws,
   * and runs in the context in which this object was created, so that traces find their parents.
   *
   * @type {(command: FetchCommand) => void}
   */
  send;

  /**
   * The error of the last request, unless it was aborted.
   *
   * @type {unknown}
   */
  fault;

  #fetch;
  /** @type {Map<number, AbortController>} */
  #exchanges = new Map();

  /** @param {typeof fetch} fetch */
  constructor(fetch) {
    this.#fetch = fetch;
    // Bound here, because since Node 24 calls from another thread run without a context.
    this.send = AsyncResource.bind((/** @type {FetchCommand} */ command) => this.#handle(command));
  }

  /** @param {FetchCommand} command */
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

  /**
   * @param {FetchRequest} request
   * @param {AbortSignal} signal
   * @returns {Promise<FetchAnswer>}
   */
  async #exchange({ method, url, headers: flat, body, followsRedirects, bodyBytes }, signal) {
    const fetch = this.#fetch;
    const headers = pairs(flat);
    const response = await fetch(url, {
      method,
      headers,
      // JSON as a string, which is what mocks compare.
      body: body && isJson(headers) ? body.toString() : body,
      redirect: followsRedirects ? 'follow' : 'manual',
      signal,
    });
    return { ...readHead(response), body: await readBody(response, bodyBytes, signal) };
  }
}

/** Thrown when `fetch` returns something other than a Response, so that a retry would be futile. */
class NotAResponseError extends TypeError {
  /** @param {string} what */
  constructor(what) {
    super(`\`fetch\` did not return a Response: ${what}`);
  }
}

/**
 * Reads what every Response has, of one that may be a mock.
 *
 * @param {unknown} response
 */
function readHead(response) {
  if (typeof response !== 'object' || response === null) {
    throw new NotAResponseError(`it is ${response === null ? 'null' : `of the type ${typeof response}`}`);
  }
  const { status, statusText, headers } = /** @type {Record<string, unknown>} */ (response);
  if (typeof status !== 'number' || !Number.isInteger(status)) {
    throw new NotAResponseError('its `status` is not an integer');
  }
  const { [Symbol.iterator]: iterate } = /** @type {Partial<Iterable<unknown>>} */ (headers ?? []);
  if (typeof iterate !== 'function') {
    throw new NotAResponseError('its `headers` are not iterable');
  }
  const entries = /** @type {Iterable<unknown>} */ (headers ?? []);
  return { status, reasonPhrase: String(statusText ?? ''), headers: [...entries].flat().map(String) };
}

/**
 * Reads the whole body, unless it exceeds the limit or the call is aborted.
 *
 * @param {Response} response
 * @param {number} limit
 * @param {AbortSignal} signal
 */
async function readBody(response, limit, signal) {
  const what = 'the response';
  if (isStream(response.body)) {
    return collect(response.body, { limit, signal, what });
  }
  if (typeof response.arrayBuffer !== 'function') {
    throw new NotAResponseError('its body cannot be read');
  }
  const body = Buffer.from(await response.arrayBuffer());
  if (body.byteLength > limit) {
    throw new SizeLimitError(limit, what);
  }
  return body;
}

/**
 * Converts an error for the addon. `fetch` has one message for all errors, and the reason in its `cause`.
 *
 * @param {unknown} fault
 * @returns {FetchFailure}
 */
function failureOf(fault) {
  try {
    const { message, code, cause } = Object(fault);
    const messages = [message ?? fault, cause?.message].filter((one) => one !== undefined).map(String);
    const systemCode = [cause?.code, code].find((candidate) => typeof candidate === 'string');
    // The addon retries after any other error.
    const tooLarge = fault instanceof SizeLimitError || fault instanceof NotAResponseError;
    return { message: messages.join(': ') || 'fetch failed', code: systemCode, tooLarge };
  } catch {
    // Anything can be thrown, also objects that throw when they are read.
    return { message: 'fetch failed', tooLarge: false };
  }
}

/** @param {Header[]} headers */
function isJson(headers) {
  return headers.some(([name, value]) => name === 'content-type' && value === 'application/json');
}

/**
 * Pairs alternating names and values.
 *
 * @param {string[]} flat
 * @returns {Header[]}
 */
function pairs(flat) {
  return Array.from({ length: flat.length / 2 }, (_, index) => [flat[2 * index], flat[2 * index + 1]]);
}

module.exports = { FetchCall };
