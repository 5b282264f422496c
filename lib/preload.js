'use strict';

const { prepareCalls } = require('./native');

let areReady = false;

/**
 * Loads what requests can need and loading this package leaves out. A process that has used up its file descriptors can
 * neither read a module nor start a thread, and clients that open enough connections can cause that: what is needed to
 * answer them is in memory before the first one. Called when middleware is made.
 */
function loadForRequests() {
  if (areReady) {
    return;
  }
  areReady = true;
  prepareCalls();
  require('./authenticate-request');
  require('./backend');
  require('./auth/debug');
  require('./auth/machine-auth-object');
  require('./options/organization-sync');
  require('./backend/telemetry');
  require('./upgrade');
  require('./verify-token');
}

/** The same for middleware whose options come with the requests: any of them may be there. */
function loadForAnyOptions() {
  loadForRequests();
  require('./frontend-api-proxy');
  require('./guard');
  require('./guard/sign-in-redirect');
}

module.exports = { loadForAnyOptions, loadForRequests };
