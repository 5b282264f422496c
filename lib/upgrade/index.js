'use strict';

/** The functions for WebSockets. */

const { authenticateUpgrade } = require('./authenticate');
const { refuseUpgrade } = require('./refuse');

module.exports = { authenticateUpgrade, refuseUpgrade };
