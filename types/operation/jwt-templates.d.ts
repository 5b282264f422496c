// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { CallOptions } from '../call';
import type { ClerkPaginationRequest, PagedList, PaginatedResourceResponse } from '../page';
import type { DeletedObject } from '../resource/deleted-object';
import type { JwtTemplate } from '../resource/jwt-templates';

/**
 * Manages JWT templates, from which custom tokens are created.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/jwt-templates
 */
export interface JwtTemplateAPI {
  /** Returns a page of JWT templates, together with the total count. */
  list(params?: ClerkPaginationRequest, callOptions?: CallOptions): Promise<PaginatedResourceResponse<JwtTemplate[]>>;
  /** Returns the JWT template with this id. */
  get(templateId: string, callOptions?: CallOptions): Promise<JwtTemplate>;
  /**
   * Creates a JWT template.
   *
   * @example
   * const jwtTemplate = await clerkClient.jwtTemplates.create({
   *   name: 'reports',
   *   claims: { email: '{{user.primary_email_address}}' },
   *   lifetime: 300,
   * });
   */
  create(params: CreateJwtTemplateParams, callOptions?: CallOptions): Promise<JwtTemplate>;
  /**
   * Updates a JWT template.
   *
   * @example
   * const jwtTemplate = await clerkClient.jwtTemplates.update({
   *   templateId: 'jtmp_2NNEqL2nrIRdJ194ndJqAHwEfxC',
   *   name: 'reports',
   *   claims: { email: '{{user.primary_email_address}}' },
   *   lifetime: 600,
   * });
   */
  update(params: UpdateJwtTemplateParams, callOptions?: CallOptions): Promise<JwtTemplate>;
  /** Deletes the JWT template. Resolves with a {@link DeletedObject}. */
  delete(templateId: string, callOptions?: CallOptions): Promise<DeletedObject>;
}

/** {@link JwtTemplateAPI} with `all` on its lists, which iterates over all pages. */
export interface PagedJwtTemplateAPI extends JwtTemplateAPI {
  list: PagedList<JwtTemplateAPI['list']>;
}

/** Properties of a new JWT template. */
export type CreateJwtTemplateParams = {
  name: string;
  /** Claims of the tokens. Values can contain shortcodes such as `{{user.id}}`. */
  claims: object;
  /** Lifetime of the tokens, in seconds. */
  lifetime?: number | null | undefined;
  /** Allowed clock skew, in seconds. */
  allowedClockSkew?: number | null | undefined;
  /** Whether tokens are signed with your own key. */
  customSigningKey?: boolean | undefined;
  /** Algorithm of the signature, such as `RS256`. */
  signingAlgorithm?: string | null | undefined;
  /** Your own private key, if `customSigningKey` is `true`. */
  signingKey?: string | null | undefined;
};

/** Properties of a JWT template to update. */
export type UpdateJwtTemplateParams = {
  templateId: string;
} & CreateJwtTemplateParams;
