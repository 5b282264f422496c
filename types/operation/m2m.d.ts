// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { CallOptions } from '../call';
import type { ClerkPaginationRequest, PagedList, PaginatedResourceResponse } from '../page';
import type { M2MToken } from '../resource/m2m';

/**
 * Manages tokens for machine-to-machine (M2M) authentication. A machine's secret key can be passed with each call.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/m2m-tokens
 */
export interface M2MTokenAPI {
  /**
   * Returns a page of a machine's opaque tokens, together with the total count.
   *
   * @example
   * const { data, totalCount } = await clerkClient.m2m.list({ subject: 'mch_2NNEqL2nrIRdJ194ndJqAHwEfxC' });
   *
   * // Or every page in turn:
   * for await (const m2mToken of clerkClient.m2m.list.all!({ subject: 'mch_2NNEqL2nrIRdJ194ndJqAHwEfxC' })) {
   *   console.log(m2mToken);
   * }
   */
  list(params: GetM2MTokenListParams, callOptions?: CallOptions): Promise<PaginatedResourceResponse<M2MToken[]>>;
  /**
   * Creates a token for a machine.
   *
   * @example
   * const m2mToken = await clerkClient.m2m.createToken({
   *   machineSecretKey: secret,
   *   secondsUntilExpiration: 3600,
   *   tokenFormat: 'jwt',
   * });
   */
  createToken(params?: CreateM2MTokenParams, callOptions?: CallOptions): Promise<M2MToken>;
  /** Revokes an opaque token. */
  revokeToken(params: RevokeM2MTokenParams, callOptions?: CallOptions): Promise<M2MToken>;
  /**
   * Returns the token. JWTs are verified locally, opaque tokens by Clerk. Rejects if the token is not valid.
   *
   * For a JWT, `signal` and `timeoutMs` limit the wait for the instance's keys, which are cached after the first
   * fetch. An aborted call does not cancel the fetch, because other calls may be waiting for it. `retry` has no
   * effect on JWTs.
   */
  verify(params: VerifyM2MTokenParams, callOptions?: CallOptions): Promise<M2MToken>;
}

/** {@link M2MTokenAPI} with `all` on its lists, which iterates over all pages. */
export interface PagedM2MTokenAPI extends M2MTokenAPI {
  list: PagedList<M2MTokenAPI['list']>;
}

/** Filters of a list of M2M tokens. */
export type GetM2MTokenListParams = ClerkPaginationRequest<{
  /** Secret key of the machine. Default: the client's. */
  machineSecretKey?: string;
  /** Id of the machine that the tokens belong to. */
  subject: string;
  /** Whether to include revoked tokens. Default: `false`. */
  revoked?: boolean;
  /** Whether to include expired tokens. Default: `false`. */
  expired?: boolean;
}>;

/** Properties of a new M2M token. */
export type CreateM2MTokenParams = {
  /** Secret key of the machine. Default: the client's. */
  machineSecretKey?: string;
  /** Lifetime of the token, in seconds. Default: the machine's `defaultTokenTtl`. */
  secondsUntilExpiration?: number | null;
  /** Custom claims of the token. */
  claims?: Record<string, unknown> | null;
  /** Minimum remaining lifetime, in seconds, with which an existing token is returned instead of a new one. */
  minRemainingTtlSeconds?: number;
  /** Format of the token. Default: `opaque`. */
  tokenFormat?: M2MTokenFormat;
};

/** The M2M token to revoke, and the reason. */
export type RevokeM2MTokenParams = {
  /** Secret key of the machine. Default: the client's. */
  machineSecretKey?: string;
  m2mTokenId: string;
  /** Reason for the revocation, for your records. */
  revocationReason?: string | null;
};

/** The M2M token to verify. */
export type VerifyM2MTokenParams = {
  /** Secret key of the machine. Default: the client's. */
  machineSecretKey?: string;
  token: string;
};

/** Format of an M2M token. */
export type M2MTokenFormat = 'opaque' | 'jwt';
