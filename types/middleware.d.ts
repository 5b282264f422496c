import type { Request as ExpressRequest, RequestHandler } from 'express';
import type {
  AuthObject,
  InferAuthObjectFromToken,
  InferAuthObjectFromTokenArray,
  InvalidTokenAuthObject,
  PendingSessionOptions,
  SessionAuthObject,
} from './auth-object';
import type { AuthenticateRequestOptions, RequestAuthenticator } from './authenticate-request';
import type { ClerkClient } from './client';
import type { FrontendApiProxyOptions } from './frontend-api-proxy';
import type { RequireAuthOptions, RequireAuthOptionsCallback } from './guard';
import type { RequestState } from './request-state';
import type { TokenType } from './token-type';

/**
 * Authenticates requests; {@link getAuth} returns the result. Register it before your routes.
 *
 * No request is rejected: one without a session continues as signed out. The result and its reason are in the response
 * headers `x-clerk-auth-status`, `x-clerk-auth-reason` and `x-clerk-auth-message` of such a request. While the
 * instance's signing keys are in memory, `next()` is called before the middleware returns.
 *
 * Opaque tokens and handshake nonces are looked up at Clerk, with at most 64 concurrent calls per instance. Identical
 * calls are shared, and a rejection is cached for five seconds. Requests beyond the limit are signed out with the
 * reason `too-many-lookups`, which says nothing about the token. Modules that requests need are loaded when the
 * middleware is created.
 *
 * An invalid configuration is passed to `next(error)`. The error has a stable `code`, such as `publishable-key-missing`
 * or `secret-key-missing`.
 *
 * A browser that requests a page and needs fresh cookies is redirected (307) to Clerk, and returns with them.
 *
 * A request that an earlier middleware has authenticated is authenticated again if the options of this one, added to
 * those of the earlier one, change anything. If they name another instance, by `secretKey`, `publishableKey` or a
 * `clerkClient` with keys, the earlier options do not apply. {@link getAuth} returns the later result. After the
 * middleware of `@clerk/express`, whose options are unknown, any option that affects the result counts, and the keys
 * come from the options or the environment.
 *
 * `app.use(clerkMiddleware)` without parentheses is an error with the code `middleware-not-called`.
 *
 * @param options options, or a function that returns or resolves with the options for each request, for apps that serve
 *   several Clerk instances; what it throws is passed to `next(error)`. Anything omitted comes from the environment:
 *   `CLERK_PUBLISHABLE_KEY`, `CLERK_SECRET_KEY`, `CLERK_MACHINE_SECRET_KEY`, `CLERK_JWT_KEY`, `CLERK_API_URL`,
 *   `CLERK_API_VERSION`, `CLERK_DOMAIN`, `CLERK_PROXY_URL`, `CLERK_SIGN_IN_URL`, `CLERK_IS_SATELLITE`
 *
 * @example
 * app.use(clerkMiddleware({ authorizedParties: ['https://app.example.com'] }));
 */
export declare function clerkMiddleware(
  options?: ClerkMiddlewareOptions | ClerkMiddlewareOptionsCallback,
): RequestHandler;

/**
 * Lets requests through that are authenticated and meet the requirements. Responds to all others with 401 or 403, or
 * with a redirect to the sign-in page if they are for a document. Includes {@link clerkMiddleware} if no earlier
 * middleware has done its work; otherwise its own options, such as `authorizedParties`, `audience` or `strict`, are
 * added to those of the earlier one.
 *
 * @param options those of {@link clerkMiddleware} and at least one option of a guard ({@link RequireAuthOptions}) other
 *   than `acceptsToken` and `treatPendingAsSignedOut`, or a function that returns or resolves with them for each
 *   request
 * @throws TypeError with a `code`, such as `permission-invalid`, if the options of the guard are invalid; if a function
 *   returns them, the error is passed to `next(error)`
 *
 * @example
 * app.use('/api', requireAuth({ unauthenticated: 'json' }));
 * const mayDelete = requireAuth({ permission: 'org:articles:delete', reverification: 'strict' });
 * app.delete('/api/articles/:id', mayDelete, remove);
 */
export declare function requireAuth(options: RequireAuthOptions | RequireAuthOptionsCallback): RequestHandler;

/**
 * Redirects every request without a user to the sign-in page with status 302, API clients included. Includes {@link
 * clerkMiddleware} if no earlier middleware has done its work.
 *
 * @param options as for {@link clerkMiddleware}. The sign-in page is `signInUrl`, `CLERK_SIGN_IN_URL` or `/`.
 * @deprecated Use `requireAuth({ unauthenticated: 'redirect' })`, which redirects only document requests, or `'json'`;
 *   or {@link clerkMiddleware}, and check `getAuth(req).isAuthenticated` in the routes that need a user.
 */
export declare function requireAuth(options?: ClerkMiddlewareOptions | ClerkMiddlewareOptionsCallback): RequestHandler;

