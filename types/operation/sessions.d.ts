// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { CallOptions } from '../call';
import type { ClerkPaginationRequest, PagedList, PaginatedResourceResponse } from '../page';
import type { Cookies, Session, SessionStatus, Token } from '../resource/sessions';

/**
 * Calls about sessions.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/sessions
 */
export interface SessionAPI {
  /** A page of the sessions of a client or a user, the latest first. */
  getSessionList(params?: SessionListParams, callOptions?: CallOptions): Promise<PaginatedResourceResponse<Session[]>>;
  /** The session with this id. */
  getSession(sessionId: string, callOptions?: CallOptions): Promise<Session>;
  /** A new session of a user; for tests in development instances. */
  createSession(params: CreateSessionParams, callOptions?: CallOptions): Promise<Session>;
  /** Ends a session: its user is signed out on that client. */
  revokeSession(sessionId: string, callOptions?: CallOptions): Promise<Session>;
  /** The session, if the token is one of its valid ones. */
  verifySession(sessionId: string, token: string, callOptions?: CallOptions): Promise<Session>;
  /**
   * A new token of a session.
   *
   * @param template name of a JWT template; default: a session token
   * @param expiresInSeconds its lifetime
   */
  getToken(sessionId: string, template?: string, expiresInSeconds?: number, callOptions?: CallOptions): Promise<Token>;
  /**
   * A new token for one that has expired, by the refresh token that came with it; with `format: 'cookie'` the
   * cookies that hold it.
   */
  refreshSession(
    sessionId: string,
    params: RefreshTokenParams & { format: 'token' },
    callOptions?: CallOptions,
  ): Promise<Token>;
  refreshSession(
    sessionId: string,
    params: RefreshTokenParams & { format: 'cookie' },
    callOptions?: CallOptions,
  ): Promise<Cookies>;
  refreshSession(sessionId: string, params: RefreshTokenParams, callOptions?: CallOptions): Promise<Token>;
}

/** {@link SessionAPI}, whose lists have `all`. */
export interface PagedSessionAPI extends SessionAPI {
  getSessionList: PagedList<SessionAPI['getSessionList']>;
}

/** Which sessions are listed. */
export type SessionListParams = ClerkPaginationRequest<{
  clientId?: string;
  userId?: string;
  status?: SessionStatus;
}>;

/** Whose session. */
export type CreateSessionParams = {
  userId: string;
};

/** What a token is renewed by. The names are those on the wire. */
export type RefreshTokenParams = {
  /** The session token. */
  expired_token: string;
  /** The refresh token that came with it. */
  refresh_token: string;
  /** Origin of the request that brought them. */
  request_origin: string;
  /** Address that the request came from. */
  request_originating_ip?: string;
  /** Headers of the request. */
  request_headers?: Record<string, string[]>;
  /** Whether the instance's cookies have suffixes. */
  suffixed_cookies?: boolean;
  /** Default: `token`. */
  format?: 'token' | 'cookie';
};
