'use strict';

const { gzipSync } = require('node:zlib');
const { streaming } = require('../../support/frontend-api');

const JSON_TYPE = { 'content-type': 'application/json' };

/** The responses of the Frontend API, one row per kind; each creates the handler for an API. */
const ANSWERS = {
  json: () => (request, response) => response.writeHead(200, JSON_TYPE).end('{"client":null}'),
  chunks: () => (request, response) => {
    response.writeHead(200, JSON_TYPE);
    response.write('{"a":');
    response.end('1}');
  },
  echo:
    () =>
    (request, response, { body }) =>
      response.writeHead(200, { 'content-type': 'text/plain' }).end(body, 'latin1'),
  nothing: () => (request, response) => response.writeHead(204).end(),
  notModified: () => (request, response) => response.writeHead(304, { etag: '"1"' }).end(),
  notFound: () => (request, response) =>
    response.writeHead(404, JSON_TYPE).end('{"errors":[{"code":"resource_not_found"}]}'),
  unavailable: () => (request, response) => response.writeHead(503, { 'retry-after': '3' }).end(),
  oddStatus: () => (request, response) => response.writeHead(299, 'Fine', JSON_TYPE).end('{}'),
  oneCookie: () => (request, response) => response.writeHead(200, { 'set-cookie': '__client=a; Path=/' }).end(),
  cookies: () => (request, response) =>
    response
      .writeHead(200, {
        'set-cookie': ['__client=a; Path=/', '__session=b; Expires=Thu, 01 Jan 2026 00:00:00 GMT', 'c=d'],
      })
      .end('{}'),
  duplicates: () => (request, response) =>
    response.writeHead(200, { vary: ['Origin', 'Accept'], link: ['<a>; rel=x', '<b>; rel=y'] }).end(),
  hopByHop: () => (request, response) =>
    response
      .writeHead(200, {
        connection: 'close, x-hop',
        'x-hop': '1',
        'x-kept': '2',
        'proxy-authenticate': 'Basic',
        upgrade: 'h2c',
      })
      .end('{}'),
  ofHost: () => (request, response) =>
    response
      .writeHead(200, {
        'alt-svc': 'h3=":443"',
        'strict-transport-security': 'max-age=60',
        nel: '{}',
        'report-to': '{}',
        'clear-site-data': '"*"',
        'reporting-endpoints': 'a="/a"',
      })
      .end('{}'),
  gzip: () => (request, response) =>
    response.writeHead(200, { ...JSON_TYPE, 'content-encoding': 'gzip' }).end(gzipSync('{"packed":true}')),
  earlyHints: () => (request, response) => {
    response.writeEarlyHints({ link: '</style.css>; rel=preload' });
    response.end('{}');
  },
  sameHost: (api) => redirect(`${api.origin}/v1/oauth_callback?code=1#done`),
  samePath: () => redirect('/v1/verify?token=a%20b'),
  sameHostOfOtherScheme: (api) => redirect(`https://127.0.0.1:${api.port}/v1/next`),
  foreign: () => redirect('https://accounts.example.com/sign-in?x=1'),
  foreignOddly: () => redirect('//evil.example/x'),
  noAddress: () => redirect('http://[oops'),
  relative: () => redirect('next?a=b'),
  hangUp: () => streaming((request) => request.socket.destroy()),
};

function redirect(location) {
  return (request, response) => response.writeHead(307, { location }).end();
}

module.exports = { ANSWERS };
