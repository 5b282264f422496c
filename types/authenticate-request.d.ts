// `any` keeps code compiling that was written against Clerk's own types.
/* eslint-disable @typescript-eslint/no-explicit-any */

import type { MachineTokenStore } from './machine-token-store';
import type { RequestState } from './request-state';
import type { Revocations } from './revocations';
import type { TokenType } from './token-type';

/** The overloads of a client's `authenticateRequest()`. The result depends on the kinds of token that are accepted. */
export type AuthenticateRequest = OneMethod['authenticateRequest'];

// A method rather than a property: TypeScript compares its parameters bivariantly, and clients of `@clerk/backend`
// declare fewer options.
interface OneMethod {
  /** Accepts tokens of several kinds; `tokenType` is `null` for a token of another kind. */
  authenticateRequest<T extends readonly TokenType[]>(
    request: Request,
    options: AuthenticateRequestOptions & { acceptsToken: T },
  ): Promise<RequestState<T[number] | null>>;
  /** Accepts tokens of one kind; tokens of other kinds are ignored. */
  authenticateRequest<T extends TokenType>(
    request: Request,
    options: AuthenticateRequestOptions & { acceptsToken: T },
  ): Promise<RequestState<T>>;
  /** Accepts tokens of any kind; check `tokenType`. */
  authenticateRequest(
    request: Request,
    options: AuthenticateRequestOptions & { acceptsToken: 'any' },
  ): Promise<RequestState<TokenType>>;
  /** Accepts session tokens. */
  authenticateRequest(request: Request, options?: AuthenticateRequestOptions): Promise<RequestState>;
}

/** Any object that can authenticate a request, such as a mock or a client of `@clerk/backend`. */
export type RequestAuthenticator = {
  authenticateRequest: (request: Request, options?: any) => Promise<any>;
};

/** Options of {@link authenticateRequest} and of a client's `authenticateRequest()`. */
export interface AuthenticateRequestOptions {
  /** No effect here: a client always uses the `apiUrl` that it was created with. */
  apiUrl?: string | URL;
  /** No effect here: a client always uses the `apiVersion` that it was created with. */
  apiVersion?: string;
  /**
   * `pk_test_…` or `pk_live_…`. Identifies the instance, and with it the names of its cookies. Default:
   * `CLERK_PUBLISHABLE_KEY`.
   */
  publishableKey?: string;
  /** `sk_test_…` or `sk_live_…`. Used to fetch the signing keys. Default: `CLERK_SECRET_KEY`. */
  secretKey?: string;
  /**
   * `ak_…`, the secret key of a machine. Used to verify M2M tokens. Default: `CLERK_MACHINE_SECRET_KEY`, or the secret
   * key if that is not set.
   */
  machineSecretKey?: string;
  /**
   * The instance's public key in PEM format (SPKI or PKCS#1; line breaks may be written as `\n`). Tokens are then
   * verified without network access, and you have to update the key when it is rotated.
   */
  jwtKey?: string;
  /** The domain that a satellite app is served from. Of a `URL`, the host is used. */
  domain?: string | URL;
  /** Whether the app is a satellite: served from another domain, with the sessions of a primary app. Default: false. */
  isSatellite?: boolean;
  /** Where the app proxies the Frontend API: a URL, or a path on the app's own origin. */
  proxyUrl?: string | URL;
  /**
   * The sign-in page. {@link requireAuth} redirects there. A satellite of a development instance syncs its sessions
   * there, which requires an absolute URL. Default: `CLERK_SIGN_IN_URL`, or `/` for {@link requireAuth}.
   */
  signInUrl?: string | URL;
  /** Copied to the request state; no other effect. */
  signUpUrl?: string | URL;
  /** Copied to the request state; no other effect. */
  afterSignInUrl?: string | URL;
  /** Copied to the request state; no other effect. */
  afterSignUpUrl?: string | URL;
  /**
   * Whether a satellite syncs visitors who arrive without cookies with the primary app. If false, they are signed out
   * until they arrive with `__clerk_synced=false` in the query. Default: false.
   */
  satelliteAutoSync?: boolean;
  /** Paths that activate an organization or the personal account. */
  organizationSyncOptions?: OrganizationSyncOptions;
  /**
   * The kinds of token to accept. The middleware ignores this option and accepts every kind: choose with {@link
   * getAuth}. Default: `session_token`.
   */
  acceptsToken?: TokenType | TokenType[] | 'any';

