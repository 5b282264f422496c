'use strict';

const { redisStore } = require('./store');

/** @type {typeof import('./revocations').redisRevocations} */
function redisRevocations(...args) {
  // Loads the addon, which stores do not need.
  return require('./revocations').redisRevocations(...args);
}

module.exports = { redisRevocations, redisStore };
