// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { CallOptions } from '../call';
import type { ClerkPaginationRequest, PagedList, PaginatedResourceResponse, WithSign } from '../page';
import type { DeletedObject } from '../resource/deleted-object';
import type { OAuthApplication } from '../resource/oauth-applications';

/**
 * Calls about OAuth applications: those for which the instance is the identity provider.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/oauth-applications
 */
export interface OAuthApplicationAPI {
  /** A page of the applications. */
  list(
    params?: GetOAuthApplicationListParams,
    callOptions?: CallOptions,
  ): Promise<PaginatedResourceResponse<OAuthApplication[]>>;
  /** The application with this id. */
  get(oauthApplicationId: string, callOptions?: CallOptions): Promise<OAuthApplication>;
  /** A new application. Its `clientSecret` is told now, and no more; public ones have none. */
  create(params: CreateOAuthApplicationParams, callOptions?: CallOptions): Promise<OAuthApplication>;
  /** Changes an application. */
  update(params: UpdateOAuthApplicationParams, callOptions?: CallOptions): Promise<OAuthApplication>;
  /** Deletes an application. */
  delete(oauthApplicationId: string, callOptions?: CallOptions): Promise<DeletedObject>;
  /** Gives an application a new secret, which is told now, and no more. */
  rotateSecret(oauthApplicationId: string, callOptions?: CallOptions): Promise<OAuthApplication>;
  /** Makes an access or refresh token of an application invalid. */
  revokeToken(params: RevokeOAuthApplicationTokenParams, callOptions?: CallOptions): Promise<void>;
}

/** {@link OAuthApplicationAPI}, whose lists have `all`. */
export interface PagedOAuthApplicationAPI extends OAuthApplicationAPI {
  list: PagedList<OAuthApplicationAPI['list']>;
}

/** Which OAuth applications are listed. */
export type GetOAuthApplicationListParams = ClerkPaginationRequest<{
  /** Part of a name, or an id. */
  nameQuery?: string;
  /** With `-` in front in falling order. Default: `-created_at`. */
  orderBy?: WithSign<'name' | 'created_at'>;
}>;

/** What a new OAuth application is like. */
export type CreateOAuthApplicationParams = {
  name: string;
  redirectUris?: string[] | null | undefined;
  /** Separated by blanks. Default: `profile email`. */
  scopes?: string | null | undefined;
  /** Whether it can keep no secret, and needs PKCE. Default: false. */
  public?: boolean | null | undefined;
};

/** What changes of an OAuth application. */
export type UpdateOAuthApplicationParams = {
  oauthApplicationId: string;
} & CreateOAuthApplicationParams;

/** Which token of an OAuth application is revoked. */
export type RevokeOAuthApplicationTokenParams = {
  oauthApplicationId: string;
  /** An access or refresh token. */
  token: string;
};
