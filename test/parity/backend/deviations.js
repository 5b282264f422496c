'use strict';

/**
 * The deliberate differences from the peer's Backend API: the only table of them. What no row explains is a fault.
 *
 * A row's `explains` looks at one difference of one call and is as narrow as it can be. Where a call comes to another
 * end, its result differs with it: then the row explains all of `OUTCOME`.
 *
 * @typedef {{ backendCase: import('./cases').BackendCase, difference: { part: string, ours: unknown, peer: unknown }, ours: object, peer: object }} Subject
 */


/** @type {{ id: string, text: string, explains: (subject: Subject) => boolean }[]} */
const deviations = [
  {
    id: 'user-agent',
    text: 'calls name this package',
    explains: ({ difference: { part, ours, peer } }) =>
      /\.headers\.user-agent$/.test(part) && /^clerk-express-native@\d/.test(ours) && /^@clerk\/backend@\d/.test(peer),
  },
  {
    id: 'raw',
    text: 'the payload that a resource keeps is not listed among its properties, so that its JSON does not repeat it',
    explains: ({ difference: { part, ours, peer } }) =>
      (part.endsWith('.rawIsListed') && ours === false && peer === true) || (part === 'json' && isSameBut(ours, peer, withoutRaw)),
  },
  {
    id: 'configuration-errors',
    text: 'a configuration that cannot work is an error with a code',
    explains: ({ backendCase: { group }, difference: { part }, ours, peer }) =>
      group === 'clients' &&
      part.startsWith('rejected.') &&
      /-(missing|invalid)$/.test(ours.rejected?.code) &&
      ours.rejected.class === 'Error' &&
      ['Error', 'TypeError', 'ClerkAPIResponseError'].includes(peer.rejected?.class) &&
      ours.requests.length === 0 &&
      peer.requests.length === 0,
  },
  {
    id: 'network-errors',
    text: 'what keeps a call from an answer is told in the message',
    explains: ({ difference: { part, ours, peer } }) => part === 'rejected.message' && ours === '(a message)' && peer === '',
  },
  {
    id: 'error-answers',
    text: 'the status of an answer is told also where its body is no JSON, or says nothing that Clerk would',
    explains: ({ difference: { part }, ours, peer }) =>
      /^rejected\.(message|status|headline|errors|retryAfter|clerkTraceId)/.test(part) &&
      ours.rejected?.status >= 300 &&
      peer.rejected?.status === '(undefined)' &&
      peer.rejected.errors[0]?.code === 'unexpected_error',
  },
  {
    id: 'media-types',
    text: 'JSON is JSON whatever the case and the parameters of its media type',
    explains: ({ backendCase, difference: { part } }) => {
      const type = mediaTypeOf(backendCase);
      return type !== 'application/json' && /^application\/json *(;|$)/i.test(type) && OUTCOME.test(part);
    },
  },
  {
    id: 'html-answers',
    text: 'a web page is no answer',
    explains: ({ backendCase, difference: { part }, ours, peer }) =>
      /^text\/html/.test(mediaTypeOf(backendCase)) && OUTCOME.test(part) && isUnexpected(ours) && typeof peer.resolved === 'string',
  },
  {
    id: 'redirects',
    text: 'a circle of redirects is left sooner',
    explains: ({ backendCase: { name }, difference: { part }, ours, peer }) =>
      /redirect in a circle$/.test(name) && part === 'requests' && isUnexpected(ours) && isUnexpected(peer) && ours.requests.length < peer.requests.length,
  },
];

/** Parts of what a call has come to. */
const OUTCOME = /^(resolved|rejected|json)/;

/** Whether the call ended without a usable answer. */
function isUnexpected({ rejected }) {
  return rejected?.status === '(undefined)' && rejected.errors?.[0]?.code === 'unexpected_error';
}

/** Whether two JSON texts are equal, to the order of keys, once the peer's is changed. */
function isSameBut(ours, peer, change) {
  return typeof ours === 'string' && typeof peer === 'string' && JSON.stringify(change(JSON.parse(peer))) === ours;
}

function withoutRaw(value) {
  if (Array.isArray(value)) {
    return value.map(withoutRaw);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const rest = Object.create(null);
  for (const [name, entry] of Object.entries(value)) {
    if (name !== '_raw') {
      rest[name] = withoutRaw(entry);
    }
  }
  return rest;
}

/** The media type of the answer that a method's call gets in the end. */
function mediaTypeOf({ answers }) {
  return answers.at(-1)[1].headers?.['content-type'] ?? '';
}

/**
 * The id of the first row that explains a difference, or `null`.
 *
 * @param {Subject} subject
 */
function explain(subject) {
  return deviations.find((row) => row.explains(subject))?.id ?? null;
}

module.exports = { deviations, explain };
