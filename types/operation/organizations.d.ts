// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { CallOptions } from '../call';
import type { MetadataInput } from '../metadata';
import type { ClerkPaginationRequest, PagedList, PaginatedResourceResponse, WithSign } from '../page';
import type {
  Organization,
  OrganizationDomain,
  OrganizationEnrollmentMode,
  OrganizationInvitation,
  OrganizationInvitationStatus,
  OrganizationMembership,
  OrganizationMembershipRole,
} from '../resource/organizations';
import type { UploadFile } from '../upload';

/**
 * Manages organizations, their members, invitations and domains.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/organizations
 */
export interface OrganizationAPI {
  /** Returns a page of organizations that match, together with the total count. */
  getOrganizationList(
    params?: GetOrganizationListParams,
    callOptions?: CallOptions,
  ): Promise<PaginatedResourceResponse<Organization[]>>;
  /**
   * Creates an organization.
   *
   * @example
   * const organization = await clerkClient.organizations.createOrganization({
   *   name: 'Acme',
   *   createdBy: 'user_2NNEqL2nrIRdJ194ndJqAHwEfxC',
   *   maxAllowedMemberships: 50,
   * });
   */
  createOrganization(params: CreateOrganizationParams, callOptions?: CallOptions): Promise<Organization>;
  /** Returns the organization with this id or slug. */
  getOrganization(params: GetOrganizationParams, callOptions?: CallOptions): Promise<Organization>;
  /**
   * Updates an organization. Properties that are omitted keep their value.
   *
   * @example
   * const organization = await clerkClient.organizations.updateOrganization('org_2NNEqL2nrIRdJ194ndJqAHwEfxC', {
   *   name: 'Acme Inc.',
   *   maxAllowedMemberships: 100,
   * });
   */
  updateOrganization(
    organizationId: string,
    params: UpdateOrganizationParams,
    callOptions?: CallOptions,
  ): Promise<Organization>;
  /** Sets the logo of an organization. */
  updateOrganizationLogo(
    organizationId: string,
    params: UpdateLogoParams,
    callOptions?: CallOptions,
  ): Promise<Organization>;
  /** Removes the logo of an organization. */
  deleteOrganizationLogo(organizationId: string, callOptions?: CallOptions): Promise<Organization>;
  /**
   * Merges metadata into the organization's metadata at every depth. A value of `null` removes the key.
   *
   * @example
   * const organization = await clerkClient.organizations.updateOrganizationMetadata('org_2NNEqL2nrIRdJ194ndJqAHwEfxC', {
   *   publicMetadata: { plan: 'enterprise' },
   *   privateMetadata: { trialEndsAt: null },
   * });
   */
  updateOrganizationMetadata(
    organizationId: string,
    params: UpdateMetadataParams,
    callOptions?: CallOptions,
  ): Promise<Organization>;
  /**
   * Replaces the organization's public or private metadata, or both. Metadata that is omitted keeps its value.
   *
   * @example
   * const organization = await clerkClient.organizations.replaceOrganizationMetadata('org_2NNEqL2nrIRdJ194ndJqAHwEfxC', {
   *   publicMetadata: { plan: 'enterprise' },
   * });
   */
  replaceOrganizationMetadata(
    organizationId: string,
    params: MetadataParams,
    callOptions?: CallOptions,
  ): Promise<Organization>;
  /** Deletes the organization. Resolves with a {@link DeletedObject}. */
  deleteOrganization(organizationId: string, callOptions?: CallOptions): Promise<Organization>;
  /** Returns a page of an organization's memberships that match, together with the total count. */
  getOrganizationMembershipList(
    params: GetOrganizationMembershipListParams,
    callOptions?: CallOptions,
  ): Promise<PaginatedResourceResponse<OrganizationMembership[]>>;
  /** Returns a page of the memberships of all organizations, together with the total count. */
  getInstanceOrganizationMembershipList(
    params: GetInstanceOrganizationMembershipListParams,
    callOptions?: CallOptions,
  ): Promise<PaginatedResourceResponse<OrganizationMembership[]>>;
  /** Adds a user to an organization. */
  createOrganizationMembership(
    params: CreateOrganizationMembershipParams,
    callOptions?: CallOptions,
  ): Promise<OrganizationMembership>;
  /** Changes the role of a member. */
  updateOrganizationMembership(
    params: UpdateOrganizationMembershipParams,
    callOptions?: CallOptions,
  ): Promise<OrganizationMembership>;
  /**
   * Merges metadata into the membership's metadata at every depth. A value of `null` removes the key.
   *
   * @example
   * const membership = await clerkClient.organizations.updateOrganizationMembershipMetadata({
   *   organizationId: 'org_2NNEqL2nrIRdJ194ndJqAHwEfxC',
   *   userId: 'user_2NNEqL2nrIRdJ194ndJqAHwEfxC',
   *   publicMetadata: { department: 'Sales' },
   * });
   */
  updateOrganizationMembershipMetadata(
    params: UpdateOrganizationMembershipMetadataParams,
    callOptions?: CallOptions,
  ): Promise<OrganizationMembership>;
  /** Removes a member from an organization. */
  deleteOrganizationMembership(
    params: DeleteOrganizationMembershipParams,
    callOptions?: CallOptions,
  ): Promise<OrganizationMembership>;
  /** Returns a page of an organization's invitations that match, together with the total count. */
  getOrganizationInvitationList(
    params: GetOrganizationInvitationListParams,
    callOptions?: CallOptions,
  ): Promise<PaginatedResourceResponse<OrganizationInvitation[]>>;
  /** Invites an email address to join an organization. */
  createOrganizationInvitation(
    params: CreateOrganizationInvitationParams,
    callOptions?: CallOptions,
  ): Promise<OrganizationInvitation>;
  /**
   * Invites several email addresses to join an organization.
   *
   * @param params Properties of the new invitations.
   */
  createOrganizationInvitationBulk(
    organizationId: string,
    params: CreateBulkOrganizationInvitationParams,
    callOptions?: CallOptions,
  ): Promise<PaginatedResourceResponse<OrganizationInvitation[]>>;
  /** Returns the invitation with this id. */
  getOrganizationInvitation(
    params: GetOrganizationInvitationParams,
    callOptions?: CallOptions,
  ): Promise<OrganizationInvitation>;
  /** Revokes a pending invitation. */
  revokeOrganizationInvitation(
    params: RevokeOrganizationInvitationParams,
    callOptions?: CallOptions,
  ): Promise<OrganizationInvitation>;
  /** Returns a page of an organization's domains, together with the total count. */
  getOrganizationDomainList(
    params: GetOrganizationDomainListParams,
    callOptions?: CallOptions,
  ): Promise<PaginatedResourceResponse<OrganizationDomain[]>>;
  /**
   * Adds a domain to an organization. It is verified unless `verified` is `false`.
   *
   * @example
   * const organizationDomain = await clerkClient.organizations.createOrganizationDomain({
   *   organizationId: 'org_2NNEqL2nrIRdJ194ndJqAHwEfxC',
   *   name: 'example.com',
   *   enrollmentMode: 'automatic_invitation',
   * });
   */
  createOrganizationDomain(
    params: CreateOrganizationDomainParams,
    callOptions?: CallOptions,
  ): Promise<OrganizationDomain>;
  /**
   * Updates a domain of an organization.
   *
   * @example
   * const organizationDomain = await clerkClient.organizations.updateOrganizationDomain({
   *   organizationId: 'org_2NNEqL2nrIRdJ194ndJqAHwEfxC',
   *   domainId: 'orgdmn_2NNEqL2nrIRdJ194ndJqAHwEfxC',
   *   enrollmentMode: 'manual_invitation',
   * });
   */
  updateOrganizationDomain(
    params: UpdateOrganizationDomainParams,
    callOptions?: CallOptions,
  ): Promise<OrganizationDomain>;
  /** Deletes the domain of an organization. Resolves with a {@link DeletedObject}. */
  deleteOrganizationDomain(
    params: DeleteOrganizationDomainParams,
    callOptions?: CallOptions,
  ): Promise<OrganizationDomain>;
}

