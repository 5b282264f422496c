'use strict';

const { verifyWebhook } = require('./lib/verify-webhook');

module.exports = { verifyWebhook };
