'use strict';

const net = require('node:net');

/**
 * Finds a port of the loopback address: the wished one if it is free, otherwise any, and says so.
 *
 * @param {number} wished 0 for any
 * @param {string} who will listen there
 */
async function choosePort(wished, who) {
  try {
    return await probe(wished);
  } catch (error) {
    if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') {
      throw error;
    }
    const port = await probe(0);
    console.log(`Port ${wished} is used by another program, so ${who} takes port ${port}.`);
    return port;
  }
}

module.exports = { choosePort };

function probe(wished) {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(wished, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
