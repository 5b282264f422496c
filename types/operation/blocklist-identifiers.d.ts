// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { CallOptions } from '../call';
import type { ClerkPaginationRequest, PagedList, PaginatedResourceResponse } from '../page';
import type { BlocklistIdentifier } from '../resource/blocklist-identifiers';
import type { DeletedObject } from '../resource/deleted-object';

/**
 * Manages the blocklist, the identifiers that may not sign up.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/allow-list-block-list
 */
export interface BlocklistIdentifierAPI {
  /** Returns a page of blocklist identifiers, newest first, together with the total count. */
  getBlocklistIdentifierList(
    params?: ClerkPaginationRequest,
    callOptions?: CallOptions,
  ): Promise<PaginatedResourceResponse<BlocklistIdentifier[]>>;
  /** Adds an identifier to the blocklist. */
  createBlocklistIdentifier(
    params: CreateBlocklistIdentifierParams,
    callOptions?: CallOptions,
  ): Promise<BlocklistIdentifier>;
  /** Removes an identifier from the blocklist. */
  deleteBlocklistIdentifier(blocklistIdentifierId: string, callOptions?: CallOptions): Promise<DeletedObject>;
}

/** {@link BlocklistIdentifierAPI} with `all` on its lists, which iterates over all pages. */
export interface PagedBlocklistIdentifierAPI extends BlocklistIdentifierAPI {
  getBlocklistIdentifierList: PagedList<BlocklistIdentifierAPI['getBlocklistIdentifierList']>;
}

/** Properties of a new blocklist identifier. */
export type CreateBlocklistIdentifierParams = {
  /**
   * An email address, a domain such as `*@example.com`, a phone number in E.164 format, or the address of a Web3
   * wallet.
   */
  identifier: string;
};
