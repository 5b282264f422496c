// Generated from api/errors.yaml by `npm run generate`. Do not edit.

/** What is wrong with a configuration, or with how this package is used. */
export type ConfigurationErrorCode =
  /**
   * `acceptsToken` names an unknown token type, or leaves out session tokens although a guard requires something of
   * them.
   */
  | 'accepts-token-invalid'
  /** `allowedOrigins` of `authenticateUpgrade()` contains something other than an origin. */
  | 'allowed-origins-invalid'
  /** `apiUrl` is not an absolute `http` or `https` URL, or contains credentials. */
  | 'api-url-invalid'
  /** `apiVersion` is not a string. */
  | 'api-version-invalid'
  /** An argument of a Backend API call is missing or cannot be sent. */
  | 'argument-invalid'
  /** `audience` is not a string or an array of strings, or contains only empty strings, which would check nothing. */
  | 'audience-invalid'
  /** `authorizedParties` contains something other than strings, or is empty with `strict`. */
  | 'authorized-parties-invalid'
  /** `clerkClient` has no method `authenticateRequest()`, or its result cannot be used. */
  | 'clerk-client-invalid'
  /** `domain` is not a string. */
  | 'domain-invalid'
  /** The guard option `feature` is not a name. */
  | 'feature-invalid'
  /** `fetch` is not a function. */
  | 'fetch-invalid'
  /** The guard option `forbidden` is not a function. */
  | 'forbidden-invalid'
  /** Browsers cannot be redirected to the Frontend API, because `proxyUrl` or `domain` does not form a URL. */
  | 'frontend-api-invalid'
  /** `frontendApiProxy` is not an object with `enabled`, or its `path` is not a path. */
  | 'frontend-api-proxy-invalid'
  /** `has()` was called without an object that says what to check. */
  | 'has-argument-missing'
  /** `headerType` contains something other than strings. */
  | 'header-type-invalid'
  /** `issuer` is not a string or an array of strings, or contains only empty strings, which would check nothing. */
  | 'issuer-invalid'
  /** `jwksTimeoutInMs` is not a positive number of milliseconds. */
  | 'jwks-timeout-invalid'
  /** `jwtKey` is not a string. */
  | 'jwt-key-invalid'
  /**
   * `machineSecretKey` contains white space, is in quotation marks, or contains a character that a header cannot
   * carry.
   */
  | 'machine-secret-key-invalid'
  /** `machineSecretKey` contains only white space. */
  | 'machine-secret-key-missing'
  /**
   * `machineTokenCache` has a `ttlMs` or `storeTimeoutMs` that is not a number of milliseconds, or a `store` without
   * the functions `get`, `set` and `delete`.
   */
  | 'machine-token-cache-invalid'
  /** `getAuth()` was called on a request that no middleware of this package has handled. */
  | 'middleware-missing'
  /** `clerkMiddleware` or `requireAuth` was used as a middleware without being called. */
  | 'middleware-not-called'
  /**
   * A function among the options threw a value that is not an `Error`, and that `next()` would not treat as an
   * error.
   */
  | 'option-function-threw'
  /** `requireAuth()` was given an option that neither the middleware nor a guard has. */
  | 'option-unknown'
  /** The options are not an object. */
  | 'options-invalid'
  /** A pattern of `organizationSyncOptions` does not compile. */
  | 'organization-pattern-invalid'
  /** `organizationSyncOptions` is not an object, or contains something other than paths and regular expressions. */
  | 'organization-sync-options-invalid'
  /** The guard option `permission` is not a name, or is a system permission, which session tokens do not contain. */
  | 'permission-invalid'
  /** The guard option `plan` is not a name. */
  | 'plan-invalid'
  /** `proxyUrl` is not a string. */
  | 'proxy-url-invalid'
  /** `publishableKey` is not a publishable key. */
  | 'publishable-key-invalid'
  /** Neither `publishableKey` nor `CLERK_PUBLISHABLE_KEY` is set. */
  | 'publishable-key-missing'
  /**
   * A function of `clerk-express-native/redis` was called with something other than a client of `redis` (version 4
   * or later) or `ioredis`.
   */
  | 'redis-client-invalid'
  /**
   * The options of a function of `clerk-express-native/redis` are not an object, or contain an unknown option or an
   * invalid value.
   */
  | 'redis-options-invalid'
  /**
   * The request names no usable host, so the functions among `domain`, `isSatellite` and `proxyUrl` cannot be
   * called.
   */
  | 'request-address-unknown'
  /**
   * `authenticateRequest()` was called with a request whose target is not a valid URL, or whose method Fetch
   * forbids.
   */
  | 'request-unreadable'
  /** `retry.attempts` is not an integer from 0 to 10. */
  | 'retry-invalid'
  /** The guard option `reverification` is neither a preset nor an object with `level` and `afterMinutes`. */
  | 'reverification-invalid'
  /** An id or a time for a method of `createRevocations()` is not a usable value. */
  | 'revocation-invalid'
  /** A revocation takes effect in this process, but could not be published to the others through Redis. */
  | 'revocation-not-published'
  /** A method of `createRevocations()` was called after `close()`. */
  | 'revocations-closed'
  /** `revocations` is not an object of `createRevocations()`, or an option of `createRevocations()` is not usable. */
  | 'revocations-invalid'
  /** The guard option `role` is not a name. */
  | 'role-invalid'
  /** A satellite has neither a domain nor a proxy. */
  | 'satellite-domain-missing'
  /** `signInUrl` of a satellite of a development instance is missing, relative, or of the satellite itself. */
  | 'satellite-sign-in-url-invalid'
  /** The guard option `scope` is not a name or an array of names, or no accepted token type has scopes. */
  | 'scope-invalid'
  /** A guard accepts machine tokens, which cannot meet what it requires of sessions. */
  | 'scope-missing'
  /** `secretKey` contains white space, is in quotation marks, or contains a character that a header cannot carry. */
  | 'secret-key-invalid'
  /** Neither `secretKey` nor `CLERK_SECRET_KEY` is set. */
  | 'secret-key-missing'
  /** `signInUrl` is not a string. */
  | 'sign-in-url-invalid'
  /** `signal` is not an `AbortSignal`. */
  | 'signal-invalid'
  /** `domain` or `proxyUrl` is a function that returned neither a string nor `undefined`. */
  | 'site-invalid'
  /** `timeoutMs` is not a number of milliseconds that timers support. */
  | 'timeout-invalid'
  /** `tokenCache` is neither `false` nor an object with a valid number of `entries`. */
  | 'token-cache-invalid'
  /** `tokenFrom` of `authenticateUpgrade()` is not an object with the names `query` or `protocol`. */
  | 'token-from-invalid'
  /** `treatPendingAsSignedOut` is not a boolean. */
  | 'treat-pending-as-signed-out-invalid'
  /** The guard option `unauthenticated` is not `'redirect'`, `'json'` or a function. */
  | 'unauthenticated-invalid'
  /** `userAgent` contains a character that a header cannot carry. */
  | 'user-agent-invalid';

