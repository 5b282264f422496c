'use strict';

const { ClerkLocalError } = require('../error');

/** The Backend API, as libraries have it built in. */
const CLERK = 'https://api.clerk.com';

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Replaces `fetch` in this process, so that requests to Clerk's Backend API are sent to `CLERK_API_URL`.
 *
 * @throws {ClerkLocalError} `not-loopback` if that is not on this machine
 */
function leadToClerkLocal() {
  localApi();
  const { fetch } = globalThis;
  globalThis.fetch = function fetchFromClerkLocal(input, init) {
    const text = input instanceof Request ? input.url : String(input);
    // What is not a URL is an error that `fetch` describes better.
    if (!URL.canParse(text) || new URL(text).origin !== CLERK) {
      return fetch(input, init);
    }
    return promised(() => {
      const url = new URL(text);
      const target = new URL(url.pathname + url.search, requiredApi());
      return fetch(input instanceof Request ? new Request(target, input) : target, init);
    });
  };
}

module.exports = { leadToClerkLocal };

/** The URL in `CLERK_API_URL`; `undefined` if it is not set yet. */
function localApi() {
  const { CLERK_API_URL: text } = process.env;
  if (!text) {
    return undefined;
  }
  if (!(URL.canParse(text) && LOOPBACK.includes(new URL(text).hostname))) {
    throw new ClerkLocalError(
      'not-loopback',
      `clerk-local/register sends requests only to this machine, and CLERK_API_URL is ${JSON.stringify(text)}. ` +
        'Set it to the URL of clerk-local, or start Node without clerk-local/register.',
    );
  }
  return text;
}

function requiredApi() {
  const url = localApi();
  if (url === undefined) {
    throw new ClerkLocalError(
      'api-url-missing',
      `A request to ${CLERK} was stopped, because CLERK_API_URL is not set. Set it to the URL of clerk-local first, or ` +
        'start Node without clerk-local/register.',
    );
  }
  return url;
}

/**
 * `fetch` rejects, it never throws.
 *
 * @template T
 * @param {() => Promise<T>} call
 */
async function promised(call) {
  return call();
}
