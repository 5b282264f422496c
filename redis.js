'use strict';

// Neither the addon nor a Redis client is loaded: the app brings its own client.
/** @satisfies {import('./lib/types').EntryPoint<typeof import('./redis')>} */
const exported = require('./lib/redis');

module.exports = exported;
