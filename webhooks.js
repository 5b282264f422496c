'use strict';

// The addon first, as in `index.js`.
require('./lib/native');
const { verifyWebhook } = require('./lib/verify-webhook');

module.exports = { verifyWebhook };
