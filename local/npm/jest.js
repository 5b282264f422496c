'use strict';

const { setupClerkLocal } = require('./lib/testing/hooks');

module.exports = { setupClerkLocal };
