import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type {
  AuthObject,
  InferAuthObjectFromToken,
  InferAuthObjectFromTokenArray,
  InvalidTokenAuthObject,
  PendingSessionOptions,
  SessionAuthObject,
} from './auth-object';
import type { ClerkMiddlewareOptions } from './middleware';
import type { TokenType } from './token-type';

/**
 * Authenticates a WebSocket upgrade or a Socket.IO connection: `clerkMiddleware()` and `getAuth()` in one, for requests
 * without a response object. `req` is the request of the event `upgrade`, `socket.request` of Socket.IO, or
 * `ctx.extra.request` of graphql-ws.
 *
 * - There are no handshakes, because browsers do not follow redirects in an upgrade: such a request is signed out.
 * - Cookies count only for pages of the app's own origin, of `authorizedParties` and of `allowedOrigins`, because
 *   browsers send them with WebSockets that any page opens (RFC 6455 §10.2). The own origin comes from `Host`
 *   (`:authority` in HTTP/2) and `X-Forwarded-*`, with `ws` and `wss` read as `http` and `https`; a request without a
 *   usable host has none. Programs that send neither `Origin` nor `Sec-Fetch-Site` are not browsers.
 * - Anything already on the request, such as `req.auth` of other code, is ignored.
 * - From now on, errors of `req.socket` are handled, so that a client that disconnects does not crash the process.
 *
 * If the request is unauthenticated, `auth.debug().reason` is the reason code: one of those of `x-clerk-auth-reason`,
 * `origin-not-allowed`, `session-pending`, `token-type-mismatch` or `request-unreadable`.
 *
 * @returns a promise of an auth object, as from `getAuth()`. It never rejects because of what the client sent, only
 *   with an error that has a `code` if the configuration is invalid for every request, such as
 *   `publishable-key-missing`, `allowed-origins-invalid`, `token-from-invalid`, `accepts-token-invalid` or
 *   `options-invalid`
 *
 * @example
 * server.on('upgrade', async (req, socket, head) => {
 *   const auth = await authenticateUpgrade(req);
 *   if (!auth.isAuthenticated) return refuseUpgrade(socket, auth);
 *   webSockets.handleUpgrade(req, socket, head, (webSocket) => webSockets.emit('connection', webSocket, req, auth));
 * });
 */
export declare const authenticateUpgrade: AuthenticateUpgrade;

/** The overloads of {@link authenticateUpgrade}. The result depends on the kinds of token that are accepted. */
export interface AuthenticateUpgrade {
  /** Accepts tokens of several kinds; a token of another kind results in an {@link InvalidTokenAuthObject}. */
  <T extends TokenType[]>(
    req: IncomingMessage,
    options: AuthenticateUpgradeOptions & { acceptsToken: T },
  ): Promise<InferAuthObjectFromTokenArray<T> | InvalidTokenAuthObject>;
  /** Accepts tokens of one kind; tokens of other kinds are ignored. */
  <T extends TokenType>(
    req: IncomingMessage,
    options: AuthenticateUpgradeOptions & { acceptsToken: T },
  ): Promise<InferAuthObjectFromToken<T>>;
  /** Accepts tokens of any kind; check `tokenType`. */
  (req: IncomingMessage, options: AuthenticateUpgradeOptions & { acceptsToken: 'any' }): Promise<AuthObject>;
  /** Accepts session tokens. */
  (req: IncomingMessage, options?: Omit<AuthenticateUpgradeOptions, 'acceptsToken'>): Promise<SessionAuthObject>;
}

/**
 * Rejects an upgrade and closes the connection:
 *
 * - with 401, a challenge for Bearer tokens (RFC 6750) and a small JSON body, if the request is unauthenticated;
 * - with 403 if the user is signed in and you reject them, and for pages of an origin that is not allowed;
 * - with 503 and `Retry-After`, without a challenge, if Clerk was unreachable; see `GuardOptions`.
 *
 * @param socket the socket of the event `upgrade`; ignored if it is already destroyed
 * @param auth the result of {@link authenticateUpgrade}, for the status and the reason
 */
export declare function refuseUpgrade(socket: Duplex, auth?: AuthObject): void;

/**
 * Options of {@link authenticateUpgrade}. Anything omitted comes from the environment, as for `clerkMiddleware()`,
 * whose options can be passed as they are: `enableHandshake` and `frontendApiProxy` have no effect here.
 */
export interface AuthenticateUpgradeOptions
  extends Omit<ClerkMiddlewareOptions, 'acceptsToken' | 'enableHandshake' | 'frontendApiProxy'>, PendingSessionOptions {
  /** The kinds of token to accept. Default: `session_token`. */
  acceptsToken?: TokenType | TokenType[] | 'any';
  /**
   * Origins whose pages may use cookies, in addition to the app's own and `authorizedParties`: scheme and host, without
   * a path or trailing slash. Default: none.
   *
   * @example ['https://app.example.com']
   */
  allowedOrigins?: string | string[];
  /**
   * A token that the app has found itself, such as `socket.handshake.auth.token` of Socket.IO or
   * `ctx.connectionParams?.token` of graphql-ws. It takes precedence over everything in the request. `undefined`,
   * `null` and an empty string mean that there is none; any other value that is not a token is rejected, without
   * falling back to cookies.
   */
  token?: unknown;
  /**
   * Where to look for a token besides `Authorization: Bearer`, which browsers cannot send with a WebSocket. A
   * subprotocol takes precedence over a query parameter; cookies are ignored if there is a token. Default: nowhere
   * else.
   */
  tokenFrom?: {
    /** Name of a query parameter. Servers and proxies log URLs: prefer `protocol`. */
    query?: string;
    /**
     * Prefix of a subprotocol that is followed by the token: with `'clerk.'` a page calls `` new WebSocket(url,
     * ['chat', `clerk.${token}`]) ``. The server should select the other subprotocol, as `ws` does with the first one.
     */
    protocol?: string;
  };
}