  /**
   * Accepted values of the `aud` claim. A token without `aud` is accepted. Default: any.
   *
   * For this option and `issuer`: `undefined`, `''` and `[]` mean the default; with `strict`, `''` and `[]` are errors.
   * A value with only empty entries, such as `[process.env.UNSET]`, would check nothing and is an error with the code
   * `audience-invalid` or `issuer-invalid`. Middleware and guards throw it on creation.
   */
  audience?: string | string[];
  /**
   * Accepted values of the `azp` claim: the origins of your front ends. Protects against tokens obtained by another
   * site that shares the instance. Default: any.
   *
   * @example ['https://app.example.com']
   */
  authorizedParties?: string[];
  /** Accepted values of the `iss` claim. Default: any. See `audience` for empty values. */
  issuer?: string | string[];
  /** Accepted values of the `typ` header parameter. Default: `JWT`, or no `typ`. */
  headerType?: string | string[];
  /** How far the clocks of Clerk and of this machine may differ, in milliseconds. Default: 5000. */
  clockSkewInMs?: number;
  /**
   * How long to use signing keys before they are fetched again, in milliseconds. Cached keys stay in use while that
   * fetch runs in the background, and for up to another hour if Clerk is unreachable. Default: 300 000.
   */
  jwksCacheTtlInMs?: number;
  /**
   * How long a request waits for the signing keys if no usable ones are cached, in milliseconds above 0. After that it
   * continues signed out with the reason `unexpected-error`, and the fetch continues for later requests. Requests do
   * not wait for a fetch that has already exceeded the limit, so that a request with several middlewares waits only
   * once. Anything but a positive number is an error with the code `jwks-timeout-invalid`. Default: 2000.
   */
  jwksTimeoutInMs?: number;
  /** Fetch the signing keys for every verification. Slow; for diagnosis only. Default: false. */
  skipJwksCache?: boolean;
  /**
   * Caches Clerk's answer about an opaque machine token for `ttlMs` milliseconds, so that an API key does not cost a
   * call per request. Revoking a token takes effect only when its entry expires. Default: query Clerk for every
   * request.
   *
   * With a `store`, servers with the same secret key share the answers, so that a token costs them one call together
   * (`docs/guides/redis.md`). Refusals are shared for 5 seconds. Entries are authenticated and contain no token. A
   * request waits for the store for at most `storeTimeoutMs` milliseconds (above 0; default: 50), and never for writes;
   * if the store fails, Clerk is queried. Invalid values are an error with the code `machine-token-cache-invalid`.
   */
  machineTokenCache?: { ttlMs: number; store?: MachineTokenStore; storeTimeoutMs?: number };
  /**
   * Verified tokens are cached in memory, so that the next request with the same token skips the RSA verification. An
   * entry lives for at most a minute, never beyond the token's `exp` or the removal of its key from the key set; the
   * time claims are checked for every request. `{ entries }` sets the maximum number of entries (default: 163,840,
   * which take up to 16 MB; memory is used as tokens come, about 100 bytes for each and 4 kB more for the 1,024 that
   * come most often); middlewares with the same number share one cache across all worker threads. `false` verifies
   * every token again.
   */
  tokenCache?: false | { entries: number };
  /**
   * Sessions, users and memberships whose tokens are refused before they expire: what `createRevocations()` returns.
   * Default: none.
   */
  revocations?: Revocations;
  /**
   * Requires what Clerk's SDK does not: `aud` if `audience` is set, `typ`, and for sessions an `iss` that is the
   * Frontend API of the publishable key (set `issuer` if a proxy or a satellite's domain issues them). Forwarded
   * headers are used only from proxies that Express' `trust proxy` setting accepts, and never for Fetch requests.
   * Default: false.
   */
  strict?: boolean;
}

/** Paths that activate an organization, or the personal account, in the browser's session. */
export type OrganizationSyncOptions = {
  /** Patterns with the parameter `:id` or `:slug`, such as `/orgs/:slug/(.*)`. */
  organizationPatterns?: PathPattern | PathPattern[];
  /** Patterns of the paths of the personal account, such as `/me/(.*)`. */
  personalAccountPatterns?: PathPattern | PathPattern[];
};

/** A pattern in the syntax of path-to-regexp 6, or a regular expression. */
export type PathPattern = string | RegExp;
