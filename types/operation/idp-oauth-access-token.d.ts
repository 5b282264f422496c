// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { CallOptions } from '../call';
import type { IdPOAuthAccessToken } from '../resource/idp-oauth-access-token';

/**
 * Calls about OAuth access tokens that the instance has issued as an identity provider.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/oauth-access-tokens
 */
export interface IdPOAuthAccessTokenAPI {
  /** The access token. Rejects for one that is not valid, or was issued for none of the audiences that are given. */
  verify(
    accessToken: string,
    options?: { audience?: string | string[] },
    callOptions?: CallOptions,
  ): Promise<IdPOAuthAccessToken>;
}
