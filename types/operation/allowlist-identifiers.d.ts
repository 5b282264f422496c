// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { CallOptions } from '../call';
import type { ClerkPaginationRequest, PagedList, PaginatedResourceResponse } from '../page';
import type { AllowlistIdentifier } from '../resource/allowlist-identifiers';
import type { DeletedObject } from '../resource/deleted-object';

/**
 * Calls about who alone may sign up.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/allow-list-block-list
 */
export interface AllowlistIdentifierAPI {
  /** A page of the identifiers, the latest first. */
  getAllowlistIdentifierList(
    params?: ClerkPaginationRequest,
    callOptions?: CallOptions,
  ): Promise<PaginatedResourceResponse<AllowlistIdentifier[]>>;
  /** Lets an identifier sign up. */
  createAllowlistIdentifier(
    params: CreateAllowlistIdentifierParams,
    callOptions?: CallOptions,
  ): Promise<AllowlistIdentifier>;
  /** Takes an identifier off the list. */
  deleteAllowlistIdentifier(allowlistIdentifierId: string, callOptions?: CallOptions): Promise<DeletedObject>;
}

/** {@link AllowlistIdentifierAPI}, whose lists have `all`. */
export interface PagedAllowlistIdentifierAPI extends AllowlistIdentifierAPI {
  getAllowlistIdentifierList: PagedList<AllowlistIdentifierAPI['getAllowlistIdentifierList']>;
}

/** Who may sign up. */
export type CreateAllowlistIdentifierParams = {
  /**
   * An email address, a domain such as `*
   *
   * @example
   * .com`, a phone number in E.164 form, or the address of a web3 wallet.
   */
  identifier: string;
  /** Whether to tell them, by email or SMS. */
  notify: boolean;
};
