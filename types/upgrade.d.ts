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
 * Who asks for a WebSocket, or has opened a Socket.IO connection: what `clerkMiddleware()` and `getAuth()` do, for
 * requests that have no response object. `req` is that of the event `upgrade`, `socket.request` of Socket.IO, or
 * `ctx.extra.request` of graphql-ws.
 *
 * - Nobody is sent through a handshake, which browsers cannot follow in an upgrade: such a request is nobody's.
 * - Cookies count only for pages of the app's own origin, of `authorizedParties` and of `allowedOrigins`, because
 *   browsers send them with WebSockets that any page opens (RFC 6455 §10.2). The own origin is that of `Host`
 *   (`:authority` in HTTP/2) and `X-Forwarded-*`, where `ws` and `wss` are read as `http` and `https`; a request
 *   without a usable host has none. Programs that send neither `Origin` nor `Sec-Fetch-Site` are not browsers.
 * - What somebody else has put on the request, such as `req.auth`, does not count.
 * - Errors of `req.socket` are survived from now on, so that a client that goes away does not end the process.
 *
 * Where nobody is signed in, `auth.debug().reason` is the code of the reason: those of `x-clerk-auth-reason`, and
 * `origin-not-allowed`, `session-pending`, `token-type-mismatch` and `request-unreadable`.
 *
 * @returns an auth object, as from `getAuth()`. Whatever the client has sent, the promise does not reject. It rejects
 *   with
 *   an error that has a `code` when the configuration cannot work for any request, such as `publishable-key-missing`,
 *   `allowed-origins-invalid`, `token-from-invalid`, `accepts-token-invalid` or `options-invalid`
 *
 * @example
 * server.on('upgrade', async (req, socket, head) => {
 *   const auth = await authenticateUpgrade(req);
 *   if (!auth.isAuthenticated) return refuseUpgrade(socket, auth);
 *   webSockets.handleUpgrade(req, socket, head, (webSocket) => webSockets.emit('connection', webSocket, req, auth));
 * });
 */
export declare const authenticateUpgrade: AuthenticateUpgrade;

/** The calls of {@link authenticateUpgrade}. What it gives depends on the kinds of token that are accepted. */
export interface AuthenticateUpgrade {
  /** Accepts tokens of several kinds; the object for a token of another kind says that it is invalid. */
  <T extends TokenType[]>(
    req: IncomingMessage,
    options: AuthenticateUpgradeOptions & { acceptsToken: T },
  ): Promise<InferAuthObjectFromTokenArray<T> | InvalidTokenAuthObject>;
  /** Accepts tokens of one kind; a token of another kind counts as none. */
  <T extends TokenType>(
    req: IncomingMessage,
    options: AuthenticateUpgradeOptions & { acceptsToken: T },
  ): Promise<InferAuthObjectFromToken<T>>;
  /** Accepts tokens of any kind. Look at `tokenType` to tell them apart. */
  (req: IncomingMessage, options: AuthenticateUpgradeOptions & { acceptsToken: 'any' }): Promise<AuthObject>;
  /** Accepts session tokens. */
  (req: IncomingMessage, options?: Omit<AuthenticateUpgradeOptions, 'acceptsToken'>): Promise<SessionAuthObject>;
}

/**
 * Refuses an upgrade and closes the connection: with 401, a challenge for Bearer tokens (RFC 6750) and a small JSON
 * body. With 403 for somebody who is signed in and whom you do not let in, and for pages of an origin that is not
 * allowed. With 503 and `Retry-After`, and without a challenge, where Clerk could not be reached; see `GuardOptions`.
 *
 * @param socket that of the event `upgrade`; one that is gone is let be
 * @param auth what {@link authenticateUpgrade} gave, to tell the reason
 */
export declare function refuseUpgrade(socket: Duplex, auth?: AuthObject): void;

/**
 * Options of {@link authenticateUpgrade}. What is not given here comes from the environment, as for
 * `clerkMiddleware()`. The same object of options does for both: `enableHandshake` and `frontendApiProxy` have no
 * effect here.
 */
export interface AuthenticateUpgradeOptions
  extends Omit<ClerkMiddlewareOptions, 'acceptsToken' | 'enableHandshake' | 'frontendApiProxy'>, PendingSessionOptions {
  /** The kinds of token that count. Default: `session_token`. */
  acceptsToken?: TokenType | TokenType[] | 'any';
  /**
   * Origins whose pages may come with cookies, besides the app's own and `authorizedParties`: schemes with hosts,
   * without a path or a slash at the end.
   *
   * @example ['https://app.example.com']
   */
  allowedOrigins?: string | string[];
  /**
   * A token that the app has found itself, such as `socket.handshake.auth.token` of Socket.IO or
   * `ctx.connectionParams?.token` of graphql-ws. It goes before all that the request carries. `undefined`, `null` and
   * an empty text are none; anything else that is no token is refused, and has no cookies count in its place.
   */
  token?: unknown;
  /**
   * Where to look for a token besides `Authorization: Bearer`, which browsers cannot send with a WebSocket; a
   * subprotocol goes before a parameter. Cookies do not count beside a token. Default: nowhere.
   */
  tokenFrom?: {
    /** The name of a parameter of the address. Servers and proxies write addresses to their logs: prefer `protocol`. */
    query?: string;
    /**
     * What a subprotocol begins with whose rest is the token: with `'clerk.'` a page calls `` new WebSocket(url,
     * ['chat', `clerk.${token}`]) ``. The server should agree on the other one, as `ws` does with the first.
     */
    protocol?: string;
  };
}
