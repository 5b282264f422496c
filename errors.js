'use strict';

/** @satisfies {import('./lib/types').EntryPoint<typeof import('./errors')>} */
const exported = require('./lib/errors');

module.exports = exported;
