// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { CallOptions } from '../call';
import type { ClerkPaginationRequest, PagedList, PaginatedResourceResponse } from '../page';
import type { AllowlistIdentifier } from '../resource/allowlist-identifiers';
import type { DeletedObject } from '../resource/deleted-object';

/**
 * Manages the allowlist, the identifiers that may sign up.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/allow-list-block-list
 */
export interface AllowlistIdentifierAPI {
  /** Returns a page of allowlist identifiers, newest first, together with the total count. */
  getAllowlistIdentifierList(
    params?: ClerkPaginationRequest,
    callOptions?: CallOptions,
  ): Promise<PaginatedResourceResponse<AllowlistIdentifier[]>>;
  /** Adds an identifier to the allowlist. */
  createAllowlistIdentifier(
    params: CreateAllowlistIdentifierParams,
    callOptions?: CallOptions,
  ): Promise<AllowlistIdentifier>;
  /** Removes an identifier from the allowlist. */
  deleteAllowlistIdentifier(allowlistIdentifierId: string, callOptions?: CallOptions): Promise<DeletedObject>;
}

/** {@link AllowlistIdentifierAPI} with `all` on its lists, which iterates over all pages. */
export interface PagedAllowlistIdentifierAPI extends AllowlistIdentifierAPI {
  getAllowlistIdentifierList: PagedList<AllowlistIdentifierAPI['getAllowlistIdentifierList']>;
}

/** Properties of a new allowlist identifier. */
export type CreateAllowlistIdentifierParams = {
  /**
   * An email address, a domain such as `*@example.com`, a phone number in E.164 format, or the address of a Web3
   * wallet.
   */
  identifier: string;
  /** Whether to send an invitation to the identifier. */
  notify: boolean;
};