/** Why a webhook was not accepted. */
export type WebhookErrorCode =
  /** The body was read before and not kept. */
  | 'webhook-body-consumed'
  /** A parser has parsed the body, and serializing it again does not give the signed bytes. */
  | 'webhook-body-parsed'
  /** The body did not arrive in time. */
  | 'webhook-body-timeout'
  /** The body exceeds the limit of 1 MiB. */
  | 'webhook-body-too-large'
  /** The connection broke while the body was read. */
  | 'webhook-body-unreadable'
  /** `body` is a value that cannot be serialized as JSON. */
  | 'webhook-body-unserializable'
  /** The `svix-` and the `webhook-` headers have different ids or timestamps. */
  | 'webhook-headers-contradictory'
  /** One of the three headers is missing. */
  | 'webhook-headers-missing'
  /** The options of `verifyWebhook()` are not an object. */
  | 'webhook-options-invalid'
  /** The body is signed, but is not a JSON object. */
  | 'webhook-payload-invalid'
  /** The first argument of `verifyWebhook()` is not a request. */
  | 'webhook-request-invalid'
  /** No signature matches this secret and this body. */
  | 'webhook-signature-mismatch'
  /** The signing secret is malformed. */
  | 'webhook-signing-secret-invalid'
  /** Neither `signingSecret` nor `CLERK_WEBHOOK_SIGNING_SECRET` is set. */
  | 'webhook-signing-secret-missing'
  /** The timestamp is not a number of seconds. */
  | 'webhook-timestamp-invalid'
  /** The webhook was sent more than 300 s in the future, by this machine's clock. */
  | 'webhook-timestamp-too-new'
  /** The webhook was sent more than 300 s ago. */
  | 'webhook-timestamp-too-old';

/** Why the native addon cannot be loaded. */
export type AddonErrorCode =
  /** The package was bundled, so it cannot find its addon. */
  | 'addon-bundled'
  /** The file of the addon is incomplete. */
  | 'addon-damaged'
  /** The runtime was started without permission to load native addons. */
  | 'addon-disabled'
  /** The system's glibc is older than the one that the addon needs. */
  | 'addon-glibc-too-old'
  /** The installed addon is for the other C library (glibc or musl). */
  | 'addon-libc-mismatch'
  /** The addon for this platform is not installed. */
  | 'addon-not-installed'
  /** The operating system cannot load the addon. */
  | 'addon-not-loadable'
  /** There is no addon for this platform. */
  | 'addon-platform-unsupported'
  /** The addon is of another version than the package. */
  | 'addon-version-mismatch';
