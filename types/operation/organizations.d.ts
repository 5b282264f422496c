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
 * Calls about organizations, their members, invitations and domains.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/organizations
 */
export interface OrganizationAPI {
  /** A page of the organizations, the latest first. */
  getOrganizationList(
    params?: GetOrganizationListParams,
    callOptions?: CallOptions,
  ): Promise<PaginatedResourceResponse<Organization[]>>;
  /** A new organization. */
  createOrganization(params: CreateOrganizationParams, callOptions?: CallOptions): Promise<Organization>;
  /** The organization with this id or slug. */
  getOrganization(params: GetOrganizationParams, callOptions?: CallOptions): Promise<Organization>;
  /** Changes an organization. What is not given stays. */
  updateOrganization(
    organizationId: string,
    params: UpdateOrganizationParams,
    callOptions?: CallOptions,
  ): Promise<Organization>;
  /** Gives an organization a logo. */
  updateOrganizationLogo(
    organizationId: string,
    params: UpdateLogoParams,
    callOptions?: CallOptions,
  ): Promise<Organization>;
  /** Takes the logo away. */
  deleteOrganizationLogo(organizationId: string, callOptions?: CallOptions): Promise<Organization>;
  /** Merges into the metadata, at every depth; `null` removes a key. */
  updateOrganizationMetadata(
    organizationId: string,
    params: UpdateMetadataParams,
    callOptions?: CallOptions,
  ): Promise<Organization>;
  /** Replaces each kind of metadata that is given. */
  replaceOrganizationMetadata(
    organizationId: string,
    params: MetadataParams,
    callOptions?: CallOptions,
  ): Promise<Organization>;
  /** Deletes an organization. What comes is a {@link DeletedObject}. */
  deleteOrganization(organizationId: string, callOptions?: CallOptions): Promise<Organization>;
  /** A page of an organization's members. */
  getOrganizationMembershipList(
    params: GetOrganizationMembershipListParams,
    callOptions?: CallOptions,
  ): Promise<PaginatedResourceResponse<OrganizationMembership[]>>;
  /** A page of the members of all organizations. */
  getInstanceOrganizationMembershipList(
    params: GetInstanceOrganizationMembershipListParams,
    callOptions?: CallOptions,
  ): Promise<PaginatedResourceResponse<OrganizationMembership[]>>;
  /** Makes a user a member. */
  createOrganizationMembership(
    params: CreateOrganizationMembershipParams,
    callOptions?: CallOptions,
  ): Promise<OrganizationMembership>;
  /** Gives a member another role. */
  updateOrganizationMembership(
    params: UpdateOrganizationMembershipParams,
    callOptions?: CallOptions,
  ): Promise<OrganizationMembership>;
  /** Merges into a membership's metadata, at every depth; `null` removes a key. */
  updateOrganizationMembershipMetadata(
    params: UpdateOrganizationMembershipMetadataParams,
    callOptions?: CallOptions,
  ): Promise<OrganizationMembership>;
  /** Removes a member. */
  deleteOrganizationMembership(
    params: DeleteOrganizationMembershipParams,
    callOptions?: CallOptions,
  ): Promise<OrganizationMembership>;
  /** A page of an organization's invitations. */
  getOrganizationInvitationList(
    params: GetOrganizationInvitationListParams,
    callOptions?: CallOptions,
  ): Promise<PaginatedResourceResponse<OrganizationInvitation[]>>;
  /** Invites an email address to become a member. */
  createOrganizationInvitation(
    params: CreateOrganizationInvitationParams,
    callOptions?: CallOptions,
  ): Promise<OrganizationInvitation>;
  /** Invites several email addresses. */
  createOrganizationInvitationBulk(
    organizationId: string,
    params: CreateBulkOrganizationInvitationParams,
    callOptions?: CallOptions,
  ): Promise<PaginatedResourceResponse<OrganizationInvitation[]>>;
  /** The invitation with this id. */
  getOrganizationInvitation(
    params: GetOrganizationInvitationParams,
    callOptions?: CallOptions,
  ): Promise<OrganizationInvitation>;
  /** Makes an invitation useless that is pending. */
  revokeOrganizationInvitation(
    params: RevokeOrganizationInvitationParams,
    callOptions?: CallOptions,
  ): Promise<OrganizationInvitation>;
  /** A page of an organization's domains. */
  getOrganizationDomainList(
    params: GetOrganizationDomainListParams,
    callOptions?: CallOptions,
  ): Promise<PaginatedResourceResponse<OrganizationDomain[]>>;
  /** Gives an organization a domain. It counts as verified unless that is denied. */
  createOrganizationDomain(
    params: CreateOrganizationDomainParams,
    callOptions?: CallOptions,
  ): Promise<OrganizationDomain>;
  /** Changes a domain. */
  updateOrganizationDomain(
    params: UpdateOrganizationDomainParams,
    callOptions?: CallOptions,
  ): Promise<OrganizationDomain>;
  /** Takes a domain away from an organization. What comes is a {@link DeletedObject}. */
  deleteOrganizationDomain(
    params: DeleteOrganizationDomainParams,
    callOptions?: CallOptions,
  ): Promise<OrganizationDomain>;
}

