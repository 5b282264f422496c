// Generated from api/definition/ by `npm run generate`. Do not edit.
/* eslint-disable @typescript-eslint/no-explicit-any -- code written for Clerk's own types reads these freely. */

import type { CallOptions } from '../call';
import type { ClerkPaginationRequest, PagedList, PaginatedResourceResponse } from '../page';
import type { APIKey } from '../resource/api-keys';
import type { DeletedObject } from '../resource/deleted-object';

/**
 * Manages API keys of users and organizations.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/api-keys
 */
export interface APIKeyAPI {
  /** Returns a page of a subject's API keys, newest first, together with the total count. */
  list(params: GetAPIKeyListParams, callOptions?: CallOptions): Promise<PaginatedResourceResponse<APIKey[]>>;
  /**
   * Creates an API key. The result contains its `secret`, which {@link APIKeyAPI.getSecret} also returns.
   *
   * @example
   * const apiKey = await clerkClient.apiKeys.create({
   *   name: 'CI',
   *   subject: 'user_2NNEqL2nrIRdJ194ndJqAHwEfxC',
   *   scopes: ['articles:read'],
   *   secondsUntilExpiration: 2_592_000,
   * });
   */
  create(params: CreateAPIKeyParams, callOptions?: CallOptions): Promise<APIKey>;
  /** Returns the API key with this id. */
  get(apiKeyId: string, callOptions?: CallOptions): Promise<APIKey>;
  /**
   * Updates an API key. Properties that are omitted keep their value.
   *
   * @example
   * const apiKey = await clerkClient.apiKeys.update({
   *   apiKeyId: 'ak_2NNEqL2nrIRdJ194ndJqAHwEfxC',
   *   subject: 'user_2NNEqL2nrIRdJ194ndJqAHwEfxC',
   *   scopes: ['articles:read', 'articles:write'],
   * });
   */
  update(params: UpdateAPIKeyParams, callOptions?: CallOptions): Promise<APIKey>;
  /** Deletes the API key. Resolves with a {@link DeletedObject}. */
  delete(apiKeyId: string, callOptions?: CallOptions): Promise<DeletedObject>;
  /** Revokes an API key. It becomes invalid immediately and remains in the list. */
  revoke(params: RevokeAPIKeyParams, callOptions?: CallOptions): Promise<APIKey>;
  /** Returns the secret of an API key. */
  getSecret(apiKeyId: string, callOptions?: CallOptions): Promise<{ secret: string }>;
  /**
   * Returns the API key with this secret. Rejects if the key is unknown, revoked or expired.
   *
   * @param secret Secret of the API key.
   */
  verify(secret: string, callOptions?: CallOptions): Promise<APIKey>;
}

/** {@link APIKeyAPI} with `all` on its lists, which iterates over all pages. */
export interface PagedAPIKeyAPI extends APIKeyAPI {
  list: PagedList<APIKeyAPI['list']>;
}

/** Filters of a list of API keys. */
export type GetAPIKeyListParams = ClerkPaginationRequest<{
  /** Id of the user or organization that the keys belong to. */
  subject: string;
  /** Whether to include revoked and expired keys. Default: `false`. */
  includeInvalid?: boolean;
}>;

/** Properties of a new API key. */
export type CreateAPIKeyParams = {
  name: string;
  /** Id of the user or organization that the key belongs to. */
  subject: string;
  description?: string | null;
  /** Custom claims of the key. */
  claims?: Record<string, any> | null;
  scopes?: string[];
  /** Id of the user who creates the key. */
  createdBy?: string | null;
  /** Lifetime of the key, in seconds; `null` for a key that never expires. Default: `null`. */
  secondsUntilExpiration?: number | null;
};

/** Properties of an API key to update. */
export type UpdateAPIKeyParams = {
  apiKeyId: string;
  /** Id of the user or organization that the key belongs to. */
  subject: string;
  description?: string | null;
  /** Custom claims of the key. */
  claims?: Record<string, any> | null;
  scopes?: string[];
  /** Lifetime of the key, in seconds; `null` for a key that never expires. */
  secondsUntilExpiration?: number | null;
};

/** The API key to revoke, and the reason. */
export type RevokeAPIKeyParams = {
  apiKeyId: string;
  /** Reason for the revocation, for your records. */
  revocationReason?: string | null;
};
