'use strict';

/**
 * The headers that clients always send, here as Node's `fetch()` does. Requests without them would not be realistic.
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

/** @param {string} token */
const bearer = (token) => getRequest({ authorization: `Bearer ${token}` });

module.exports = { bearer, getRequest };
