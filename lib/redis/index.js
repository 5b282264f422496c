'use strict';

const { redisStore } = require('./store');

module.exports = { redisStore };
