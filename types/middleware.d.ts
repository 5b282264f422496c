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
 * Finds out who sent a request and leaves the answer for {@link getAuth}. Register it before your routes.
 *
 * Nothing is refused here: a request without a session goes on, signed out. What the server decided, and why, stands in
 * the response headers `x-clerk-auth-status`, `x-clerk-auth-reason` and `x-clerk-auth-message` of such a request.
 * While the instance's signing keys are in memory, `next()` is called before the middleware returns.
 *
 * Opaque tokens and the nonces of browsers are looked up at Clerk: up to 64 calls of an instance are under way,
 * identical ones share a call, and a refusal counts for five seconds. Requests beyond that are signed out with the
 * reason `too-many-lookups`, which says nothing about the token. Modules that requests need are loaded when the
 * middleware is made.
 *
 * A configuration that cannot work goes to `next(error)`. The error has a stable `code`, such as
 * `publishable-key-missing` or `secret-key-missing`.
 *
 * A browser that shows a page and needs fresh cookies is answered 307 to Clerk, and comes back with them.
 *
 * A request that an earlier middleware has decided about is decided again where the options of this one, added to those
 * of the earlier one, are others. Where they name another instance, by `secretKey`, `publishableKey` or a `clerkClient`
 * with keys, they count alone. {@link getAuth} returns the later decision. After the middleware of `@clerk/express`,
 * whose options are unknown, any option that decides counts, and the keys come from the options or the environment.
 *
 * `app.use(clerkMiddleware)` without parentheses is an error with the code `middleware-not-called`.
 *
 * @param options what is not given here comes from the environment: `CLERK_PUBLISHABLE_KEY`, `CLERK_SECRET_KEY`,
 *   `CLERK_MACHINE_SECRET_KEY`, `CLERK_JWT_KEY`, `CLERK_API_URL`, `CLERK_API_VERSION`, `CLERK_DOMAIN`,
 *   `CLERK_PROXY_URL`, `CLERK_SIGN_IN_URL`, `CLERK_IS_SATELLITE`. A function is asked for the options of each request,
 *   for apps that serve several Clerk instances; what it throws goes to `next(error)`.
 *
 * @example
 * app.use(clerkMiddleware({ authorizedParties: ['https://app.example.com'] }));
 */
export declare function clerkMiddleware(
  options?: ClerkMiddlewareOptions | ClerkMiddlewareOptionsCallback,
): RequestHandler;

/**
 * Lets through who is signed in and has what is asked for, and answers everybody else: 401 or 403, or a redirect to the
 * sign-in page for documents. Does the work of {@link clerkMiddleware} unless that has been done; its own options, such
 * as `authorizedParties`, `audience` or `strict`, are added to those of the middleware before it.
 *
 * @param options those of {@link clerkMiddleware}, and at least one of a guard ({@link RequireAuthOptions}) but for
 *   `acceptsToken` and
 *   `treatPendingAsSignedOut`. A function is asked for the options of each request.
 * @throws TypeError with a `code`, such as `permission-invalid`, for options that a guard cannot go by. Where a
 *   function
 *   gives them, that goes to `next(error)`.
 *
 * @example app.use('/api', requireAuth({ unauthenticated: 'json' })); app.delete('/api/articles/:id', requireAuth({
 *   permission: 'org:articles:delete', reverification: 'strict' }), remove);
 */
export declare function requireAuth(options: RequireAuthOptions | RequireAuthOptionsCallback): RequestHandler;

/**
 * Sends everybody without a user to the sign-in page, with status 302, API clients too. Does the work of
 * {@link clerkMiddleware} unless that has been done.
 *
 * @param options as for {@link clerkMiddleware}. The page is `signInUrl`, else `CLERK_SIGN_IN_URL`, else `/`.
 * @deprecated Use `requireAuth({ unauthenticated: 'redirect' })`, which redirects documents alone, or `'json'`; or
 *   {@link clerkMiddleware}, and check `getAuth(req).isAuthenticated` in the routes that need a user.
 */
export declare function requireAuth(options?: ClerkMiddlewareOptions | ClerkMiddlewareOptionsCallback): RequestHandler;

/**
 * Who sent the request.
 *
 * @throws Error when neither {@link clerkMiddleware} nor {@link requireAuth} has seen the request
 *
 * @example
 * app.get('/profile', (req, res) => {
 *   const { isAuthenticated, userId } = getAuth(req);
 *   if (!isAuthenticated) return res.status(401).json({ error: 'Sign in first' });
 *   res.json({ userId });
 * });
 */
export declare const getAuth: GetAuthFn;

