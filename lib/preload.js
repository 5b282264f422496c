'use strict';

const { prepareCalls } = require('./native');

let isLoaded = false;

/**
 * Loads what requests may need and loading this package leaves out. A process without free file descriptors can neither
 * read a module nor start a thread, and clients that open enough connections can cause that: everything that handles
 * them is in memory before the first one. Called when a middleware is created.
 */
function loadForRequests() {
  if (isLoaded) {
    return;
  }
  isLoaded = true;
  prepareCalls();
  require('./authenticate-request');
  require('./backend');
  require('./auth/debug');
  require('./auth/machine-auth-object');
  require('./get-auth');
  require('./options/organization-sync');
  require('./backend/telemetry');
  require('./upgrade');
  require('./verify-token');
}

/** The same for middleware whose options come with the requests, so that any of them may be set. */
function loadForAnyOptions() {
  loadForRequests();
  require('./frontend-api-proxy');
  require('./guard');
  require('./guard/sign-in-redirect');
}

module.exports = { loadForAnyOptions, loadForRequests };