/** {@link OrganizationAPI} with `all` on its lists, which iterates over all pages. */
export interface PagedOrganizationAPI extends OrganizationAPI {
  getOrganizationList: PagedList<OrganizationAPI['getOrganizationList']>;
  getOrganizationMembershipList: PagedList<OrganizationAPI['getOrganizationMembershipList']>;
  getInstanceOrganizationMembershipList: PagedList<OrganizationAPI['getInstanceOrganizationMembershipList']>;
  getOrganizationInvitationList: PagedList<OrganizationAPI['getOrganizationInvitationList']>;
  getOrganizationDomainList: PagedList<OrganizationAPI['getOrganizationDomainList']>;
}

/** Filters and order of a list of organizations. */
export type GetOrganizationListParams = ClerkPaginationRequest<{
  /** Whether to include `membersCount`. Default: `false`. */
  includeMembersCount?: boolean;
  /** Part of a name, slug or id. */
  query?: string;
  /** Sort key. Prefix it with `-` for descending order. Default: `-created_at`. */
  orderBy?: WithSign<'name' | 'created_at' | 'members_count'>;
  /** Ids of organizations to return. */
  organizationId?: string[];
}>;

/** Properties of a new organization. */
export type CreateOrganizationParams = {
  name: string;
  /** Unique name of the organization in URLs. */
  slug?: string;
  /** Id of the user who becomes the organization's admin. */
  createdBy?: string;
  /** Maximum number of members. */
  maxAllowedMemberships?: number;
} & MetadataParams;