/** {@link OrganizationAPI}, whose lists have `all`. */
export interface PagedOrganizationAPI extends OrganizationAPI {
  getOrganizationList: PagedList<OrganizationAPI['getOrganizationList']>;
  getOrganizationMembershipList: PagedList<OrganizationAPI['getOrganizationMembershipList']>;
  getInstanceOrganizationMembershipList: PagedList<OrganizationAPI['getInstanceOrganizationMembershipList']>;
  getOrganizationInvitationList: PagedList<OrganizationAPI['getOrganizationInvitationList']>;
  getOrganizationDomainList: PagedList<OrganizationAPI['getOrganizationDomainList']>;
}

/** Which organizations are listed. */
export type GetOrganizationListParams = ClerkPaginationRequest<{
  /** Whether `membersCount` is told. Default: false. */
  includeMembersCount?: boolean;
  /** Part of a name, slug or id. */
  query?: string;
  /** With `-` in front in falling order. Default: `-created_at`. */
  orderBy?: WithSign<'name' | 'created_at' | 'members_count'>;
  /** Those with these ids. */
  organizationId?: string[];
}>;

/** What a new organization is like. */
export type CreateOrganizationParams = {
  name: string;
  slug?: string;
  /** Id of the user who becomes its admin. */
  createdBy?: string;
  /** How many members it can have. */
  maxAllowedMemberships?: number;
} & MetadataParams;

/** Which organization: by its id or its slug. */
export type GetOrganizationParams = {
  /** Whether `membersCount` is told. Default: false. */
  includeMembersCount?: boolean;
} & ({ organizationId: string } | { slug: string });

/** What changes of an organization. */
export type UpdateOrganizationParams = {
  name?: string;
  slug?: string;
  /** Whether its admins can delete it. */
  adminDeleteEnabled?: boolean;
  /** How many members it can have. */
  maxAllowedMemberships?: number;
  /**
   * @deprecated Use {@link OrganizationAPI.updateOrganizationMetadata}, or {@link
   * OrganizationAPI.replaceOrganizationMetadata}.
   */
  publicMetadata?: MetadataInput<OrganizationPublicMetadata>;
  /**
   * @deprecated Use {@link OrganizationAPI.updateOrganizationMetadata}, or {@link
   * OrganizationAPI.replaceOrganizationMetadata}.
   */
  privateMetadata?: MetadataInput<OrganizationPrivateMetadata>;
};

/** A logo. */
export type UpdateLogoParams = {
  file: UploadFile;
  /** Id of the user who gives it. */
  uploaderUserId?: string;
};

/** Metadata: public for front ends to read, private for servers alone. */
export type MetadataParams<
  Public = MetadataInput<OrganizationPublicMetadata>,
  Private = MetadataInput<OrganizationPrivateMetadata>,
> = {
  publicMetadata?: Public;
  privateMetadata?: Private;
};

/** Metadata that is merged. */
export type UpdateMetadataParams = MetadataParams;

