'use strict';

/**
 * Where our answer to a webhook is another one than the peer's, on purpose. `outcome` is ours; what no row explains is
 * a fault.
 *
 * @type {{ id: string, text: string, outcome: 'accepted' | 'refused', explains: (features: object) => boolean }[]}
 */
const deviations = [
  {
    id: 'standard-names',
    text: 'the header names of Standard Webhooks (webhook-id, …) are known too',
    outcome: 'accepted',
    explains: ({ names }) => names === 'webhook',
  },
  {
    id: 'any-method',
    text: 'a webhook of any method is verified, and of none: nobody signs it',
    outcome: 'accepted',
    explains: ({ request }) => ['a GET', 'a HEAD', 'a TRACE', 'a method that is none', 'no method'].includes(request),
  },
  {
    id: 'any-address',
    text: 'the address is not looked at: nobody signs it',
    outcome: 'accepted',
    explains: ({ request }) => request === 'an address that is none',
  },
  {
    id: 'any-header',
    text: 'other headers are not looked at, such as those of HTTP/2 that Fetch refuses',
    outcome: 'accepted',
    explains: ({ request }) => ['pseudo-headers of HTTP/2', 'a header that Fetch refuses'].includes(request),
  },
  {
    id: 'plain-bytes',
    text: 'a body in a Uint8Array is taken as its bytes',
    outcome: 'accepted',
    explains: ({ body }) => body === 'plain bytes',
  },
  {
    id: 'raw-body',
    text: 'req.rawBody goes before req.body',
    outcome: 'accepted',
    explains: ({ body }) => body === 'rawBody',
  },
  {
    id: 'raw-body',
    text: 'req.rawBody goes before req.body',
    outcome: 'refused',
    explains: ({ body }) => body === 'rawBody, which is another',
  },
  {
    id: 'header-lists',
    text: 'of a header that is a list, every signature counts',
    outcome: 'accepted',
    explains: ({ list }) => list === 'last in a list',
  },
  {
    id: 'null-options',
    text: 'options that are null are none',
    outcome: 'accepted',
    explains: ({ secret }) => secret === 'in the environment, with options that are null',
  },
  {
    id: 'options-form',
    text: 'options that are no object are an error: a secret in their place would be ignored',
    outcome: 'refused',
    explains: ({ secret }) => secret === 'in place of the options',
  },
  {
    id: 'secret-form',
    text: 'a secret with a letter too many, which was not copied whole or is mistyped, is an error',
    outcome: 'refused',
    explains: ({ secret }) => secret === 'with a letter too many',
  },
  {
    id: 'secret-blanks',
    text: 'blanks and line breaks around the secret are none of it; there only one of them behind some secrets is',
    outcome: 'accepted',
    explains: ({ secret }) => secret === 'with blanks around it',
  },
  {
    id: 'timestamp-form',
    text: 'the time is digits and nothing else',
    outcome: 'refused',
    explains: ({ time }) => ['with a fraction', 'with a sign', 'with letters behind it', 'twice'].includes(time),
  },
  {
    id: 'contradictory-headers',
    text: 'a request whose two names of a header have different values is refused',
    outcome: 'refused',
    explains: ({ names }) => ['both, with another id', 'both, with another time'].includes(names),
  },
  {
    id: 'payload-form',
    text: 'a body that is signed and no JSON object is no event',
    outcome: 'refused',
    explains: ({ body }) =>
      ['a JSON number', 'a JSON text', 'a JSON list', 'a parsed number', 'a parsed boolean'].includes(body),
  },
  {
    id: 'body-bytes',
    text: 'the bytes are verified as they came: no byte-order mark is dropped, and nothing is decoded before',
    outcome: 'refused',
    explains: ({ body }) =>
      ['a byte-order mark that was not signed', 'bytes that are no UTF-8, signed as what they are decoded to'].includes(
        body,
      ),
  },
];

module.exports = { deviations };