/** Id or slug of an organization. */
export type GetOrganizationParams = {
  /** Whether to include `membersCount`. Default: `false`. */
  includeMembersCount?: boolean;
} & ({ organizationId: string } | { slug: string });

/** Properties of an organization to update. */
export type UpdateOrganizationParams = {
  name?: string;
  slug?: string;
  /** Whether admins can delete the organization. */
  adminDeleteEnabled?: boolean;
  /** Maximum number of members. */
  maxAllowedMemberships?: number;
  /** @deprecated Use {@link OrganizationAPI.updateOrganizationMetadata} or {@link OrganizationAPI.replaceOrganizationMetadata}. */
  publicMetadata?: MetadataInput<OrganizationPublicMetadata>;
  /** @deprecated Use {@link OrganizationAPI.updateOrganizationMetadata} or {@link OrganizationAPI.replaceOrganizationMetadata}. */
  privateMetadata?: MetadataInput<OrganizationPrivateMetadata>;
};

/** A logo to upload. */
export type UpdateLogoParams = {
  /** Image file. */
  file: UploadFile;
  /** Id of the user who uploads the logo. */
  uploaderUserId?: string;
};

/** Metadata of an organization or a membership. */
export type MetadataParams<
  Public = MetadataInput<OrganizationPublicMetadata>,
  Private = MetadataInput<OrganizationPrivateMetadata>,
> = {
  /** Metadata that frontends can read and only servers can write. */
  publicMetadata?: Public;
  /** Metadata that only servers can read and write. */
  privateMetadata?: Private;
};

/** Metadata to merge. */
export type UpdateMetadataParams = MetadataParams;

/** Filters and order of a list of memberships. Times are Unix timestamps in milliseconds. */
export type GetOrganizationMembershipListParams = ClerkPaginationRequest<{
  organizationId: string;
  /** Sort key. Prefix it with `-` for descending order. */
  orderBy?: WithSign<'phone_number' | 'email_address' | 'created_at' | 'first_name' | 'last_name' | 'username'>;
  /** Ids of users to match. */
  userId?: string[];
  /** Email addresses to match. */
  emailAddress?: string[];
  /** Phone numbers to match, in E.164 format. */
  phoneNumber?: string[];
  /** Usernames to match. */
  username?: string[];
  /** Addresses of Web3 wallets to match. */
  web3Wallet?: string[];
  /** Keys of roles to match. */
  role?: OrganizationMembershipRole[];
  /** Part of an email address, phone number, username, name or id. */
  query?: string;
  /** Part of an email address. */
  emailAddressQuery?: string;
  /** Part of a phone number. */
  phoneNumberQuery?: string;
  /** Part of a username. */
  usernameQuery?: string;
  /** Part of a name. */
  nameQuery?: string;
  lastActiveAtBefore?: number;
  lastActiveAtAfter?: number;
  createdAtBefore?: number;
  createdAtAfter?: number;
}>;