/** Which members are listed. Times are Unix time in milliseconds. */
export type GetOrganizationMembershipListParams = ClerkPaginationRequest<{
  organizationId: string;
  /** With `-` in front in falling order. */
  orderBy?: WithSign<'phone_number' | 'email_address' | 'created_at' | 'first_name' | 'last_name' | 'username'>;
  /** Those with these ids. */
  userId?: string[];
  emailAddress?: string[];
  phoneNumber?: string[];
  username?: string[];
  web3Wallet?: string[];
  /** Those with one of these roles. */
  role?: OrganizationMembershipRole[];
  /** Part of an email address, phone number, user name, name or id. */
  query?: string;
  /** Part of an email address. */
  emailAddressQuery?: string;
  /** Part of a phone number. */
  phoneNumberQuery?: string;
  /** Part of a user name. */
  usernameQuery?: string;
  /** Part of a name. */
  nameQuery?: string;
  lastActiveAtBefore?: number;
  lastActiveAtAfter?: number;
  createdAtBefore?: number;
  createdAtAfter?: number;
}>;

/** In which order members are listed. */
export type GetInstanceOrganizationMembershipListParams = ClerkPaginationRequest<{
  /** With `-` in front in falling order. */
  orderBy?: WithSign<'phone_number' | 'email_address' | 'created_at' | 'first_name' | 'last_name' | 'username'>;
}>;

/** Who becomes a member of what. */
export type CreateOrganizationMembershipParams = {
  organizationId: string;
  userId: string;
  /** Such as `org:admin`. */
  role: OrganizationMembershipRole;
};

/** Which role a member has then. */
export type UpdateOrganizationMembershipParams = CreateOrganizationMembershipParams;

/** Metadata of a membership that is merged. */
export type UpdateOrganizationMembershipMetadataParams = {
  organizationId: string;
  userId: string;
} & MetadataParams<MetadataInput<OrganizationMembershipPublicMetadata>>;

/** Which member is removed. */
export type DeleteOrganizationMembershipParams = {
  organizationId: string;
  userId: string;
};

/** Which invitations of an organization are listed. */
export type GetOrganizationInvitationListParams = ClerkPaginationRequest<{
  organizationId: string;
  status?: OrganizationInvitationStatus[];
}>;

/** Who is invited to which organization. */
export type CreateOrganizationInvitationParams = {
  organizationId: string;
  emailAddress: string;
  /** Such as `org:member`. */
  role: OrganizationMembershipRole;
  /** Default: 30. */
  expiresInDays?: number;
  /** Id of the member who invites. */
  inviterUserId?: string;
  privateMetadata?: MetadataInput<OrganizationInvitationPrivateMetadata>;
  /** Given to the membership. */
  publicMetadata?: MetadataInput<OrganizationInvitationPublicMetadata>;
  /** Where the link in the email leads. */
  redirectUrl?: string;
};

/** Several invitations to an organization. */
export type CreateBulkOrganizationInvitationParams = Omit<CreateOrganizationInvitationParams, 'organizationId'>[];

/** Which invitation. */
export type GetOrganizationInvitationParams = {
  organizationId: string;
  invitationId: string;
};

/** Which invitation is revoked. */
export type RevokeOrganizationInvitationParams = {
  organizationId: string;
  invitationId: string;
  /** Id of the member who revokes it. */
  requestingUserId?: string;
};

/** Which domains of an organization are listed. */
export type GetOrganizationDomainListParams = {
  organizationId: string;
  /** At most so many. */
  limit?: number;
  /** Leaves out the first so many. */
  offset?: number;
};

/** What a new domain of an organization is like. */
export type CreateOrganizationDomainParams = {
  organizationId: string;
  name: string;
  /** How people with an address on it can become members. */
  enrollmentMode: OrganizationEnrollmentMode | 'enterprise_sso';
  /** Default: true. */
  verified?: boolean;
};

/** What changes of a domain of an organization. */
export type UpdateOrganizationDomainParams = {
  organizationId: string;
  domainId: string;
} & Partial<CreateOrganizationDomainParams>;

/** Which domain of an organization is deleted. */
export type DeleteOrganizationDomainParams = {
  organizationId: string;
  domainId: string;
};
