// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { CallOptions } from '../call';
import type { IdPOAuthAccessToken } from '../resource/idp-oauth-access-token';

/**
 * Verifies OAuth access tokens that the instance issued as an identity provider.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/oauth-access-tokens
 */
export interface IdPOAuthAccessTokenAPI {
  /**
   * Returns the access token. Rejects if the token is not valid, or was not issued for any of the given audiences.
   *
   * @param options Audiences to accept.
   * @param accessToken OAuth access token to verify.
   */
  verify(
    accessToken: string,
    options?: { audience?: string | string[] },
    callOptions?: CallOptions,
  ): Promise<IdPOAuthAccessToken>;
}
