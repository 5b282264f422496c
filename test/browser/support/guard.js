'use strict';

/**
 * @import { BrowserContext, Page } from 'playwright-core'
 */

/** The hosts that pages may use. */
const LOOPBACK = new Set(['127.0.0.1', 'localhost']);

/** Without a network. */
const LOCAL_SCHEMES = new Set(['about:', 'blob:', 'data:']);

/** Requests that are shown when a test fails. */
const SHOWN_REQUESTS = 20;

/**
 * Whether a request stays on this machine.
 *
 * @param {string} address
 */
function staysHere(address) {
  const { protocol, hostname } = new URL(address);
  return LOCAL_SCHEMES.has(protocol) || LOOPBACK.has(hostname);
}

/**
 * Records what the pages of a browser context do that no page should do: requests to other machines, uncaught
 * exceptions, and errors in the console.
 */
class Guard {
  /** @type {{ kind: 'request' | 'exception' | 'console', text: string }[]} */
  #faults = [];

  /** @type {string[]} */
  #requests = [];

  /** @type {RegExp[]} */
  #expected = [];

  /** @param {BrowserContext} context */
  constructor(context) {
    context.on('request', (request) => this.#see(request.method(), request.url()));
    context.on('page', (page) => this.#watch(page));
    context.on('weberror', (error) => this.#faults.push({ kind: 'exception', text: String(error.error().stack) }));
    context.on('console', (message) => {
      if (message.type() === 'error') {
        this.#faults.push({ kind: 'console', text: `${message.text()} (${message.location().url})` });
      }
    });
  }

  /**
   * Allows errors in the console whose text matches, such as Chromium's own for each response with a status of 4xx.
   *
   * @param {RegExp} pattern
   */
  expectConsoleError(pattern) {
    this.#expected.push(pattern);
  }

  /** Requests so far, as `GET http://127.0.0.1:1234/path?query`. */
  get requests() {
    return this.#requests;
  }

  /** The faults so far, except expected ones. */
  get faults() {
    const isExpected = (/** @type {string} */ text) => this.#expected.some((pattern) => pattern.test(text));
    return this.#faults.filter(({ kind, text }) => kind !== 'console' || !isExpected(text));
  }

  /** What the pages did last, for the message of a failed test. */
  describe() {
    const faults = this.faults.map(({ kind, text }) => `${kind}: ${text}`);
    return ['Requests:', ...this.#requests.slice(-SHOWN_REQUESTS), 'Faults:', ...faults].join('\n    ');
  }

  /** @param {Page} page */
  #watch(page) {
    page.on('websocket', (socket) => this.#see('GET', socket.url()));
  }

  /**
   * @param {string} method
   * @param {string} address
   */
  #see(method, address) {
    this.#requests.push(`${method} ${address}`);
    if (!staysHere(address)) {
      this.#faults.push({ kind: 'request', text: `${method} ${address} leaves this machine` });
    }
  }
}

module.exports = { Guard };
