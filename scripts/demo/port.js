'use strict';

const net = require('node:net');

/**
 * Finds a free port of the loopback address: the preferred one if possible, otherwise any, with a message.
 *
 * @param {number} preferred 0 for any
 * @param {string} listener the program that will listen there, for the message
 */
async function choosePort(preferred, listener) {
  try {
    return await probe(preferred);
  } catch (error) {
    if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') {
      throw error;
    }
    const port = await probe(0);
    console.log(`Port ${preferred} is used by another program, so ${listener} uses port ${port}.`);
    return port;
  }
}

module.exports = { choosePort };

function probe(preferred) {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(preferred, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
