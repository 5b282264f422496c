// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { CallOptions } from '../call';
import type { ClerkPaginationRequest, PagedList, PaginatedResourceResponse, WithSign } from '../page';
import type { DeletedObject } from '../resource/deleted-object';
import type { OAuthApplication } from '../resource/oauth-applications';

/**
 * Manages OAuth applications, for which the instance is the identity provider.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/oauth-applications
 */
export interface OAuthApplicationAPI {
  /** Returns a page of OAuth applications that match, together with the total count. */
  list(
    params?: GetOAuthApplicationListParams,
    callOptions?: CallOptions,
  ): Promise<PaginatedResourceResponse<OAuthApplication[]>>;
  /** Returns the OAuth application with this id. */
  get(oauthApplicationId: string, callOptions?: CallOptions): Promise<OAuthApplication>;
  /**
   * Creates an OAuth application. Only this result contains the `clientSecret`; public applications do not have one.
   *
   * @example
   * const oauthApplication = await clerkClient.oauthApplications.create({
   *   name: 'Acme Reports',
   *   redirectUris: ['https://reports.example.com/callback'],
   *   scopes: 'profile email',
   * });
   */
  create(params: CreateOAuthApplicationParams, callOptions?: CallOptions): Promise<OAuthApplication>;
  /**
   * Updates an OAuth application.
   *
   * @example
   * const oauthApplication = await clerkClient.oauthApplications.update({
   *   oauthApplicationId: 'oauth_application_2NNEqL2nrIRdJ194ndJqAHwEfxC',
   *   name: 'Acme Reports',
   *   redirectUris: ['https://reports.example.com/callback'],
   * });
   */
  update(params: UpdateOAuthApplicationParams, callOptions?: CallOptions): Promise<OAuthApplication>;
  /** Deletes the OAuth application. Resolves with a {@link DeletedObject}. */
  delete(oauthApplicationId: string, callOptions?: CallOptions): Promise<DeletedObject>;
  /** Replaces the client secret of an OAuth application. Only this result contains the new secret. */
  rotateSecret(oauthApplicationId: string, callOptions?: CallOptions): Promise<OAuthApplication>;
  /** Revokes an access or refresh token of an OAuth application. */
  revokeToken(params: RevokeOAuthApplicationTokenParams, callOptions?: CallOptions): Promise<void>;
}

/** {@link OAuthApplicationAPI} with `all` on its lists, which iterates over all pages. */
export interface PagedOAuthApplicationAPI extends OAuthApplicationAPI {
  list: PagedList<OAuthApplicationAPI['list']>;
}

/** Filters and order of a list of OAuth applications. */
export type GetOAuthApplicationListParams = ClerkPaginationRequest<{
  /** Part of a name, or an id. */
  nameQuery?: string;
  /** Sort key. Prefix it with `-` for descending order. Default: `-created_at`. */
  orderBy?: WithSign<'name' | 'created_at'>;
}>;

/** Properties of a new OAuth application. */
export type CreateOAuthApplicationParams = {
  name: string;
  /** Redirect URIs that the application may use. */
  redirectUris?: string[] | null | undefined;
  /** Scopes, separated by spaces. Default: `profile email`. */
  scopes?: string | null | undefined;
  /** Whether the application is a public client, which has no secret and must use PKCE. Default: `false`. */
  public?: boolean | null | undefined;
};

/** Properties of an OAuth application to update. */
export type UpdateOAuthApplicationParams = {
  oauthApplicationId: string;
} & CreateOAuthApplicationParams;

/** The token of an OAuth application to revoke. */
export type RevokeOAuthApplicationTokenParams = {
  oauthApplicationId: string;
  /** Access or refresh token. */
  token: string;
};
