// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { CallOptions } from '../call';
import type { MetadataInput } from '../metadata';
import type { ClerkPaginationRequest, PagedList, PaginatedResourceResponse, WithSign } from '../page';
import type { DeletedObject } from '../resource/deleted-object';
import type { Invitation, InvitationStatus } from '../resource/invitations';

/**
 * Calls about invitations to sign up.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/invitations
 */
export interface InvitationAPI {
  /** A page of the invitations, the latest first. */
  getInvitationList(
    params?: GetInvitationListParams,
    callOptions?: CallOptions,
  ): Promise<PaginatedResourceResponse<Invitation[]>>;
  /** Invites an email address. */
  createInvitation(params: CreateInvitationParams, callOptions?: CallOptions): Promise<Invitation>;
  /** Invites several email addresses. */
  createInvitationBulk(params: CreateInvitationBulkParams, callOptions?: CallOptions): Promise<Invitation[]>;
  /** Makes an invitation's link useless. The address may still sign up otherwise. */
  revokeInvitation(invitationId: string, callOptions?: CallOptions): Promise<Invitation>;
  /** Deletes an invitation. */
  deleteInvitation(invitationId: string, callOptions?: CallOptions): Promise<DeletedObject>;
}

/** {@link InvitationAPI}, whose lists have `all`. */
export interface PagedInvitationAPI extends InvitationAPI {
  getInvitationList: PagedList<InvitationAPI['getInvitationList']>;
}

/** Which invitations are listed. */
export type GetInvitationListParams = ClerkPaginationRequest<{
  /** With `-` in front in falling order. Default: `-created_at`. */
  orderBy?: WithSign<'created_at' | 'email_address' | 'expires_at'>;
  status?: InvitationStatus;
  /** Part of an email address, or an id. */
  query?: string;
}>;

/** What an invitation is like. */
export type CreateInvitationParams = {
  emailAddress: string;
  /** Default: 30. */
  expiresInDays?: number;
  /** Whether an invitation is no error if there is one, or a user with this address. Default: false. */
  ignoreExisting?: boolean;
  /** Whether Clerk sends the email. Default: true. */
  notify?: boolean;
  /** Given to the user who accepts. */
  publicMetadata?: MetadataInput<UserPublicMetadata>;
  /** Where the link in the email leads. */
  redirectUrl?: string;
  /** Which email is sent. Default: `invitation`. */
  templateSlug?: TemplateSlug;
};

/** Several invitations. */
export type CreateInvitationBulkParams = CreateInvitationParams[];

/** The emails that invite. */
export type TemplateSlug = 'invitation' | 'waitlist_invitation';
