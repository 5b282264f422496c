'use strict';

/**
 * What clients send besides, here as Node's `fetch()` does: a request without it would flatter nobody and fit nobody.
 */
const USUAL = {
  host: 'localhost:3000',
  connection: 'keep-alive',
  accept: '*/*',
  'accept-language': '*',
  'sec-fetch-mode': 'cors',
  'user-agent': 'node',
  'accept-encoding': 'gzip, deflate',
};

/** The text of a GET request of the app's page. */
function getRequest(headers = {}) {
  const lines = Object.entries({ ...USUAL, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  return `GET / HTTP/1.1\r\n${lines.join('')}\r\n`;
}

const bearer = (token) => getRequest({ authorization: `Bearer ${token}` });

module.exports = { bearer, getRequest };
