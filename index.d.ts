/**
 * Clerk for Express, with the session check done in Rust.
 *
 * The names and shapes are those of `@clerk/express`, so that changing the import is all there is to do.
 *
 * @packageDocumentation
 */

// Interfaces are empty so that apps can fill them in; `any` stands where code written for Clerk's types reads freely.
/* eslint-disable @typescript-eslint/no-empty-object-type, @typescript-eslint/no-explicit-any */

import type { Request as ExpressRequest, RequestHandler } from 'express';

declare global {
  /** Declare your roles and permissions here, as `{ permission: '…' | '…'; role: '…' | '…' }`, to have them checked. */
  interface ClerkAuthorization {}
  /** Declare the claims here that your session token has besides Clerk's own. */
  interface CustomJwtSessionClaims {}
  /** Declare the shape of `user.publicMetadata` here. */
  interface UserPublicMetadata {}
  /** Declare the shape of `user.privateMetadata` here. */
  interface UserPrivateMetadata {}
  /** Declare the shape of `user.unsafeMetadata` here. */
  interface UserUnsafeMetadata {}
}

// ---------------------------------------------------------------------------------------------------------------------
// Middleware
// ---------------------------------------------------------------------------------------------------------------------

/**
 * Finds out who sent a request and leaves the answer for {@link getAuth}. Register it before your routes.
 *
 * Nothing is refused here: a request without a session goes on, signed out. What the server decided, and why, stands in
 * the response headers `x-clerk-auth-status`, `x-clerk-auth-reason` and `x-clerk-auth-message` of such a request.
 * While the instance's signing keys are in memory, `next()` is called before the middleware returns.
 *
 * A configuration that cannot work goes to `next(error)`. The error has a stable `code`, such as
 * `publishable-key-missing` or `secret-key-missing`.
 *
 * A browser that shows a page and needs fresh cookies is answered 307 to Clerk, and comes back with them.
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
 * Sends everybody without a user to the sign-in page, with status 302, API clients too. Does the work of
 * {@link clerkMiddleware} unless that has been done.
 *
 * @param options as for {@link clerkMiddleware}. The page is `signInUrl`, else `CLERK_SIGN_IN_URL`, else `/`.
 * @deprecated Use {@link clerkMiddleware}, and check `getAuth(req).isAuthenticated` in the routes that need a user.
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
 * Whether a token was signed by Clerk for your instance, and is valid now. For tokens that come by other ways than in a
 * request: over a WebSocket, say, or in a job. A token made from a JWT template is accepted too; a machine's is not.
 *
 * The environment is not consulted: pass `jwtKey`, which needs no network, or `secretKey`.
 *
 * @param token the JWT
 * @returns the token's claims. Rejects with a {@link TokenVerificationError} when the token is refused, and with another
 *   `Error` when nothing is known about it: the keys could not be loaded, or the options cannot work
 *
 * @example
 * const { sub } = await verifyToken(token, {
 *   jwtKey: process.env.CLERK_JWT_KEY,
 *   authorizedParties: ['https://app.example.com'],
 * });
 */
export declare function verifyToken(token: string, options: VerifyTokenOptions): Promise<JwtPayload>;

/** Options of {@link clerkMiddleware} and {@link requireAuth}. */
export interface ClerkMiddlewareOptions extends Omit<AuthenticateRequestOptions, 'domain' | 'isSatellite' | 'proxyUrl'> {
  /** Base address of Clerk's Backend API. Without effect when `clerkClient` is given. Default: `https://api.clerk.com`. */
  apiUrl?: string;
  /** Version segment in the paths of the Backend API. Without effect when `clerkClient` is given. Default: `v1`. */
  apiVersion?: string;
  /**
   * A client whose keys and addresses are used where neither the options nor the environment have them. Any other object
   * with a method `authenticateRequest(request, options)`, such as a mock in tests, is asked itself.
   */
  clerkClient?: ClerkClient | RequestAuthenticator;
  /** The domain that a satellite app is served from, or a function of the address asked for. Default: `CLERK_DOMAIN`. */
  domain?: string | ((url: URL) => string);
  /** Whether the app is a satellite, or a function of the address asked for. Default: `CLERK_IS_SATELLITE`. */
  isSatellite?: boolean | ((url: URL) => boolean);
  /**
   * Where the app proxies the Frontend API: an address, a path on the app's own origin, or a function of the address
   * asked for. Default: `CLERK_PROXY_URL`.
   */
  proxyUrl?: string | ((url: URL) => string);
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

/** Options of {@link authenticateRequest} and of a client's `authenticateRequest()`. */
export interface AuthenticateRequestOptions {
  /** Without effect here: a client asks where it was made to ask. */
  apiUrl?: string;
  /** Without effect here: a client asks for the version that it was made for. */
  apiVersion?: string;
  /** `pk_test_…` or `pk_live_…`. Tells the instance, and with it the names of its cookies. Default: `CLERK_PUBLISHABLE_KEY`. */
  publishableKey?: string;
  /** `sk_test_…` or `sk_live_…`. The signing keys are asked for with it. Default: `CLERK_SECRET_KEY`. */
  secretKey?: string;
  /** `ak_…`, a machine's own key. M2M tokens are verified with it. Default: `CLERK_MACHINE_SECRET_KEY`, else the secret key. */
  machineSecretKey?: string;
  /**
   * The instance's public key in PEM form (SPKI or PKCS#1, line breaks may be written as `\n`). Tokens are then verified
   * without any network. Rotated keys have to be replaced by you.
   */
  jwtKey?: string;
  /** The domain that a satellite app is served from. */
  domain?: string;
  /** Whether the app is a satellite: on a domain of its own, with the sessions of a primary app. Default: false. */
  isSatellite?: boolean;
  /** Where the app proxies the Frontend API: an address, or a path on the app's own origin. */
  proxyUrl?: string;
  /**
   * The sign-in page. {@link requireAuth} sends people there; a satellite of a development instance asks there who is
   * signed in, which takes an absolute address. Default: `CLERK_SIGN_IN_URL`, else `/` for {@link requireAuth}.
   */
  signInUrl?: string;
  /** Stands in the request state, and has no other effect. */
  signUpUrl?: string;
  /** Stands in the request state, and has no other effect. */
  afterSignInUrl?: string;
  /** Stands in the request state, and has no other effect. */
  afterSignUpUrl?: string;
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

