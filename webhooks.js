'use strict';

// The addon first, as in `index.js`.
require('./lib/native');
const { verifyWebhook } = require('./lib/verify-webhook');

/** @satisfies {import('./lib/types').EntryPoint<typeof import('./webhooks')>} */
const exported = { verifyWebhook };

module.exports = exported;
