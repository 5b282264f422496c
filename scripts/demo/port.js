'use strict';

const net = require('node:net');
const { codeOf } = require('../prepare/run');

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
    if (!['EADDRINUSE', 'EACCES'].includes(codeOf(error) ?? '')) {
      throw error;
    }
    const port = await probe(0);
    console.log(`Port ${preferred} is used by another program, so ${listener} uses port ${port}.`);
    return port;
  }
}

module.exports = { choosePort };

/**
 * @param {number} preferred
 * @returns {Promise<number>}
 */
function probe(preferred) {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(preferred, '127.0.0.1', () => {
      const { port } = /** @type {net.AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}
