/**
 * Thrown, rejected with or passed to `next()` if the configuration is invalid. `message` is one sentence that names the
 * option and the variable, and never contains a key.
 */
export interface ConfigurationError extends Error {
  /** Stable code. */
  code: ConfigurationErrorCode;
  /** How to fix it. The console shows it after the message. */
  action?: string;
}

/** What is wrong with the configuration. */
export type ConfigurationErrorCode =
  /** `acceptsToken` names a kind of token that does not exist. */
  | 'accepts-token-invalid'
  /** `apiUrl` is not an absolute `http` or `https` URL, or has credentials. */
  | 'api-url-invalid'
  /** `apiVersion` is not a string. */
  | 'api-version-invalid'
  /** `audience` is not a string or an array of strings, or would check nothing. */
  | 'audience-invalid'
  /** `fetch` is not a function. */
  | 'fetch-invalid'
  /** Browsers cannot be redirected to the Frontend API, because `proxyUrl` or `domain` does not form a URL. */
  | 'frontend-api-invalid'
  /** `frontendApiProxy` is not an object with `enabled`, or its `path` is not a path. */
  | 'frontend-api-proxy-invalid'
  /** `issuer` has an entry that is not a string, or would check nothing. */
  | 'issuer-invalid'
  /** `jwksTimeoutInMs` is not a positive number of milliseconds. */
  | 'jwks-timeout-invalid'
  /** `machineSecretKey` contains white space, is in quotation marks, or has a character not allowed in a header. */
  | 'machine-secret-key-invalid'
  /** `machineSecretKey` is only white space. */
  | 'machine-secret-key-missing'
  /** `clerkMiddleware` or `requireAuth` was used as a middleware without being called. */
  | 'middleware-not-called'
  /** The options are not an object. */
  | 'options-invalid'
  /** A pattern of `organizationSyncOptions` does not compile. */
  | 'organization-pattern-invalid'
  /** `publishableKey` is not a publishable key. */
  | 'publishable-key-invalid'
  /** Neither `publishableKey` nor `CLERK_PUBLISHABLE_KEY` is set. */
  | 'publishable-key-missing'
  /** `retry.attempts` is not a whole number from 0 to 10. */
  | 'retry-invalid'
  /** A satellite has neither a domain nor a proxy. */
  | 'satellite-domain-missing'
  /** `signInUrl` of a satellite of a development instance is missing or relative. */
  | 'satellite-sign-in-url-invalid'
  /** `secretKey` contains white space, is in quotation marks, or has a character not allowed in a header. */
  | 'secret-key-invalid'
  /** Neither `secretKey` nor `CLERK_SECRET_KEY` is set. */
  | 'secret-key-missing'
  /** `timeoutMs` is not a number of milliseconds within the range of timers. */
  | 'timeout-invalid'
  /** `userAgent` has a character not allowed in a header. */
  | 'user-agent-invalid';
