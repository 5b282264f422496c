'use strict';

/** Where answers differ from Clerk's OpenAPI document, with the reason. Each has to be needed. */
const DIFFERENCES = [
  {
    pattern: /\.?verification\.channel is unknown$/,
    reason: 'Clerk’s scripts need it in the Frontend API, and both APIs show verifications alike.',
  },
  {
    pattern: /\bdomains.*\.(affiliation_)?verification\.(expire_at|verified_at) is missing$/,
    reason: 'Clerk’s own types have `expires_at` instead, and apps read that.',
  },
];

module.exports = { DIFFERENCES };
