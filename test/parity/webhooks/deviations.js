'use strict';

/**
 * Deliberate differences from `@clerk/express` in the result for a webhook. `outcome` is ours; anything that no row
 * explains is a fault.
 *
 * @type {{ id: string, text: string, outcome: 'accepted' | 'refused', explains: (features: object) => boolean }[]}
 */
const deviations = [
  {
    id: 'standard-names',
    text: 'the header names of Standard Webhooks (webhook-id, …) are accepted too',
    outcome: 'accepted',
    explains: ({ names }) => names === 'webhook',
  },
  {
    id: 'any-method',
    text: 'a webhook with any method, or without one, is verified: methods are not signed',
    outcome: 'accepted',
    explains: ({ request }) => ['a GET', 'a HEAD', 'a TRACE', 'an invalid method', 'no method'].includes(request),
  },
  {
    id: 'any-address',
    text: 'the URL is not checked: it is not signed',
    outcome: 'accepted',
    explains: ({ request }) => request === 'an invalid URL',
  },
  {
    id: 'any-header',
    text: 'other headers are not checked, such as those of HTTP/2 that Fetch rejects',
    outcome: 'accepted',
    explains: ({ request }) => ['pseudo-headers of HTTP/2', 'a header that Fetch rejects'].includes(request),
  },
  {
    id: 'plain-bytes',
    text: 'a body in a Uint8Array is used as its bytes',
    outcome: 'accepted',
    explains: ({ body }) => body === 'plain bytes',
  },
  {
    id: 'raw-body',
    text: 'req.rawBody takes precedence over req.body',
    outcome: 'accepted',
    explains: ({ body }) => body === 'rawBody',
  },
  {
    id: 'raw-body',
    text: 'req.rawBody takes precedence over req.body',
    outcome: 'refused',
    explains: ({ body }) => body === 'rawBody, which is another',
  },
  {
    id: 'header-lists',
    text: 'if a header is an array, every signature counts',
    outcome: 'accepted',
    explains: ({ list }) => list === 'last in an array',
  },
  {
    id: 'null-options',
    text: 'options that are null count as omitted',
    outcome: 'accepted',
    explains: ({ secret }) => secret === 'in the environment, with options that are null',
  },
  {
    id: 'options-form',
    text: 'options that are not an object are an error: a secret in their place would be ignored',
    outcome: 'refused',
    explains: ({ secret }) => secret === 'instead of the options',
  },
  {
    id: 'secret-form',
    text: 'a secret with a superfluous letter, which is incomplete or mistyped, is an error',
    outcome: 'refused',
    explains: ({ secret }) => secret === 'with a superfluous letter',
  },
  {
    id: 'secret-blanks',
    text: 'surrounding white space is not part of the secret; there only a line break after some secrets is ignored',
    outcome: 'accepted',
    explains: ({ secret }) => secret === 'with surrounding blanks',
  },
  {
    id: 'timestamp-form',
    text: 'the time must be digits only',
    outcome: 'refused',
    explains: ({ time }) => ['with a fraction', 'with a sign', 'with trailing letters', 'twice'].includes(time),
  },
  {
    id: 'contradictory-headers',
    text: 'a request whose two names of a header have different values is rejected',
    outcome: 'refused',
    explains: ({ names }) => ['both, with another id', 'both, with another time'].includes(names),
  },
  {
    id: 'payload-form',
    text: 'a body that is signed but not a JSON object is not an event',
    outcome: 'refused',
    explains: ({ body }) =>
      ['a JSON number', 'a JSON string', 'a JSON array', 'a parsed number', 'a parsed boolean'].includes(body),
  },
  {
    id: 'body-bytes',
    text: 'the bytes are verified as received: no byte-order mark is dropped, and nothing is decoded first',
    outcome: 'refused',
    explains: ({ body }) =>
      [
        'a byte-order mark that was not signed',
        'bytes that are not UTF-8, signed as what they are decoded to',
      ].includes(body),
  },
];

module.exports = { deviations };
