// `any` stands where code that was written for Clerk's own types reads freely.
/* eslint-disable @typescript-eslint/no-explicit-any */

import type { RequestState } from './request-state';
import type { TokenType } from './token-type';

/** The calls of a client's `authenticateRequest()`. What it gives depends on the kinds of token that are accepted. */
export type AuthenticateRequest = OneMethod['authenticateRequest'];

// As a method, whose parameters TypeScript compares in both directions: clients of `@clerk/backend` declare fewer
// options.
interface OneMethod {
  /** Accepts tokens of several kinds; `tokenType` is `null` for a token of another kind. */
  authenticateRequest<T extends readonly TokenType[]>(
    request: Request,
    options: AuthenticateRequestOptions & { acceptsToken: T },
  ): Promise<RequestState<T[number] | null>>;
  /** Accepts tokens of one kind; a token of another kind counts as none. */
  authenticateRequest<T extends TokenType>(
    request: Request,
    options: AuthenticateRequestOptions & { acceptsToken: T },
  ): Promise<RequestState<T>>;
  /** Accepts tokens of any kind. Look at `tokenType` to tell them apart. */
  authenticateRequest(
    request: Request,
    options: AuthenticateRequestOptions & { acceptsToken: 'any' },
  ): Promise<RequestState<TokenType>>;
  /** Accepts session tokens. */
  authenticateRequest(request: Request, options?: AuthenticateRequestOptions): Promise<RequestState>;
}

/** What can authenticate a request. */
export type RequestAuthenticator = {
  authenticateRequest: (request: Request, options?: any) => Promise<any>;
};

/** Options of {@link authenticateRequest} and of a client's `authenticateRequest()`. */
export interface AuthenticateRequestOptions {
  /** Without effect here: a client asks where it was made to ask. */
  apiUrl?: string | URL;
  /** Without effect here: a client asks for the version that it was made for. */
  apiVersion?: string;
  /**
   * `pk_test_…` or `pk_live_…`. Tells the instance, and with it the names of its cookies. Default:
   * `CLERK_PUBLISHABLE_KEY`.
   */
  publishableKey?: string;
  /** `sk_test_…` or `sk_live_…`. The signing keys are asked for with it. Default: `CLERK_SECRET_KEY`. */
  secretKey?: string;
  /**
   * `ak_…`, a machine's own key. M2M tokens are verified with it. Default: `CLERK_MACHINE_SECRET_KEY`, else the secret
   * key.
   */
  machineSecretKey?: string;
  /**
   * The instance's public key in PEM form (SPKI or PKCS#1, line breaks may be written as `\n`). Tokens are then
   * verified without any network. Rotated keys have to be replaced by you.
   */
  jwtKey?: string;
  /** The domain that a satellite app is served from. The host counts of a `URL`. */
  domain?: string | URL;
  /** Whether the app is a satellite: on a domain of its own, with the sessions of a primary app. Default: false. */
  isSatellite?: boolean;
  /** Where the app proxies the Frontend API: an address, or a path on the app's own origin. */
  proxyUrl?: string | URL;
  /**
   * The sign-in page. {@link requireAuth} sends people there; a satellite of a development instance asks there who is
   * signed in, which takes an absolute address. Default: `CLERK_SIGN_IN_URL`, else `/` for {@link requireAuth}.
   */
  signInUrl?: string | URL;
  /** Stands in the request state, and has no other effect. */
  signUpUrl?: string | URL;
  /** Stands in the request state, and has no other effect. */
  afterSignInUrl?: string | URL;
  /** Stands in the request state, and has no other effect. */
  afterSignUpUrl?: string | URL;
  /**
   * Whether a satellite asks the primary app about visitors without any cookie. Otherwise they are signed out until
   * they come with `__clerk_synced=false` in the address. Default: false.
   */
  satelliteAutoSync?: boolean;
  /** Which paths ask for an organization or for the personal account to be active. */
  organizationSyncOptions?: OrganizationSyncOptions;
  /**
   * The kinds of token that count. The middleware accepts any kind, whatever is set here: {@link getAuth} chooses.
   * Default: `session_token`.
   */
  acceptsToken?: TokenType | TokenType[] | 'any';

  /**
   * Accepted values of the `aud` claim. A token without `aud` is accepted. Default: any.
   *
   * For this option and `issuer`: `undefined` is the default, and so are `''` and `[]`, which are an error with
   * `strict`. A value that holds only empty entries, such as `[process.env.UNSET]`, would check nothing and is an error
   * with the code `audience-invalid` or `issuer-invalid`. Middlewares and guards throw it when they are made.
   */
  audience?: string | string[];
  /**
   * Accepted values of the `azp` claim: the origins of your front ends. Protects against tokens that another site
   * sharing the instance has obtained. Default: any.
   *
   * @example ['https://app.example.com']
   */
  authorizedParties?: string[];
  /** Accepted values of the `iss` claim. Default: any. See `audience` about empty values. */
  issuer?: string | string[];
  /** Accepted values of the `typ` header parameter. Default: `JWT`, or none at all. */
  headerType?: string | string[];
  /** How far the clocks of Clerk and of this machine may differ, in milliseconds. Default: 5000. */
  clockSkewInMs?: number;
  /**
   * How long signing keys are used before they are fetched again, in milliseconds. A known key is used while that fetch
   * runs in the background, and for up to an hour longer while Clerk cannot be reached. Default: 300 000.
   */
  jwksCacheTtlInMs?: number;
  /**
   * How long a request waits for the signing keys where none that can be used is in memory, in milliseconds above 0.
   * After that it continues signed out with the reason `unexpected-error`, and the fetch continues for the next
   * request. A fetch that has already taken that long is not waited for, so that a request about which several
   * middlewares decide waits once. Anything but a positive number is an error with the code `jwks-timeout-invalid`.
   * Default: 2000.
   */
  jwksTimeoutInMs?: number;
  /** Ask for the signing keys for every verification. Slow; for diagnosis. Default: false. */
  skipJwksCache?: boolean;
  /**
   * Uses Clerk's answer about an opaque machine token again for so many milliseconds, so that an API key costs no call
   * a request. A token that is revoked meanwhile is accepted until then. Default: each request asks.
   */
  machineTokenCache?: { ttlMs: number };
  /**
   * Verified tokens are remembered in memory, so that the next request with the same token needs no second RSA
   * verification: for a minute at most, never beyond the token's `exp` or the time when its key leaves the key set, and
   * with the time claims checked for each request. `{ entries }` sets how many (default: 1024, 2 to 4 MB); middleware
   * with the same number shares them, in all worker threads. `false` has every token verified anew.
   */
  tokenCache?: false | { entries: number };
  /**
   * Asks for what Clerk's SDK lets pass: `aud` where `audience` is set, `typ`, and for sessions an `iss` that is the
   * Frontend API of the publishable key; set `issuer` where a proxy or a satellite's domain issues them. Forwarded
   * headers count only from proxies that Express' `trust proxy` accepts, and not for Fetch requests. Default: false.
   */
  strict?: boolean;
}

/** Paths by which an organization, or the personal account, becomes active in the browser's session. */
export type OrganizationSyncOptions = {
  /** Patterns with the parameter `:id` or `:slug`, such as `/orgs/:slug/(.*)`. */
  organizationPatterns?: PathPattern | PathPattern[];
  /** Patterns of the paths of the personal account, such as `/me/(.*)`. */
  personalAccountPatterns?: PathPattern | PathPattern[];
};

/** A pattern in the syntax of path-to-regexp 6, or a regular expression. */
export type PathPattern = string | RegExp;
