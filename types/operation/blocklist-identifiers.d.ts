// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { CallOptions } from '../call';
import type { ClerkPaginationRequest, PagedList, PaginatedResourceResponse } from '../page';
import type { BlocklistIdentifier } from '../resource/blocklist-identifiers';
import type { DeletedObject } from '../resource/deleted-object';

/**
 * Calls about who may not sign up.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/allow-list-block-list
 */
export interface BlocklistIdentifierAPI {
  /** A page of the identifiers, the latest first. */
  getBlocklistIdentifierList(
    params?: ClerkPaginationRequest,
    callOptions?: CallOptions,
  ): Promise<PaginatedResourceResponse<BlocklistIdentifier[]>>;
  /** Keeps an identifier from signing up. */
  createBlocklistIdentifier(
    params: CreateBlocklistIdentifierParams,
    callOptions?: CallOptions,
  ): Promise<BlocklistIdentifier>;
  /** Takes an identifier off the list. */
  deleteBlocklistIdentifier(blocklistIdentifierId: string, callOptions?: CallOptions): Promise<DeletedObject>;
}

/** {@link BlocklistIdentifierAPI}, whose lists have `all`. */
export interface PagedBlocklistIdentifierAPI extends BlocklistIdentifierAPI {
  getBlocklistIdentifierList: PagedList<BlocklistIdentifierAPI['getBlocklistIdentifierList']>;
}

/** Who may not sign up. */
export type CreateBlocklistIdentifierParams = {
  /**
   * An email address, a domain such as `*
   *
   * @example
   * .com`, a phone number in E.164 form, or the address of a web3 wallet.
   */
  identifier: string;
};
