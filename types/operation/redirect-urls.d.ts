// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { CallOptions } from '../call';
import type { PaginatedResourceResponse } from '../page';
import type { RedirectUrl } from '../resource/redirect-urls';

/**
 * Manages the URLs to which native apps may be redirected after authentication.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/redirect-urls
 */
export interface RedirectUrlAPI {
  /** Returns all redirect URLs. */
  getRedirectUrlList(callOptions?: CallOptions): Promise<PaginatedResourceResponse<RedirectUrl[]>>;
  /** Returns the redirect URL with this id. */
  getRedirectUrl(redirectUrlId: string, callOptions?: CallOptions): Promise<RedirectUrl>;
  /**
   * Adds a redirect URL.
   *
   * @example
   * const redirectUrl = await clerkClient.redirectUrls.createRedirectUrl({ url: 'my-app://oauth-callback' });
   */
  createRedirectUrl(params: CreateRedirectUrlParams, callOptions?: CallOptions): Promise<RedirectUrl>;
  /** Deletes the redirect URL. Resolves with a {@link DeletedObject}. */
  deleteRedirectUrl(redirectUrlId: string, callOptions?: CallOptions): Promise<RedirectUrl>;
}

/** Properties of a new redirect URL. */
export type CreateRedirectUrlParams = {
  /** URL to allow, such as `my-app://oauth-callback`. */
  url: string;
};
