'use strict';

/** The text of a GET request of the app's page. */
function getRequest(headers = {}) {
  const lines = Object.entries({ host: 'localhost:3000', ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  return `GET / HTTP/1.1\r\n${lines.join('')}\r\n`;
}

const bearer = (token) => getRequest({ authorization: `Bearer ${token}` });

module.exports = { bearer, getRequest };
