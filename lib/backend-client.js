'use strict';

const { BackendClient } = require('./native');
const { createNamespaces } = require('./backend');

/**
 * The namespaces of a client. Its native half is made by the first call, which is the one that tells of a configuration
 * that cannot work.
 *
 * @param {object} options see `createClerkClient()`
 */
function createBackendClient(options) {
  let native;
  return createNamespaces(() => (native ??= connect(options)));
}

/** The native half of a client. Throws an error with a `code` when the configuration cannot work. */
function connect({ secretKey, machineSecretKey, apiUrl, apiVersion, userAgent }) {
  return new BackendClient({
    secretKey: keyOf(secretKey),
    machineSecretKey: keyOf(machineSecretKey),
    apiUrl: apiUrl || undefined,
    apiVersion: apiVersion || undefined,
    userAgent: userAgent || undefined,
  });
}

/** A key, where it is one: what is no text, and empty text, count as none. */
function keyOf(value) {
  return typeof value === 'string' && value ? value : undefined;
}

module.exports = { createBackendClient };
