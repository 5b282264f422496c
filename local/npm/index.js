'use strict';

const { ClerkLocalError } = require('./lib/error');
const { startClerkLocal } = require('./lib/instance/start');

module.exports = { ClerkLocalError, startClerkLocal };
