// Generated from api/definition/ by `npm run generate`. Do not edit.
/* eslint-disable @typescript-eslint/no-explicit-any -- code written for Clerk's own types reads these freely. */

import type { CallOptions } from '../call';
import type { ClerkPaginationRequest, PagedList, PaginatedResourceResponse } from '../page';
import type { APIKey } from '../resource/api-keys';
import type { DeletedObject } from '../resource/deleted-object';

/**
 * Calls about API keys of users and organizations.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/api-keys
 */
export interface APIKeyAPI {
  /** A page of a subject's keys, the latest first. */
  list(params: GetAPIKeyListParams, callOptions?: CallOptions): Promise<PaginatedResourceResponse<APIKey[]>>;
  /** A new key. Its `secret` is told now, and by {@link APIKeyAPI.getSecret}. */
  create(params: CreateAPIKeyParams, callOptions?: CallOptions): Promise<APIKey>;
  /** The key with this id. */
  get(apiKeyId: string, callOptions?: CallOptions): Promise<APIKey>;
  /** Changes a key. What is not given stays. */
  update(params: UpdateAPIKeyParams, callOptions?: CallOptions): Promise<APIKey>;
  /** Deletes a key. */
  delete(apiKeyId: string, callOptions?: CallOptions): Promise<DeletedObject>;
  /** Makes a key invalid at once. It stays in the list. */
  revoke(params: RevokeAPIKeyParams, callOptions?: CallOptions): Promise<APIKey>;
  /** The secret of a key. */
  getSecret(apiKeyId: string, callOptions?: CallOptions): Promise<{ secret: string }>;
  /** The key with this secret. Rejects for one that is unknown, revoked or expired. */
  verify(secret: string, callOptions?: CallOptions): Promise<APIKey>;
}

/** {@link APIKeyAPI}, whose lists have `all`. */
export interface PagedAPIKeyAPI extends APIKeyAPI {
  list: PagedList<APIKeyAPI['list']>;
}

/** Whose keys are listed. */
export type GetAPIKeyListParams = ClerkPaginationRequest<{
  /** Id of a user or an organization. */
  subject: string;
  /** Also those that are revoked or expired. Default: false. */
  includeInvalid?: boolean;
}>;

/** What a new API key is like. */
export type CreateAPIKeyParams = {
  name: string;
  /** Id of the user or organization that it stands for. */
  subject: string;
  description?: string | null;
  /** Whatever shall be known of the key. */
  claims?: Record<string, any> | null;
  scopes?: string[];
  /** Id of the user who made it. */
  createdBy?: string | null;
  /** `null` for a key that never expires. Default: `null`. */
  secondsUntilExpiration?: number | null;
};

/** What changes of an API key. */
export type UpdateAPIKeyParams = {
  apiKeyId: string;
  /** Id of the user or organization that it stands for. */
  subject: string;
  description?: string | null;
  /** Whatever shall be known of the key. */
  claims?: Record<string, any> | null;
  scopes?: string[];
  /** `null` for a key that never expires. */
  secondsUntilExpiration?: number | null;
};

/** Which API key is revoked, and why. */
export type RevokeAPIKeyParams = {
  apiKeyId: string;
  /** For your own records. */
  revocationReason?: string | null;
};
