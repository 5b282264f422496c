'use strict';

const REFRESH_REASONS = [
  'non-eligible-non-get',
  'non-eligible-no-refresh-cookie',
  'non-eligible-no-origin',
  'expired-session-token-missing-sid-claim',
  'fetch-error',
  'unexpected-bapi-error',
  'unexpected-sdk-error',
  'invalid-session-token',
  // Any code of the Backend API; this one stands for all.
  'resource_not_found',
];

/**
 * All reasons that a request can have (authentication.md §3.12), so that a run can say which of them it has not met.
 */
module.exports = [
  'session-token-and-uat-missing',
  'session-token-but-no-client-uat',
  'client-uat-but-no-session-token',
  'session-token-iat-before-client-uat',
  'dev-browser-missing',
  'dev-browser-sync',
  'satellite-needs-syncing',
  'primary-responds-to-syncing',
  'primary-domain-cross-origin-sync',
  'active-organization-mismatch',
  'session-token-missing',
  ...REFRESH_REASONS.map((reason) => `session-token-expired-refresh-${reason}`),
  'session-token-nbf',
  'session-token-iat-in-the-future',
  'token-type-mismatch',
  'unexpected-error',
  'configuration-unusable-for-request',
  'No token in header',
  'token-invalid',
  'token-invalid-algorithm',
  'token-invalid-signature',
  'token-verification-failed',
  'token-invalid-authorized-parties',
  'token-invalid-issuer',
  'token-expired',
  'token-not-active-yet',
  'token-iat-in-the-future',
  'secret-key-invalid',
  'jwk-remote-failed-to-load',
  'jwk-kid-mismatch',
  'jwk-failed-to-resolve',
];
