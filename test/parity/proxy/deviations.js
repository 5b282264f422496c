'use strict';

const { Readable } = require('node:stream');

/**
 * The deliberate differences from the Frontend API proxy of `@clerk/express`: the only table of them. Anything that no
 * row explains is a fault.
 *
 * A row's `explains` checks one difference of one case and is as narrow as possible. If a request has another result,
 * everything after that differs with it.
 *
 * @typedef {{ proxyCase: import('./cases').ProxyCase, difference:
 *   { part: string, ours: unknown, reference: unknown }, ours: object, reference: object }} Subject
 */

/** @type {{ id: string, text: string, explains: (subject: Subject) => boolean }[]} */
const deviations = [
  {
    id: 'S2',
    text: 'every cookie of a response is kept, and those that the app has set',
    explains: ({ proxyCase, difference: { part, ours, reference }, ours: { frontendApi } }) => {
      const own = proxyCase.setup === 'after cookies of the app' ? ['theme=dark'] : [];
      const sent = COOKIES[proxyCase.answer] ?? [];
      return (
        part === 'client.headers.set-cookie' &&
        frontendApi.length === 1 &&
        same(ours, [...own, ...sent]) &&
        same(reference, [...own, ...sent].slice(-1))
      );
    },
  },
  {
    id: 'S9',
    text: 'the cookie that counts redirects applies to all paths',
    explains: ({ difference: { part, ours, reference } }) =>
      part === 'client.headers.set-cookie' && same(ours, [...reference.slice(0, -1), `${reference.at(-1)}; Path=/`]),
  },
  {
    id: 'wording',
    text: 'messages differ, and configuration errors have a code',
    explains: ({ proxyCase, difference: { part, ours, reference }, ours: { client, frontendApi } }) =>
      part === 'client.headers.x-clerk-auth-message'
        ? ours.length === 1 && reference.length === 1
        : frontendApi.length === 0 &&
          client.status === 500 &&
          /^(without a|with an invalid) (publishable|secret) key/.test(proxyCase.setup) &&
          /^client\.(body|headers\.(etag|content-length))$/.test(part),
  },
  {
    id: 'fetch-headers',
    text: 'no header is added or changed that a Fetch client adds on its own',
    explains: ({ difference: { part, ours, reference } }) =>
      /^frontendApi/.test(part) &&
      (same(ours, []) || part.endsWith('.sec-fetch-mode')) &&
      OF_FETCH[nameIn(part)] === reference[0],
  },
  {
    id: 'client-address',
    text: 'Clerk gets the address of the connection if no proxy names that of the client',
    explains: ({ proxyCase, difference: { part, ours, reference } }) =>
      part === 'frontendApi.headers.x-forwarded-for' &&
      same(ours, ['127.0.0.1']) &&
      same(reference, []) &&
      !has(proxyCase, /^(x-forwarded-for|x-real-ip|cf-connecting-ip)$/),
  },
  {
    id: 'framing',
    text: 'a response keeps its length, if it has one, and errors of the proxy itself have theirs',
    explains: ({ difference: { part, ours, reference }, ours: { client } }) =>
      part === 'client.headers.content-length' &&
      (same(reference, []) ? /^\d+$/.test(ours[0]) : same(ours, []) && same(reference, ['0']) && client.body === ''),
  },
  {
    id: 'content-coding',
    text: 'a response that is compressed without being requested is forwarded as is',
    explains: ({ proxyCase, difference: { part, ours } }) =>
      proxyCase.answer === 'gzip' &&
      (part === 'client.body'
        ? ours.startsWith('\x1f\x8b')
        : part === 'client.headers.content-encoding' && same(ours, ['gzip'])),
  },
  {
    id: 'bodies',
    text: 'a body is forwarded whatever the method',
    explains: ({ proxyCase: { request, answer }, difference: { part, ours, reference } }) => {
      const isOwn = !['POST', 'PUT', 'PATCH'].includes(request.method) && request.body !== '';
      const isBody = part === 'frontendApi.body' || (answer === 'echo' && part === 'client.body');
      const isLength =
        part === 'frontendApi.headers.content-length' ||
        (answer === 'echo' && part === 'client.headers.content-length');
      return (
        isOwn &&
        (isBody ? ours !== '' && reference === '' : isLength && (same(reference, []) || same(reference, ['0'])))
      );
    },
  },
  {
    id: 'redirects',
    text: 'a relative Location is resolved as in browsers, and the path of CLERK_FAPI_URL is removed from it',
    explains: ({ proxyCase: { answer, environment }, difference: { part } }) =>
      part === 'client.headers.location' &&
      (answer === 'relative' || (Boolean(environment?.base) && ['sameHost', 'samePath'].includes(answer))),
  },
  {
    id: 'stale-connections',
    text: 'requests that are safe to repeat are sent again if a kept-alive connection closes just as it is used',
    explains: ({ proxyCase: { answer, request }, difference: { part, ours, reference } }) =>
      answer === 'hangUp' &&
      part === 'frontendApi.count' &&
      ['GET', 'HEAD', 'OPTIONS'].includes(request.method) &&
      ours === 2 &&
      reference === 1,
  },
  {
    id: 'consumed-bodies',
    text: 'a body that was read before is rejected with the reason',
    explains: ({ proxyCase: { setup, request }, difference: { part }, ours: { client, frontendApi }, reference }) => {
      const isSame =
        reference.client.status === 400 &&
        /^client\.(body|headers\.(cache-control|content-length|content-type))$/.test(part);
      const isSentEmpty =
        READ_STREAMS_ARE_EMPTY &&
        reference.client.status === 502 &&
        reference.frontendApi.length === 1 &&
        reference.frontendApi[0].body === '';
      // `@clerk/express` drops bodies of other methods, read or not.
      return (
        setup === 'after express.json()' &&
        request.body !== '' &&
        client.status === 400 &&
        frontendApi.length === 0 &&
        (isSame || isSentEmpty || !['POST', 'PUT', 'PATCH'].includes(request.method))
      );
    },
  },
  {
    id: 'proxy-connection',
    text: 'Proxy-Connection is not forwarded',
    explains: ({ difference: { part, ours } }) => part === 'frontendApi.headers.proxy-connection' && same(ours, []),
  },
  {
    id: 'expect',
    text: 'a request that expects 100 Continue is forwarded',
    explains: ({ proxyCase, ours, reference }) =>
      has(proxyCase, /^expect$/) && ours.client.status === 200 && reference.client.status === 502,
  },
  {
    id: 'transfer-codings',
    text: 'a body with a transfer coding that was not decoded is rejected',
    explains: ({ proxyCase, ours }) =>
      valueOf(proxyCase, 'transfer-encoding') === 'gzip, chunked' &&
      ours.client.status === 501 &&
      ours.frontendApi.length === 0,
  },
  {
    id: 'dot-segments',
    text: 'a path that a server could leave by decoding it, or by stripping parameters, is rejected',
    explains: ({ proxyCase: { request }, ours }) =>
      /\/(\.|%(25)?2e){1,2}(;|%2f|%5c|%252f|\/)/i.test(request.target) &&
      ours.client.status === 400 &&
      ours.frontendApi.length === 0,
  },
  {
    id: 'host-policies',
    text: 'response headers that affect Clerk’s host beyond the response are not forwarded',
    explains: ({ proxyCase: { answer }, difference: { part, ours } }) =>
      answer === 'ofHost' && HOST_POLICY.test(part) && same(ours, []),
  },
  {
    id: 'hosts',
    text: 'a host with anything but a host name and port is rejected',
    explains: ({ proxyCase, ours }) =>
      /[/?#@]/.test(valueOf(proxyCase, 'host')) && ours.client.status === 400 && ours.frontendApi.length === 0,
  },
  {
    id: 'S7',
    text: 'of forwarded headers, only http and https, and valid hosts, are used',
    explains: ({ proxyCase, difference: { part } }) => {
      const isOdd =
        !['', 'http', 'https', 'HTTPS'].includes(firstOf(valueOf(proxyCase, 'x-forwarded-proto'))) ||
        /[^\w.:-]/.test(firstOf(valueOf(proxyCase, 'x-forwarded-host')));
      return (
        isOdd &&
        [
          'frontendApi.headers.clerk-proxy-url',
          'frontendApi.headers.x-forwarded-host',
          'frontendApi.headers.x-forwarded-proto',
          'client.headers.location',
          'client.status',
        ].includes(part)
      );
    },
  },
];

const COOKIES = {
  oneCookie: ['__client=a; Path=/'],
  cookies: ['__client=a; Path=/', '__session=b; Expires=Thu, 01 Jan 2026 00:00:00 GMT', 'c=d'],
};

const HOST_POLICY = /^client\.headers\.(alt-svc|strict-transport-security|nel|report-to|clear-site-data)$/;

/** Headers that a Fetch client adds to a request. */
const OF_FETCH = {
  accept: '*/*',
  'accept-language': '*',
  'sec-fetch-mode': 'cors',
  'user-agent': 'node',
  'cache-control': 'no-cache',
  pragma: 'no-cache',
};

/**
 * Whether Node treats a stream that was read as an empty body, as Node 24 does. Then `@clerk/express` sends a request
 * without its body and fails, where it rejects the request on others.
 */
const READ_STREAMS_ARE_EMPTY = isBody(Readable.toWeb(new Readable().destroy()));

/** The id of the first row that explains a difference; nothing if none does. */
function explain(subject) {
  return deviations.find(({ explains }) => explains(subject))?.id;
}

function isBody(body) {
  try {
    return new Request('http://a', { method: 'POST', body, duplex: 'half' }).body !== null;
  } catch {
    return false;
  }
}

function has({ request }, pattern) {
  return request.headers.some(([name]) => pattern.test(name.toLowerCase()));
}

function valueOf({ request }, name) {
  return request.headers.find(([other]) => other.toLowerCase() === name)?.[1] ?? '';
}

function nameIn(part) {
  return part.split('.').at(-1);
}

function firstOf(list) {
  return list.split(',')[0].trim();
}

function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

module.exports = { deviations, explain };
