'use strict';

/** What is there for WebSockets. Loaded when it is called: most apps have none. */

/** See `authenticate.js`. */
function authenticateUpgrade(req, options) {
  return require('./authenticate').authenticateUpgrade(req, options);
}

/** See `refuse.js`. */
function refuseUpgrade(socket, auth) {
  require('./refuse').refuseUpgrade(socket, auth);
}

module.exports = { authenticateUpgrade, refuseUpgrade };