/**
 * Returns the auth object of a request.
 *
 * @throws Error if neither {@link clerkMiddleware} nor {@link requireAuth} has handled the request
 *
 * @example
 * app.get('/profile', (req, res) => {
 *   const { isAuthenticated, userId } = getAuth(req);
 *   if (!isAuthenticated) return res.status(401).json({ error: 'Sign in first' });
 *   res.json({ userId });
 * });
 */
export declare const getAuth: GetAuthFn;

/** The overloads of {@link getAuth}. The result depends on the kinds of token that are accepted. */
export interface GetAuthFn {
  /** Accepts tokens of several kinds; a token of another kind results in an {@link InvalidTokenAuthObject}. */
  <T extends TokenType[]>(
    req: ExpressRequest,
    options: AuthOptions & { acceptsToken: T },
  ): InferAuthObjectFromTokenArray<T> | InvalidTokenAuthObject;
  /** Accepts tokens of one kind; tokens of other kinds are ignored. */
  <T extends TokenType>(req: ExpressRequest, options: AuthOptions & { acceptsToken: T }): InferAuthObjectFromToken<T>;
  /** Accepts tokens of any kind; check `tokenType`. */
  (req: ExpressRequest, options: AuthOptions & { acceptsToken: 'any' }): AuthObject;
  /** Accepts session tokens. */
  (req: ExpressRequest, options?: PendingSessionOptions): SessionAuthObject;
}

/**
 * Authenticates an Express request without touching the response. Anything omitted from the options comes from the
 * environment, as for {@link clerkMiddleware}.
 *
 * @returns a promise of the request state. It rejects with an error that has a `code` if the configuration is invalid,
 *   and with a `TypeError` if the request cannot be read
 */
export declare function authenticateRequest(parameters: AuthenticateRequestParams): Promise<RequestState>;

/** Options of {@link clerkMiddleware} and {@link requireAuth}. */
export interface ClerkMiddlewareOptions extends Omit<
  AuthenticateRequestOptions,
  'domain' | 'isSatellite' | 'proxyUrl'
> {
  /** Base URL of Clerk's Backend API. No effect if `clerkClient` is set. Default: `https://api.clerk.com`. */
  apiUrl?: string | URL;
  /** Version segment in the paths of the Backend API. No effect if `clerkClient` is set. Default: `v1`. */
  apiVersion?: string;
  /**
   * A client whose keys and URLs are used if neither the options nor the environment have them. Any other object with a
   * method `authenticateRequest(request, options)`, such as a mock in tests, authenticates the requests itself.
   */
  clerkClient?: ClerkClient | RequestAuthenticator;
  /**
   * The domain that a satellite app is served from, or a function of the request URL. Clients choose the host of that
   * URL: if the domain does not form a valid URL, browsers stay signed out. The function is not called for a request
   * without a usable host. The same is true of `isSatellite` and `proxyUrl`. Default: `CLERK_DOMAIN`.
   */
  domain?: string | URL | ((url: URL) => string | URL);
  /** Serves Clerk's Frontend API under a path of the app, and uses that path as the `proxyUrl`. Default: off. */
  frontendApiProxy?: FrontendApiProxyOptions;
  /** Whether the app is a satellite, or a function of the request URL. Default: `CLERK_IS_SATELLITE`. */
  isSatellite?: boolean | ((url: URL) => boolean);
  /**
   * Where the app proxies the Frontend API: a URL, a path on the app's own origin, or a function of the request URL.
   * Default: `CLERK_PROXY_URL`.
   */
  proxyUrl?: string | URL | ((url: URL) => string | URL);
  /**
   * Whether browsers are redirected to Clerk for fresh cookies. If false, such a request continues as signed out, with
   * the reason that would have caused the redirect. Default: true.
   */
  enableHandshake?: boolean;
  /**
   * Logs a few lines per request to the console: what was checked, the result, its reason and the fix. They never
   * contain tokens or keys. The same string is `auth.debug().explanation`, and is published on the diagnostics channel
   * `clerk-express-native:authenticate`. Default: false.
   */
  debug?: boolean;
}

/** Returns or resolves with the options for each request. */
export type ClerkMiddlewareOptionsCallback = (
  req: ExpressRequest,
) => ClerkMiddlewareOptions | Promise<ClerkMiddlewareOptions>;

/** Parameters of {@link authenticateRequest}. */
export type AuthenticateRequestParams = {
  /** Default: the client configured by the environment. */
  clerkClient?: ClerkClient | RequestAuthenticator;
  request: ExpressRequest;
  options?: ClerkMiddlewareOptions;
};

/** Options of {@link getAuth}. */
export type AuthOptions = PendingSessionOptions & {
  /** The kinds of token to accept. Default: `session_token`. */
  acceptsToken?: TokenType | TokenType[] | 'any' | undefined;
};

/** A request that the middleware has handled. */
export type ExpressRequestWithAuth = ExpressRequest & {
  /** Returns the auth object. Prefer {@link getAuth}, which throws if the middleware is missing. */
  auth: (options?: PendingSessionOptions) => SessionAuthObject;
};
