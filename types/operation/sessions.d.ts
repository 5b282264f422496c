// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { CallOptions } from '../call';
import type { ClerkPaginationRequest, PagedList, PaginatedResourceResponse } from '../page';
import type { Cookies, Session, SessionStatus, Token } from '../resource/sessions';

/**
 * Manages sessions and creates session tokens.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/sessions
 */
export interface SessionAPI {
  /** Returns a page of sessions of a client or user, newest first, together with the total count. */
  getSessionList(params?: SessionListParams, callOptions?: CallOptions): Promise<PaginatedResourceResponse<Session[]>>;
  /** Returns the session with this id. */
  getSession(sessionId: string, callOptions?: CallOptions): Promise<Session>;
  /** Creates a session for a user. Intended for tests in development instances. */
  createSession(params: CreateSessionParams, callOptions?: CallOptions): Promise<Session>;
  /** Revokes a session, which signs out the user on its client. */
  revokeSession(sessionId: string, callOptions?: CallOptions): Promise<Session>;
  /**
   * Returns the session if the token is one of its valid tokens.
   *
   * @param token Session token.
   */
  verifySession(sessionId: string, token: string, callOptions?: CallOptions): Promise<Session>;
  /**
   * Creates a token for a session.
   *
   * @param template Name of a JWT template. By default, a session token is created.
   * @param expiresInSeconds Lifetime of the token, in seconds.
   */
  getToken(sessionId: string, template?: string, expiresInSeconds?: number, callOptions?: CallOptions): Promise<Token>;
  /** Returns a new session token in exchange for an expired one and its refresh token. */
  refreshSession(
    sessionId: string,
    params: RefreshTokenParams & { format: 'token' },
    callOptions?: CallOptions,
  ): Promise<Token>;
  /** Returns cookies that contain a new session token, in exchange for an expired one and its refresh token. */
  refreshSession(
    sessionId: string,
    params: RefreshTokenParams & { format: 'cookie' },
    callOptions?: CallOptions,
  ): Promise<Cookies>;
  /** Returns a new session token in exchange for an expired one and its refresh token. */
  refreshSession(sessionId: string, params: RefreshTokenParams, callOptions?: CallOptions): Promise<Token>;
}

/** {@link SessionAPI} with `all` on its lists, which iterates over all pages. */
export interface PagedSessionAPI extends SessionAPI {
  getSessionList: PagedList<SessionAPI['getSessionList']>;
}

/** Filters of a list of sessions. */
export type SessionListParams = ClerkPaginationRequest<{
  clientId?: string;
  userId?: string;
  status?: SessionStatus;
}>;

/** Properties of a new session. */
export type CreateSessionParams = {
  userId: string;
};

/** The tokens to exchange, and the request that contained them. Keys are in snake case, as Clerk expects them. */
export type RefreshTokenParams = {
  /** Expired session token. */
  expired_token: string;
  /** Refresh token that was issued with the session token. */
  refresh_token: string;
  /** Origin of the request. */
  request_origin: string;
  /** IP address of the request. */
  request_originating_ip?: string;
  /** Headers of the request. */
  request_headers?: Record<string, string[]>;
  /** Whether the instance uses suffixed cookies. */
  suffixed_cookies?: boolean;
  /** Format of the result. Default: `token`. */
  format?: 'token' | 'cookie';
};