/** Order of a list of memberships. */
export type GetInstanceOrganizationMembershipListParams = ClerkPaginationRequest<{
  /** Sort key. Prefix it with `-` for descending order. */
  orderBy?: WithSign<'phone_number' | 'email_address' | 'created_at' | 'first_name' | 'last_name' | 'username'>;
}>;

/** Properties of a new membership. */
export type CreateOrganizationMembershipParams = {
  organizationId: string;
  userId: string;
  /** Key of the member's role, such as `org:admin`. */
  role: OrganizationMembershipRole;
};

/** The member to update, and the new role. */
export type UpdateOrganizationMembershipParams = CreateOrganizationMembershipParams;

/** Metadata to merge into that of a membership. */
export type UpdateOrganizationMembershipMetadataParams = {
  organizationId: string;
  userId: string;
} & MetadataParams<MetadataInput<OrganizationMembershipPublicMetadata>>;

/** The member to remove. */
export type DeleteOrganizationMembershipParams = {
  organizationId: string;
  userId: string;
};

/** Filters of a list of an organization's invitations. */
export type GetOrganizationInvitationListParams = ClerkPaginationRequest<{
  organizationId: string;
  /** Statuses to match. */
  status?: OrganizationInvitationStatus[];
}>;

/** Properties of a new invitation to an organization. */
export type CreateOrganizationInvitationParams = {
  organizationId: string;
  emailAddress: string;
  /** Key of the role that the invited user gets, such as `org:member`. */
  role: OrganizationMembershipRole;
  /** Lifetime of the invitation, in days. Default: `30`. */
  expiresInDays?: number;
  /** Id of the member who sends the invitation. */
  inviterUserId?: string;
  /** Private metadata of the invitation. */
  privateMetadata?: MetadataInput<OrganizationInvitationPrivateMetadata>;
  /** Public metadata of the invitation, which is copied to the membership when the invitation is accepted. */
  publicMetadata?: MetadataInput<OrganizationInvitationPublicMetadata>;
  /** URL to redirect to when the link in the email is opened. */
  redirectUrl?: string;
};

/** Properties of several new invitations to an organization. */
export type CreateBulkOrganizationInvitationParams = Omit<CreateOrganizationInvitationParams, 'organizationId'>[];

/** The invitation to return. */
export type GetOrganizationInvitationParams = {
  organizationId: string;
  invitationId: string;
};

/** The invitation to revoke. */
export type RevokeOrganizationInvitationParams = {
  organizationId: string;
  invitationId: string;
  /** Id of the member who revokes the invitation. */
  requestingUserId?: string;
};

/** The organization whose domains are listed, and the page to return. */
export type GetOrganizationDomainListParams = {
  organizationId: string;
  /** Maximum number of domains to return. */
  limit?: number;
  /** Number of domains to skip. */
  offset?: number;
};

/** Properties of a new domain of an organization. */
export type CreateOrganizationDomainParams = {
  organizationId: string;
  /** Domain name, such as `example.com`. */
  name: string;
  /** Way in which users with an email address on the domain can join the organization. */
  enrollmentMode: OrganizationEnrollmentMode | 'enterprise_sso';
  /** Whether the domain is created as verified. Default: `true`. */
  verified?: boolean;
};

/** Properties of an organization's domain to update. */
export type UpdateOrganizationDomainParams = {
  organizationId: string;
  domainId: string;
} & Partial<CreateOrganizationDomainParams>;

/** The domain to delete. */
export type DeleteOrganizationDomainParams = {
  organizationId: string;
  domainId: string;
};