/** The calls of {@link getAuth}. What it returns depends on the kinds of token that are accepted. */
export interface GetAuthFn {
  /** Accepts tokens of several kinds; the object for a token of another kind says that it is invalid. */
  <T extends TokenType[]>(
    req: ExpressRequest,
    options: AuthOptions & { acceptsToken: T },
  ): InferAuthObjectFromTokenArray<T> | InvalidTokenAuthObject;
  /** Accepts tokens of one kind; a token of another kind counts as none. */
  <T extends TokenType>(req: ExpressRequest, options: AuthOptions & { acceptsToken: T }): InferAuthObjectFromToken<T>;
  /** Accepts tokens of any kind. Look at `tokenType` to tell them apart. */
  (req: ExpressRequest, options: AuthOptions & { acceptsToken: 'any' }): AuthObject;
  /** Accepts session tokens. */
  (req: ExpressRequest, options?: PendingSessionOptions): SessionAuthObject;
}

/**
 * Finds out who sent an Express request, and leaves the response alone. Options that are not given come from the
 * environment, as for {@link clerkMiddleware}.
 *
 * @returns rejects with an error that has a `code` when the configuration cannot work, and with a `TypeError` when the
 *   request cannot be read
 */
export declare function authenticateRequest(parameters: AuthenticateRequestParams): Promise<RequestState>;

/** Options of {@link clerkMiddleware} and {@link requireAuth}. */
export interface ClerkMiddlewareOptions extends Omit<
  AuthenticateRequestOptions,
  'domain' | 'isSatellite' | 'proxyUrl'
> {
  /**
   * Base address of Clerk's Backend API. Without effect when `clerkClient` is given. Default: `https://api.clerk.com`.
   */
  apiUrl?: string | URL;
  /** Version segment in the paths of the Backend API. Without effect when `clerkClient` is given. Default: `v1`. */
  apiVersion?: string;
  /**
   * A client whose keys and addresses are used where neither the options nor the environment have them. Any other
   * object with a method `authenticateRequest(request, options)`, such as a mock in tests, is asked itself.
   */
  clerkClient?: ClerkClient | RequestAuthenticator;
  /**
   * The domain that a satellite app is served from, or a function of the URL asked for. Default: `CLERK_DOMAIN`.
   * Clients choose the host of that URL: for a domain that makes no URL, browsers stay signed out. A request without a
   * usable host does not call the function. The same is true of `isSatellite` and `proxyUrl`.
   */
  domain?: string | URL | ((url: URL) => string | URL);
  /** Serves Clerk's Frontend API below a path of the app, and makes that path the `proxyUrl`. Default: not. */
  frontendApiProxy?: FrontendApiProxyOptions;
  /** Whether the app is a satellite, or a function of the address asked for. Default: `CLERK_IS_SATELLITE`. */
  isSatellite?: boolean | ((url: URL) => boolean);
  /**
   * Where the app proxies the Frontend API: an address, a path on the app's own origin, or a function of the address
   * asked for. Default: `CLERK_PROXY_URL`.
   */
  proxyUrl?: string | URL | ((url: URL) => string | URL);
  /**
   * Whether browsers are sent to Clerk for fresh cookies. With `false` nobody is redirected: such a request goes on
   * signed out, with the reason for which it would have been sent. Default: true.
   */
  enableHandshake?: boolean;
  /**
   * Writes a few lines to the console for each request: what was looked at, what was decided, why, and what to do. No
   * token and no key stands in them. The same text is `auth.debug().explanation`, and goes to the subscribers of the
   * diagnostics channel `clerk-express-native:authenticate`. Default: false.
   */
  debug?: boolean;
}

/** Gives the options of each request. */
export type ClerkMiddlewareOptionsCallback = (
  req: ExpressRequest,
) => ClerkMiddlewareOptions | Promise<ClerkMiddlewareOptions>;

/** Parameters of {@link authenticateRequest}. */
export type AuthenticateRequestParams = {
  /** Default: the one that the environment configures. */
  clerkClient?: ClerkClient | RequestAuthenticator;
  request: ExpressRequest;
  options?: ClerkMiddlewareOptions;
};

/** Options of {@link getAuth}. */
export type AuthOptions = PendingSessionOptions & {
  /** The kinds of token that count. Default: `session_token`. */
  acceptsToken?: TokenType | TokenType[] | 'any' | undefined;
};

/** A request that the middleware has seen. */
export type ExpressRequestWithAuth = ExpressRequest & {
  /** What {@link getAuth} asks. Prefer {@link getAuth}, which tells when the middleware is missing. */
  auth: (options?: PendingSessionOptions) => SessionAuthObject;
};
