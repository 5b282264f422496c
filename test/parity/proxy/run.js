'use strict';

const { serveApp } = require('../../support/app');
const { startFrontendApi } = require('../../support/frontend-api');
const { sendBytes } = require('../../support/http');
const { implementations } = require('../../support/implementations');
const { ANSWERS } = require('./answers');
const { SETUPS } = require('./setups');

/** Headers that differ between connections, or describe the framing. */
const NOT_COMPARED = new Set(['connection', 'date', 'keep-alive', 'transfer-encoding']);

/**
 * Starts the servers for the cases: one Frontend API for both packages, and an app of each for every setup.
 *
 * @returns {Promise<(proxyCase: object) => Promise<{ ours: object, reference: object, differences: object[] }>>}
 */
async function startComparison(express) {
  const api = await startFrontendApi();
  const apps = new Map();
  const appOf = (who, setup) => {
    const key = `${who} ${setup}`;
    apps.set(key, apps.get(key) ?? serveApp(express, (app) => SETUPS[setup](app, implementations[who], express)));
    return apps.get(key);
  };
  const observe = async (who, { setup, request, answer, environment }) => {
    const app = await appOf(who, setup);
    api.requests.length = 0;
    api.answer = ANSWERS[answer](api);
    Object.assign(process.env, {
      CLERK_FAPI_URL: `${api.origin}${environment?.base ?? ''}`,
      ...environment?.variables,
    });
    try {
      return view(finalAnswer(await sendBytes(app, bytesOf(request))), api);
    } finally {
      delete process.env.CLERK_FAPI_URL;
      Object.keys(environment?.variables ?? {}).forEach((name) => delete process.env[name]);
    }
  };
  return async (proxyCase) => {
    const ours = await observe('ours', proxyCase);
    const reference = await observe('reference', proxyCase);
    return { ours, reference, differences: differencesOf(ours, reference) };
  };
}

/** A request as sent on the wire. */
function bytesOf({ method, target, headers, body = '' }) {
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return Buffer.from(`${method} ${target} HTTP/1.1\r\n${lines}\r\n${body}`, 'latin1');
}

/** Skips informational responses. */
function finalAnswer({ status, head, body }) {
  if (status >= 200) {
    return { status, head, body };
  }
  const [next] = body.split('\r\n\r\n', 1);
  return finalAnswer({ status: Number(next.split(' ')[1]), head: next, body: body.slice(next.length + 4) });
}

/** What the client received, and what the Frontend API received. */
function view({ status, head, body }, api) {
  const pairs = head
    .split('\r\n')
    .slice(1)
    .map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]);
  const isChunked = pairs.some(([name, value]) => name === 'transfer-encoding' && value === 'chunked');
  return {
    client: { status, headers: sorted(pairs, api), body: withoutWords(isChunked ? unchunked(body) : body) },
    frontendApi: api.requests.map(({ method, url, rawHeaders, body: sent }) => ({
      method,
      url,
      headers: sorted(
        rawHeaders.flatMap((name, index) => (index % 2 === 0 ? [[name.toLowerCase(), rawHeaders[index + 1]]] : [])),
        api,
      ),
      body: sent,
    })),
  };
}

function sorted(pairs, api) {
  return pairs
    .filter(([name]) => !NOT_COMPARED.has(name))
    .map(([name, value]) => [name, value.replaceAll(`127.0.0.1:${api.port}`, 'frontend-api')])
    .sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
}

function unchunked(text) {
  let rest = text;
  let whole = '';
  for (;;) {
    const end = rest.indexOf('\r\n');
    const size = Number.parseInt(rest.slice(0, end), 16);
    if (!(size > 0)) {
      return whole;
    }
    whole += rest.slice(end + 2, end + 2 + size);
    rest = rest.slice(end + 4 + size);
  }
}

/** Messages differ between packages. */
function withoutWords(body) {
  return body.replace(/("code":"proxy_\w+","message":)"(?:[^"\\]|\\.)*"/, '$1"(a message)"');
}

/** One difference for each header, and for each other part: `{ part, ours, reference }`. */
function differencesOf(ours, reference) {
  const parts = [
    ['client.status', ({ client }) => client.status],
    ['client.body', ({ client }) => client.body],
    ['frontendApi.count', ({ frontendApi }) => frontendApi.length],
    ['frontendApi.method', ({ frontendApi }) => frontendApi[0]?.method],
    ['frontendApi.url', ({ frontendApi }) => frontendApi[0]?.url],
    ['frontendApi.body', ({ frontendApi }) => frontendApi[0]?.body],
    ...headerParts('client', [ours, reference], ({ client }) => client.headers),
    ...headerParts('frontendApi', [ours, reference], ({ frontendApi }) => frontendApi[0]?.headers ?? []),
  ];
  return parts
    .map(([part, read]) => ({ part, ours: read(ours), reference: read(reference) }))
    .filter((difference) => JSON.stringify(difference.ours) !== JSON.stringify(difference.reference));
}

function headerParts(side, views, headersOf) {
  const names = new Set(views.flatMap((one) => headersOf(one).map(([name]) => name)));
  return [...names].map((name) => [
    `${side}.headers.${name}`,
    (one) =>
      headersOf(one)
        .filter(([other]) => other === name)
        .map(([, value]) => value),
  ]);
}

module.exports = { startComparison };
