// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { CallOptions } from '../call';
import type { MetadataInput } from '../metadata';
import type { ClerkPaginationRequest, PagedList, PaginatedResourceResponse, WithSign } from '../page';
import type { DeletedObject } from '../resource/deleted-object';
import type { Invitation, InvitationStatus } from '../resource/invitations';

/**
 * Manages invitations to sign up.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/invitations
 */
export interface InvitationAPI {
  /** Returns a page of invitations that match, together with the total count. */
  getInvitationList(
    params?: GetInvitationListParams,
    callOptions?: CallOptions,
  ): Promise<PaginatedResourceResponse<Invitation[]>>;
  /**
   * Creates an invitation for an email address, and sends it unless `notify` is `false`.
   *
   * @example
   * const invitation = await clerkClient.invitations.createInvitation({
   *   emailAddress: 'ada@example.com',
   *   redirectUrl: 'https://example.com/welcome',
   *   publicMetadata: { plan: 'pro' },
   * });
   */
  createInvitation(params: CreateInvitationParams, callOptions?: CallOptions): Promise<Invitation>;
  /**
   * Creates invitations for several email addresses.
   *
   * @param params Properties of the new invitations.
   *
   * @example
   * const invitations = await clerkClient.invitations.createInvitationBulk([
   *   { emailAddress: 'ada@example.com' },
   *   { emailAddress: 'alan@example.com' },
   * ]);
   */
  createInvitationBulk(params: CreateInvitationBulkParams, callOptions?: CallOptions): Promise<Invitation[]>;
  /** Revokes an invitation, so that its link no longer works. The email address can still sign up without it. */
  revokeInvitation(invitationId: string, callOptions?: CallOptions): Promise<Invitation>;
  /** Deletes the invitation. Resolves with a {@link DeletedObject}. */
  deleteInvitation(invitationId: string, callOptions?: CallOptions): Promise<DeletedObject>;
}

/** {@link InvitationAPI} with `all` on its lists, which iterates over all pages. */
export interface PagedInvitationAPI extends InvitationAPI {
  getInvitationList: PagedList<InvitationAPI['getInvitationList']>;
}

/** Filters and order of a list of invitations. */
export type GetInvitationListParams = ClerkPaginationRequest<{
  /** Sort key. Prefix it with `-` for descending order. Default: `-created_at`. */
  orderBy?: WithSign<'created_at' | 'email_address' | 'expires_at'>;
  status?: InvitationStatus;
  /** Part of an email address, or an id. */
  query?: string;
}>;

/** Properties of a new invitation. */
export type CreateInvitationParams = {
  emailAddress: string;
  /** Lifetime of the invitation, in days. Default: `30`. */
  expiresInDays?: number;
  /**
   * Whether to create the invitation even if one exists for the address, or a user has the address. Default:
   * `false`.
   */
  ignoreExisting?: boolean;
  /** Whether Clerk sends the invitation by email. Default: `true`. */
  notify?: boolean;
  /** Public metadata of the user who accepts the invitation. */
  publicMetadata?: MetadataInput<UserPublicMetadata>;
  /** URL to redirect to when the link in the email is opened. */
  redirectUrl?: string;
  /** Slug of the email template. Default: `invitation`. */
  templateSlug?: TemplateSlug;
};

/** Properties of several new invitations. */
export type CreateInvitationBulkParams = CreateInvitationParams[];

/** Slug of an email template for invitations. */
export type TemplateSlug = 'invitation' | 'waitlist_invitation';