  /** Accepted values of the `aud` claim. A token without `aud` is accepted. Default: any. */
  audience?: string | string[];
  /**
   * Accepted values of the `azp` claim: the origins of your front ends. Protects against tokens that another site
   * sharing the instance has obtained. Default: any.
   *
   * @example ['https://app.example.com']
   */
  authorizedParties?: string[];
  /** Accepted values of the `iss` claim. Default: any. */
  issuer?: string | string[];
  /** Accepted values of the `typ` header parameter. Default: `JWT`, or none at all. */
  headerType?: string | string[];
  /** How far the clocks of Clerk and of this machine may differ, in milliseconds. Default: 5000. */
  clockSkewInMs?: number;
  /** How long signing keys are used before they are asked for again, in milliseconds. Default: 300 000. */
  jwksCacheTtlInMs?: number;
  /** Ask for the signing keys for every verification. Slow; for diagnosis. Default: false. */
  skipJwksCache?: boolean;
  /**
   * Uses Clerk's answer about an opaque machine token again for so many milliseconds, so that an API key costs no call a
   * request. A token that is revoked meanwhile is accepted until then. Default: each request asks.
   */
  machineTokenCache?: { ttlMs: number };
  /**
   * Verified tokens are remembered in memory, so that the next request with the same token needs no second RSA
   * verification: for a minute at most, never beyond the token's `exp` or the time when its key leaves the key set, and
   * with the time claims checked for each request. `{ entries }` sets how many (default: 2048, about 8 MB); middleware
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

/** What can authenticate a request. */
export type RequestAuthenticator = {
  authenticateRequest: (request: Request, options?: any) => Promise<any>;
};

/**
 * Finds out who sent an Express request, and leaves the response alone. Options that are not given come from the
 * environment, as for {@link clerkMiddleware}.
 *
 * @returns rejects with an error that has a `code` when the configuration cannot work, and with a `TypeError` when the
 *   request cannot be read
 */
export declare function authenticateRequest(parameters: AuthenticateRequestParams): Promise<RequestState>;

/** Parameters of {@link authenticateRequest}. */
export type AuthenticateRequestParams = {
  /** Default: the one that the environment configures. */
  clerkClient?: ClerkClient | RequestAuthenticator;
  request: ExpressRequest;
  options?: ClerkMiddlewareOptions;
};

/** The calls of a client's `authenticateRequest()`. What it gives depends on the kinds of token that are accepted. */
export interface AuthenticateRequest {
  /** Accepts tokens of several kinds; `tokenType` is `null` for a token of another kind. */
  <T extends readonly TokenType[]>(
    request: Request,
    options: AuthenticateRequestOptions & { acceptsToken: T },
  ): Promise<RequestState<T[number] | null>>;
  /** Accepts tokens of one kind; a token of another kind counts as none. */
  <T extends TokenType>(request: Request, options: AuthenticateRequestOptions & { acceptsToken: T }): Promise<RequestState<T>>;
  /** Accepts tokens of any kind. Look at `tokenType` to tell them apart. */
  (request: Request, options: AuthenticateRequestOptions & { acceptsToken: 'any' }): Promise<RequestState<TokenType>>;
  /** Accepts session tokens. */
  (request: Request, options?: AuthenticateRequestOptions): Promise<RequestState>;
}

/** What was decided about a request. `isAuthenticated` and `status` tell the cases apart. */
export type RequestState<T extends TokenType | null = SessionTokenType> =
  | AuthenticatedState<T extends null ? never : T>
  | UnauthenticatedState<T>
  | (T extends SessionTokenType ? HandshakeState : never);

/** A request with a token that was verified. */
export type AuthenticatedState<T extends TokenType = SessionTokenType> = RequestPlace & {
  status: 'signed-in';
  reason: null;
  message: null;
  /** The same as `isAuthenticated`. */
  isSignedIn: true;
  isAuthenticated: true;
  tokenType: T;
  /** Gives the auth object. */
  toAuth: T extends SessionTokenType
    ? (options?: PendingSessionOptions) => SignedInAuthObject
    : () => AuthenticatedMachineObject<Exclude<T, SessionTokenType>>;
  /** What to add to the response, such as the cookies of a session that was renewed. */
  headers: Headers;
  token: string;
};

/** A request of nobody. */
export type UnauthenticatedState<T extends TokenType | null = SessionTokenType> = RequestPlace & {
  status: 'signed-out';
  /** Why nobody is signed in: the stable code. */
  reason: string;
  /** Why nobody is signed in, in words; may be empty. */
  message: string;
  /** The same as `isAuthenticated`. */
  isSignedIn: false;
  isAuthenticated: false;
  /** `null` for a token of a kind that is not accepted. */
  tokenType: T;
  /** Gives the auth object. */
  toAuth: T extends null
    ? () => InvalidTokenAuthObject
    : T extends SessionTokenType
      ? () => SignedOutAuthObject
      : () => UnauthenticatedMachineObject<Exclude<T, SessionTokenType | null>>;
  /** What to add to the response: cookies, and why nobody is signed in. */
  headers: Headers;
  token: null;
};

/** A request of a browser that has to be sent to the `location` among the headers. */
export type HandshakeState = Omit<UnauthenticatedState, 'status' | 'toAuth'> & {
  status: 'handshake';
  /** Gives nothing: the browser comes back. */
  toAuth: () => null;
};

/** What the options say about the app; texts are empty where they say nothing. */
export type RequestPlace = {
  proxyUrl?: string;
  publishableKey: string;
  isSatellite: boolean;
  domain: string;
  signInUrl: string;
  signUpUrl: string;
  afterSignInUrl: string;
  afterSignUpUrl: string;
};

/** Options of {@link verifyToken}. */
export type VerifyTokenOptions = {
  /**
   * The instance's public key in PEM form (SPKI or PKCS#1, line breaks may be written as `\n`). Tokens are then verified
   * without any network. Rotated keys have to be replaced by you.
   */
  jwtKey?: string;
  /** `sk_test_…` or `sk_live_…`. The signing keys are asked for with it. Without effect when `jwtKey` is given. */
  secretKey?: string;
  /** Base address of Clerk's Backend API. Default: `https://api.clerk.com`. */
  apiUrl?: string;
  /** Version segment in the paths of the Backend API. Default: `v1`. */
  apiVersion?: string;
  /** Accepted values of the `aud` claim. A token without `aud` is accepted. Default: any. */
  audience?: string | string[];
  /** Accepted values of the `azp` claim: the origins of your front ends. Default: any. */
  authorizedParties?: string[];
  /** Accepted values of the `iss` claim. Default: any. */
  issuer?: string | string[];
  /** Accepted values of the `typ` header parameter. Default: `JWT`, or none at all. */
  headerType?: string | string[];
  /** How far the clocks of Clerk and of this machine may differ, in milliseconds. Default: 5000. */
  clockSkewInMs?: number;
  /** How long signing keys are used before they are asked for again, in milliseconds. Default: 300 000. */
  jwksCacheTtlInMs?: number;
  /** Ask for the signing keys for every verification. Slow; for diagnosis. Default: false. */
  skipJwksCache?: boolean;
};

/** What {@link verifyToken} rejects with when a token is refused. */
export interface TokenVerificationError extends Error {
  /** The stable code, such as `token-expired`. */
  reason: TokenVerificationErrorReason;
  /** What to do about it. */
  action?: string;
  /** Where the token stood, if somebody has said so. */
  tokenCarrier?: 'header' | 'cookie';
  /** Message and advice with the code behind them. */
  getFullMessage(): string;
}

/** Why a token was refused. */
export type TokenVerificationErrorReason =
  | 'jwk-failed-to-resolve'
  | 'jwk-kid-mismatch'
  | 'jwk-remote-failed-to-load'
  | 'secret-key-invalid'
  | 'token-expired'
  | 'token-iat-in-the-future'
  | 'token-invalid'
  | 'token-invalid-algorithm'
  | 'token-invalid-authorized-parties'
  | 'token-invalid-issuer'
  | 'token-invalid-signature'
  | 'token-not-active-yet'
  | 'token-verification-failed';

/** Gives the options of each request. */
export type ClerkMiddlewareOptionsCallback = (
  req: ExpressRequest,
) => ClerkMiddlewareOptions | Promise<ClerkMiddlewareOptions>;

/** A request that the middleware has seen. */
export type ExpressRequestWithAuth = ExpressRequest & {
  /** What {@link getAuth} asks. Prefer {@link getAuth}, which tells when the middleware is missing. */
  auth: (options?: PendingSessionOptions) => SessionAuthObject;
};

/** Options of {@link getAuth}. */
export type AuthOptions = PendingSessionOptions & {
  /** The kinds of token that count. Default: `session_token`. */
  acceptsToken?: TokenType | TokenType[] | 'any';
};

/** How sessions count that wait for a task, such as choosing an organization. */
export type PendingSessionOptions = {
  /** Whether a pending session is nobody's. Default: true. */
  treatPendingAsSignedOut?: boolean;
};

/** The kinds of token that Clerk issues. */
export type TokenType = SessionTokenType | MachineTokenType;

/** The token of somebody's session. */
export type SessionTokenType = 'session_token';

/** Tokens of machines. */
export type MachineTokenType = 'api_key' | 'm2m_token' | 'oauth_token';

// ---------------------------------------------------------------------------------------------------------------------
// Auth objects
// ---------------------------------------------------------------------------------------------------------------------

/** Who sent a request, whatever the kind of token. */
export type AuthObject =
  | SignedInAuthObject
  | SignedOutAuthObject
  | AuthenticatedMachineObject
  | UnauthenticatedMachineObject
  | InvalidTokenAuthObject;

/** Somebody or nobody. `isAuthenticated` and `userId` tell them apart. */
export type SessionAuthObject = SignedInAuthObject | SignedOutAuthObject;

/** A session that was verified. */
export type SignedInAuthObject = {
  tokenType: SessionTokenType;
  /** All claims of the token. */
  sessionClaims: JwtPayload;
  sessionId: string;
  /** `null` for tokens that do not tell. */
  sessionStatus: SessionStatusClaim | null;
  userId: string;
  /** Who acts in the user's name, while somebody does. */
  actor: ActClaim | undefined;
  /** The active organization. */
  orgId: string | undefined;
  /** The user's role in the active organization, such as `org:admin`. */
  orgRole: OrganizationCustomRoleKey | undefined;
  orgSlug: string | undefined;
  /** The user's permissions in the active organization, such as `org:articles:read`. */
  orgPermissions: OrganizationCustomPermissionKey[] | undefined;
  /** Minutes since the first and the second factor were verified; -1 for a factor that never was. */
  factorVerificationAge: [firstFactorAge: number, secondFactorAge: number] | null;
  /** The session token, or a new token from a JWT template. */
  getToken: ServerGetToken;
  /** Whether the user has a role or permission, the user or organization a feature or plan, or the session is fresh. */
  has: CheckAuthorizationFromSessionClaims;
  /** What the decision was based on. Keys and tokens are cut to their first characters. */
  debug: AuthObjectDebug;
  isAuthenticated: true;
};

/** Nobody. */
export type SignedOutAuthObject = {
  tokenType: SessionTokenType;
  sessionClaims: null;
  sessionId: null;
  /** `pending` for somebody whose session waits for a task. */
  sessionStatus: SessionStatusClaim | null;
  userId: null;
  actor: null;
  orgId: null;
  orgRole: null;
  orgSlug: null;
  orgPermissions: null;
  factorVerificationAge: null;
  /** Resolves to `null`. */
  getToken: ServerGetToken;
  /** Denies everything. */
  has: CheckAuthorizationFromSessionClaims;
  /** Why nobody is signed in. */
  debug: AuthObjectDebug;
  isAuthenticated: false;
};

/** A machine, or none. */
export type MachineAuthObject<T extends MachineTokenType> = T extends MachineTokenType
  ? AuthenticatedMachineObject<T> | UnauthenticatedMachineObject<T>
  : never;

/** A machine whose token was verified. */
export type AuthenticatedMachineObject<T extends MachineTokenType = MachineTokenType> = T extends MachineTokenType
  ? {
      id: string;
      /** Whom the token stands for. */
      subject: string;
      scopes: string[];
      getToken: () => Promise<string>;
      has: CheckAuthorizationFromSessionClaims;
      debug: AuthObjectDebug;
      tokenType: T;
      isAuthenticated: true;
    } & AuthenticatedMachineProperties[T]
  : never;

/** A request without a machine token of this kind. */
export type UnauthenticatedMachineObject<T extends MachineTokenType = MachineTokenType> = T extends MachineTokenType
  ? {
      id: null;
      subject: null;
      scopes: null;
      getToken: () => Promise<null>;
      has: CheckAuthorizationFromSessionClaims;
      debug: AuthObjectDebug;
      tokenType: T;
      isAuthenticated: false;
    } & UnauthenticatedMachineProperties[T]
  : never;

/** A request whose token is of none of the kinds that were asked for. */
export type InvalidTokenAuthObject = {
  isAuthenticated: false;
  tokenType: null;
  getToken: () => Promise<null>;
  has: () => false;
  debug: AuthObjectDebug;
};

/** The auth object for a list of accepted kinds. */
export type InferAuthObjectFromTokenArray<T extends readonly TokenType[]> = SessionTokenType extends T[number]
  ? T[number] extends SessionTokenType
    ? SessionAuthObject
    : SessionAuthObject | MachineAuthObject<Extract<T[number], MachineTokenType>>
  : MachineAuthObject<Extract<T[number], MachineTokenType>>;

/** The auth object for one accepted kind. */
export type InferAuthObjectFromToken<T extends TokenType> = T extends SessionTokenType
  ? SessionAuthObject
  : MachineAuthObject<Extract<T, MachineTokenType>>;

/** Gives a token of the session, `null` for nobody. Rejects with a {@link ClerkAPIResponseError} if a template fails. */
export type ServerGetToken = (options?: ServerGetTokenOptions) => Promise<string | null>;

/** What token `getToken` gives. */
export type ServerGetTokenOptions = {
  /** Name of a JWT template of the instance. Default: the session token itself. */
  template?: string;
  /** Lifetime of the new token. */
  expiresInSeconds?: number;
};

/** Whether a session may do something. All parts of a question have to be granted; an empty question is denied. */
export type CheckAuthorizationFromSessionClaims = <P extends OrganizationCustomPermissionKey>(
  isAuthorizedParams: CheckAuthorizationParamsFromSessionClaims<P>,
) => boolean;

/** A question for `has()`. */
export type CheckAuthorizationParamsFromSessionClaims<P extends OrganizationCustomPermissionKey> = (
  | { role: OrganizationCustomRoleKey; permission?: never; feature?: never; plan?: never }
  | { role?: never; permission: DisallowSystemPermissions<P>; feature?: never; plan?: never }
  | { role?: never; permission?: never; feature: BillingKey; plan?: never }
  | { role?: never; permission?: never; feature?: never; plan: BillingKey }
  | { role?: never; permission?: never; feature?: never; plan?: never }
) & {
  /** How recently the user must have been verified. */
  reverification?: ReverificationConfig;
};

/** A preset, or a level and the age in minutes up to which a verification counts. */
export type ReverificationConfig =
  | 'strict_mfa'
  | 'strict'
  | 'moderate'
  | 'lax'
  | { level: 'first_factor' | 'second_factor' | 'multi_factor'; afterMinutes: number };

/** The permissions that {@link ClerkAuthorization} declares, else any text. */
export type OrganizationCustomPermissionKey = DeclaredKey<'permission'>;

/** The roles that {@link ClerkAuthorization} declares, else any text. */
export type OrganizationCustomRoleKey = DeclaredKey<'role'>;

/** The claims of a session token. */
export type JwtPayload = {
  /** The token itself; not set by this package. */
  __raw: string;
  /** The instance's Frontend API. */
  iss: string;
  /** The user's id. */
  sub: string;
  /** The session's id. */
  sid: string;
  /** Not valid before; Unix time in seconds. */
  nbf: number;
  /** Not valid from then on; Unix time in seconds. */
  exp: number;
  /** Issued at; Unix time in seconds. */
  iat: number;
  /** The origin of the front end that the token was issued to. */
  azp?: string;
  /** Who acts in the user's name. */
  act?: ActClaim;
  /** Minutes since the first and the second factor were verified. */
  fva?: [firstFactorAge: number, secondFactorAge: number];
  /** The session's status. */
  sts?: SessionStatusClaim;
  [claim: string]: unknown;
} & CustomJwtSessionClaims &
  VersionedJwtPayload;

/** How a token tells the organization depends on its version. */
export type VersionedJwtPayload =
  | {
      v?: undefined;
      org_permissions?: OrganizationCustomPermissionKey[];
      org_id?: string;
      org_slug?: string;
      org_role?: OrganizationCustomRoleKey;
    }
  | {
      v: 2;
      /** Features, such as `o:articles,u:profile`. */
      fea?: string;
      /** Plans, such as `o:pro`. */
      pla?: string;
      /** The active organization. */
      o?: {
        id: string;
        /** Slug. */
        slg?: string;
        /** Role, without `org:`. */
        rol?: OrganizationCustomRoleKey;
        /** Names of permissions. */
        per?: string;
        /** For each feature, a bit map of its permissions. */
        fpm?: string;
      };
      org_permissions?: never;
      org_id?: never;
      org_slug?: never;
      org_role?: never;
    };

/** Who acts in a user's name. */
export interface ActClaim {
  sub: string;
  type?: 'agent';
  [claim: string]: unknown;
}

/** The states of a session that still has tokens. */
export type SessionStatusClaim = 'active' | 'pending';

/** Gives what a decision was based on. */
export type AuthObjectDebug = () => Record<string, any>;

type DeclaredKey<Name extends 'permission' | 'role'> = ClerkAuthorization extends { permission: unknown; role: unknown }
  ? ClerkAuthorization[Name] extends string
    ? ClerkAuthorization[Name]
    : string
  : string;

type DisallowSystemPermissions<P extends string> = P extends `org:sys_${string}`
  ? 'Session tokens do not hold system permissions, so a server cannot check them'
  : P;

/** A name, or one in the list of the user or of the organization. */
type BillingKey = `user:${string}` | `org:${string}` | (string & Record<never, never>);

type AuthenticatedMachineProperties = {
  api_key: { name: string; claims: Record<string, any> | null } & (
    | { userId: string; orgId: null }
    | { userId: null; orgId: string }
  );
  m2m_token: { claims: Record<string, any> | null; machineId: string };
  oauth_token: { userId: string; clientId: string };
};

type UnauthenticatedMachineProperties = {
  api_key: { name: null; claims: null; userId: null; orgId: null };
  m2m_token: { claims: null; machineId: null };
  oauth_token: { userId: null; clientId: null };
};

// ---------------------------------------------------------------------------------------------------------------------
// Backend API
// ---------------------------------------------------------------------------------------------------------------------

/**
 * The client that the environment configures: `CLERK_SECRET_KEY`, `CLERK_API_URL`, `CLERK_API_VERSION`. The environment
 * is read when the client is first used.
 */
export declare const clerkClient: ClerkClient;

/**
 * A client of Clerk's Backend API. Missing keys are no error here: calls that need them reject.
 *
 * @example
 * const client = createClerkClient({ secretKey: process.env.OTHER_INSTANCE_SECRET_KEY });
 */
export declare function createClerkClient(options: ClerkOptions): ClerkClient;

/** Options of {@link createClerkClient}. The environment is not consulted. */
export type ClerkOptions = {
  /** `sk_test_…` or `sk_live_…`. */
  secretKey?: string;
  /** `pk_test_…` or `pk_live_…`; for {@link clerkMiddleware}. */
  publishableKey?: string;
  /** `ak_…`, a machine's own key; for {@link clerkMiddleware}. */
  machineSecretKey?: string;
  /** The instance's public key in PEM form; for {@link clerkMiddleware}. */
  jwtKey?: string;
  /** Accepted values of the `aud` claim; for {@link clerkMiddleware}. */
  audience?: string | string[];
  /** The domain that a satellite app is served from; for {@link clerkMiddleware}. */
  domain?: string;
  /** Whether the app is a satellite; for {@link clerkMiddleware}. */
  isSatellite?: boolean;
  /** Where the app proxies the Frontend API; for {@link clerkMiddleware}. */
  proxyUrl?: string;
  /** Base address of the Backend API. Default: `https://api.clerk.com`. */
  apiUrl?: string;
  /** Version segment in its paths. Default: `v1`. */
  apiVersion?: string;
  /** What calls name themselves. */
  userAgent?: string;
};

/**
 * A client of Clerk's Backend API. Its calls reject with a {@link ClerkAPIResponseError} when Clerk refuses them or
 * gives no usable answer.
 */
export interface ClerkClient {
  sessions: SessionAPI;
  users: UserAPI;
  /**
   * Finds out who sent a Fetch request. The environment is not consulted: what the options do not say, the client's own
   * say. Rejects with an error that has a `code` when the configuration cannot work.
   */
  authenticateRequest: AuthenticateRequest;
  /** The part of a request state that may be written to a log. */
  debugRequestState: (state: RequestState<TokenType | null>) => {
    isSignedIn: boolean;
    isAuthenticated: boolean;
    proxyUrl: string | undefined;
    reason: string | null;
    message: string | null;
    publishableKey: string;
    isSatellite: boolean;
    domain: string;
  };
}

/** Calls about sessions. */
export interface SessionAPI {
  /** The session with this id. */
  getSession(sessionId: string): Promise<Session>;
  /**
   * A new token of a session.
   *
   * @param template name of a JWT template; default: a session token
   * @param expiresInSeconds its lifetime
   */
  getToken(sessionId: string, template?: string, expiresInSeconds?: number): Promise<Token>;
}

/** Calls about users. */
export interface UserAPI {
  /** The user with this id. */
  getUser(userId: string): Promise<User>;
  /** A page of the users that match, with the total of those that match. */
  getUserList(params?: UserListParams): Promise<PaginatedResourceResponse<User[]>>;
  /** How many users match. */
  getCount(params?: UserCountParams): Promise<number>;
}

/** Which users are counted. Those count that match every filter, where a filter with several values asks for one of them. */
export type UserCountParams = {
  emailAddress?: string[];
  phoneNumber?: string[];
  username?: string[];
  web3Wallet?: string[];
  /** Part of a name, email address, phone number, user name or id. */
  query?: string;
  userId?: string[];
  externalId?: string[];
};

/** Which users are listed, and in which order. Times are Unix time in milliseconds. */
export type UserListParams = UserCountParams & {
  /** At most so many; 1 to 500. Default: 10. */
  limit?: number;
  /** Leaves out the first so many. */
  offset?: number;
  /** With `-` in front in falling order. Default: `-created_at`. */
  orderBy?: WithSign<
    | 'created_at'
    | 'updated_at'
    | 'email_address'
    | 'web3wallet'
    | 'first_name'
    | 'last_name'
    | 'phone_number'
    | 'username'
    | 'last_active_at'
    | 'last_sign_in_at'
  >;
  last_active_at_since?: number;
  lastActiveAtBefore?: number;
  lastActiveAtAfter?: number;
  createdAtBefore?: number;
  createdAtAfter?: number;
  lastSignInAtAfter?: number;
  lastSignInAtBefore?: number;
  /** Members of these organizations. */
  organizationId?: string[];
};

/** A page, and how many there are in all. */
export type PaginatedResourceResponse<T> = { data: T; totalCount: number };

/** A token that was made. */
export interface Token {
  readonly jwt: string;
}

/** A session: one sign-in on one device. Times are Unix time in milliseconds. */
export interface Session {
  readonly id: string;
  /** The browser or device. */
  readonly clientId: string;
  readonly userId: string;
  readonly status: string;
  readonly lastActiveAt: number;
  /** When it ends at the latest. */
  readonly expireAt: number;
  /** When it ends if it is not used. */
  readonly abandonAt: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly lastActiveOrganizationId?: string | undefined;
  readonly latestActivity?: SessionActivity | undefined;
  /** Who acts in the user's name. */
  readonly actor: Record<string, unknown> | null;
}

/** From where a session was last used. */
export interface SessionActivity {
  readonly id: string;
  readonly isMobile: boolean;
  readonly ipAddress?: string | undefined;
  readonly city?: string | undefined;
  readonly country?: string | undefined;
  readonly browserVersion?: string | undefined;
  readonly browserName?: string | undefined;
  readonly deviceType?: string | undefined;
}

/** A user. Times are Unix time in milliseconds. */
export interface User {
  readonly id: string;
  readonly passwordEnabled: boolean;
  readonly totpEnabled: boolean;
  readonly backupCodeEnabled: boolean;
  readonly twoFactorEnabled: boolean;
  readonly banned: boolean;
  readonly locked: boolean;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly imageUrl: string;
  /** Whether the picture was chosen by the user. */
  readonly hasImage: boolean;
  readonly primaryEmailAddressId: string | null;
  readonly primaryPhoneNumberId: string | null;
  readonly primaryWeb3WalletId: string | null;
  readonly lastSignInAt: number | null;
  /** The user's id in your own system. */
  readonly externalId: string | null;
  readonly username: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  /** Read by front ends, written by servers. */
  readonly publicMetadata: Metadata<UserPublicMetadata>;
  /** Read and written by servers. */
  readonly privateMetadata: Metadata<UserPrivateMetadata>;
  /** Read and written by front ends: do not trust it. */
  readonly unsafeMetadata: Metadata<UserUnsafeMetadata>;
  readonly emailAddresses: EmailAddress[];
  readonly phoneNumbers: PhoneNumber[];
  readonly web3Wallets: Web3Wallet[];
  /** Accounts at OAuth providers. */
  readonly externalAccounts: ExternalAccount[];
  /** Accounts at enterprise identity providers. */
  readonly enterpriseAccounts: EnterpriseAccount[];
  readonly lastActiveAt: number | null;
  readonly createOrganizationEnabled: boolean;
  readonly createOrganizationsLimit: number | null;
  readonly deleteSelfEnabled: boolean;
  readonly legalAcceptedAt: number | null;
  /** A BCP 47 language tag. */
  readonly locale: string | null;
  /** A name of the IANA time zone database. */
  readonly timezone: string | null;
  readonly deprovisioned: boolean;
  /** What Clerk answered, with the names on the wire. */
  readonly raw: Record<string, any> | null;
  readonly primaryEmailAddress: EmailAddress | null;
  readonly primaryPhoneNumber: PhoneNumber | null;
  readonly primaryWeb3Wallet: Web3Wallet | null;
  /** First and last name, `null` if there is neither. */
  readonly fullName: string | null;
}

/** An email address of a user. */
export interface EmailAddress {
  readonly id: string;
  readonly emailAddress: string;
  readonly verification: Verification | null;
  /** Accounts that are known to have the same address. */
  readonly linkedTo: IdentificationLink[];
}

/** A phone number of a user. */
export interface PhoneNumber {
  readonly id: string;
  /** In E.164 form. */
  readonly phoneNumber: string;
  readonly reservedForSecondFactor: boolean;
  readonly defaultSecondFactor: boolean;
  readonly verification: Verification | null;
  readonly linkedTo: IdentificationLink[];
}

/** A web3 wallet of a user. */
export interface Web3Wallet {
  readonly id: string;
  /** Its address. */
  readonly web3Wallet: string;
  readonly verification: Verification | null;
}

/** An account of a user at an OAuth provider. */
export interface ExternalAccount {
  readonly id: string;
  /** Such as `oauth_google`. */
  readonly provider: string;
  readonly providerUserId: string;
  readonly identificationId: string;
  /** The same as `providerUserId`. */
  readonly externalId: string;
  /** Separated by blanks. */
  readonly approvedScopes: string;
  readonly emailAddress: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly imageUrl: string;
  readonly username: string | null;
  readonly phoneNumber: string | null;
  readonly publicMetadata: Record<string, unknown> | null;
  readonly label: string | null;
  readonly verification: Verification | null;
  readonly externalAccountId?: string | undefined;
}

/** An account of a user at an enterprise identity provider. */
export interface EnterpriseAccount {
  readonly id: string;
  readonly active: boolean;
  readonly emailAddress: string;
  readonly enterpriseConnection: EnterpriseAccountConnection | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  /** Such as `saml`. */
  readonly protocol: string;
  readonly provider: string;
  readonly providerUserId: string | null;
  readonly publicMetadata: Record<string, unknown>;
  readonly verification: Verification | null;
  readonly lastAuthenticatedAt: number | null;
  readonly enterpriseConnectionId: string | null;
}

/** The connection to an enterprise identity provider. */
export interface EnterpriseAccountConnection {
  readonly id: string;
  readonly active: boolean;
  readonly allowIdpInitiated: boolean;
  readonly allowSubdomains: boolean;
  readonly disableAdditionalIdentifications: boolean;
  readonly domain: string;
  readonly logoPublicUrl: string | null;
  readonly name: string;
  readonly protocol: string;
  readonly provider: string;
  readonly syncUserAttributes: boolean;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** How something of a user was verified. */
export interface Verification {
  readonly status: 'unverified' | 'verified' | 'transferable' | 'failed' | 'expired';
  /** Such as `email_code`. */
  readonly strategy: string;
  readonly externalVerificationRedirectURL: URL | null;
  readonly attempts: number | null;
  /** Unix time in milliseconds. */
  readonly expireAt: number | null;
  readonly nonce: string | null;
  readonly message: string | null;
}

/** Another way in which the same identity is known. */
export interface IdentificationLink {
  readonly id: string;
  /** Such as `oauth_google`. */
  readonly type: string;
}

/**
 * Why a call of the Backend API failed. Clerk refused it: `message` is the status's reason phrase, and `errors` holds
 * what Clerk says. Or no usable answer came: `status` is `undefined`, `errors[0].code` is `unexpected_error`, and
 * `cause` tells the fault, with the system's code where there is one.
 */
export interface ClerkAPIResponseError extends Error {
  name: 'ClerkAPIResponseError';
  clerkError: true;
  code: 'api_response_error';
  /** The HTTP status. */
  status: number | undefined;
  /** Names the call to Clerk's support. */
  clerkTraceId?: string;
  /** Seconds to wait before the next try. */
  retryAfter?: number;
  errors: ClerkAPIError[];
}

/** One thing that Clerk says is wrong with a call. */
export interface ClerkAPIError {
  /** Stable, such as `resource_not_found`. */
  code: string;
  message: string;
  longMessage?: string;
  meta?: ClerkAPIErrorMeta;
}

/** Details that some errors have. */
export interface ClerkAPIErrorMeta {
  /** The parameter that is wrong. */
  paramName?: string;
  sessionId?: string;
  emailAddresses?: string[];
  identifiers?: string[];
  /** Why a password is too weak. */
  zxcvbn?: { suggestions: { code: string; message: string }[] };
  plan?: {
    amount_formatted: string;
    annual_monthly_amount_formatted: string;
    currency_symbol: string;
    id: string;
    name: string;
  };
  isPlanUpgradePossible?: boolean;
  seatsQuantityToAdd?: number;
  seatsQuantity?: number;
  traceId?: string;
  kind?: string;
  title?: string;
  description?: string;
  linkUrl?: string;
  linkText?: string;
  data?: Record<string, string | number | boolean>;
}

/** What was declared, and whatever else is there. An index signature of its own would clash with other Clerk packages. */
type Metadata<Declared> = Declared & { [key: string]: unknown };

type WithSign<Field extends string> = `+${Field}` | `-${Field}` | Field;
