'use strict';

/** Where answers differ from Clerk's OpenAPI document, with the reason. */
const DIFFERENCES = {};

module.exports = { DIFFERENCES };
