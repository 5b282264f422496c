// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { CallOptions } from '../call';
import type { PaginatedResourceResponse } from '../page';
import type { RedirectUrl } from '../resource/redirect-urls';

/**
 * Calls about addresses that native apps may be sent to after signing in.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/redirect-urls
 */
export interface RedirectUrlAPI {
  /** All addresses. */
  getRedirectUrlList(callOptions?: CallOptions): Promise<PaginatedResourceResponse<RedirectUrl[]>>;
  /** The address with this id. */
  getRedirectUrl(redirectUrlId: string, callOptions?: CallOptions): Promise<RedirectUrl>;
  /** Allows an address. */
  createRedirectUrl(params: CreateRedirectUrlParams, callOptions?: CallOptions): Promise<RedirectUrl>;
  /** No longer allows an address. What comes is a {@link DeletedObject}. */
  deleteRedirectUrl(redirectUrlId: string, callOptions?: CallOptions): Promise<RedirectUrl>;
}

/** Which address is allowed. */
export type CreateRedirectUrlParams = {
  url: string;
};
