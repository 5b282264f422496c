// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { CallOptions } from '../call';
import type { ClerkPaginationRequest, PagedList, PaginatedResourceResponse } from '../page';
import type { DeletedObject } from '../resource/deleted-object';
import type { JwtTemplate } from '../resource/jwt-templates';

/**
 * Calls about JWT templates: custom tokens.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/jwt-templates
 */
export interface JwtTemplateAPI {
  /** A page of the templates. */
  list(params?: ClerkPaginationRequest, callOptions?: CallOptions): Promise<PaginatedResourceResponse<JwtTemplate[]>>;
  /** The template with this id. */
  get(templateId: string, callOptions?: CallOptions): Promise<JwtTemplate>;
  /** A new template. */
  create(params: CreateJwtTemplateParams, callOptions?: CallOptions): Promise<JwtTemplate>;
  /** Changes a template. */
  update(params: UpdateJwtTemplateParams, callOptions?: CallOptions): Promise<JwtTemplate>;
  /** Deletes a template. */
  delete(templateId: string, callOptions?: CallOptions): Promise<DeletedObject>;
}

/** {@link JwtTemplateAPI}, whose lists have `all`. */
export interface PagedJwtTemplateAPI extends JwtTemplateAPI {
  list: PagedList<JwtTemplateAPI['list']>;
}

/** What a new JWT template is like. */
export type CreateJwtTemplateParams = {
  name: string;
  /** The claims, with shortcodes such as `{{user.id}}`. */
  claims: object;
  /** Seconds. */
  lifetime?: number | null | undefined;
  /** Seconds. */
  allowedClockSkew?: number | null | undefined;
  /** Whether tokens are signed with a key of your own. */
  customSigningKey?: boolean | undefined;
  /** Such as `RS256`. */
  signingAlgorithm?: string | null | undefined;
  /** Your own key. */
  signingKey?: string | null | undefined;
};

/** What changes of a JWT template. */
export type UpdateJwtTemplateParams = {
  templateId: string;
} & CreateJwtTemplateParams;
