// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { CallOptions } from '../call';
import type { ClerkPaginationRequest, PagedList, PaginatedResourceResponse } from '../page';
import type { M2MToken } from '../resource/m2m';

/**
 * Calls about tokens by which machines call each other. The machine's own key may be given with each call.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/m2m-tokens
 */
export interface M2MTokenAPI {
  /** A page of a machine's opaque tokens. */
  list(params: GetM2MTokenListParams, callOptions?: CallOptions): Promise<PaginatedResourceResponse<M2MToken[]>>;
  /** A new token of the machine. */
  createToken(params?: CreateM2MTokenParams, callOptions?: CallOptions): Promise<M2MToken>;
  /** Makes an opaque token invalid. */
  revokeToken(params: RevokeM2MTokenParams, callOptions?: CallOptions): Promise<M2MToken>;
  /**
   * The token. A JWT is verified here, another is asked for at Clerk. Rejects for one that is not valid.
   *
   * For a JWT, `signal` and `timeoutMs` bound the wait for the instance's keys, which are in memory but for the
   * first time; their fetch goes on, because others may wait for it. `retry` has no effect then.
   */
  verify(params: VerifyM2MTokenParams, callOptions?: CallOptions): Promise<M2MToken>;
}

/** {@link M2MTokenAPI}, whose lists have `all`. */
export interface PagedM2MTokenAPI extends M2MTokenAPI {
  list: PagedList<M2MTokenAPI['list']>;
}

/** Whose tokens are listed. */
export type GetM2MTokenListParams = ClerkPaginationRequest<{
  /** The machine's key. Default: the client's. */
  machineSecretKey?: string;
  /** Id of the machine. */
  subject: string;
  /** Also those that are revoked. Default: false. */
  revoked?: boolean;
  /** Also those that have expired. Default: false. */
  expired?: boolean;
}>;

/** What a new machine token is like. */
export type CreateM2MTokenParams = {
  /** The machine's key. Default: the client's. */
  machineSecretKey?: string;
  /** Default: `null`, which is as the machine says. */
  secondsUntilExpiration?: number | null;
  /** Whatever shall be known of the token. */
  claims?: Record<string, unknown> | null;
  /** A token that has been made is given again while it lives at least so long. */
  minRemainingTtlSeconds?: number;
  /** Default: `opaque`. */
  tokenFormat?: M2MTokenFormat;
};

/** Which machine token is revoked, and why. */
export type RevokeM2MTokenParams = {
  /** The machine's key. Default: the client's. */
  machineSecretKey?: string;
  m2mTokenId: string;
  /** For your own records. */
  revocationReason?: string | null;
};

/** Which machine token is verified. */
export type VerifyM2MTokenParams = {
  /** The machine's key. Default: the client's. */
  machineSecretKey?: string;
  token: string;
};

/** Kinds of machine token. */
export type M2MTokenFormat = 'opaque' | 'jwt';
