'use strict';

/** Clients that send through the `fetch` of Node, as apps do that mock or trace it. */
function withFetch({ createClerkClient }) {
  return {
    createClerkClient: (options) => createClerkClient({ ...options, fetch: (...args) => globalThis.fetch(...args) }),
  };
}

module.exports = { withFetch };
