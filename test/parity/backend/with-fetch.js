'use strict';

/** Clients that send with Node's `fetch`, like apps that mock or trace it. */
function withFetch({ createClerkClient }) {
  return {
    createClerkClient: (options) => createClerkClient({ ...options, fetch: (...args) => globalThis.fetch(...args) }),
  };
}

module.exports = { withFetch };
