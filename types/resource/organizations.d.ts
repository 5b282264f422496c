// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { OrganizationCustomRoleKey } from '../authorization';
import type { Metadata } from '../metadata';
import type { ClerkResourceJSON } from './payload';

/** An organization. Times are Unix timestamps in milliseconds. */
export interface Organization {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly imageUrl: string;
  /** Whether the organization has an uploaded logo. */
  readonly hasImage: boolean;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Metadata that frontends can read and only servers can write. */
  readonly publicMetadata: Metadata<OrganizationPublicMetadata> | null;
  /** Metadata that only servers can read and write. */
  readonly privateMetadata: Metadata<OrganizationPrivateMetadata>;
  /** Maximum number of members. */
  readonly maxAllowedMemberships: number;
  /** Whether admins can delete the organization. */
  readonly adminDeleteEnabled: boolean;
  /** Number of members. Only present if `includeMembersCount` was `true`. */
  readonly membersCount?: number | undefined;
  /** Id of the user who created the organization. */
  readonly createdBy?: string | undefined;
  /** The JSON that Clerk returned, with keys in snake case. */
  readonly raw: OrganizationJSON | null;
}

/** JSON representation of {@link Organization}. */
export interface OrganizationJSON extends ClerkResourceJSON {
  object: 'organization';
  name: string;
  slug: string;
  image_url?: string;
  has_image: boolean;
  created_at: number;
  updated_at: number;
  public_metadata: Metadata<OrganizationPublicMetadata> | null;
  private_metadata?: Metadata<OrganizationPrivateMetadata>;
  max_allowed_memberships: number;
  admin_delete_enabled: boolean;
  members_count?: number;
  created_by?: string;
  pending_invitations_count?: number;
  last_active_at?: number;
  missing_member_with_elevated_permissions?: boolean;
  role_set_key?: string | null;
}

/** A domain of an organization. Times are Unix timestamps in milliseconds. */
export interface OrganizationDomain {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
  /** Way in which users with an email address on the domain can join the organization. */
  readonly enrollmentMode: OrganizationEnrollmentMode;
  readonly verification: OrganizationDomainVerification | null;
  readonly totalPendingInvitations: number;
  readonly totalPendingSuggestions: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Email address with which the domain was verified. */
  readonly affiliationEmailAddress: string | null;
}

/** JSON representation of {@link OrganizationDomain}. */
export interface OrganizationDomainJSON extends ClerkResourceJSON {
  object: 'organization_domain';
  organization_id: string;
  name: string;
  enrollment_mode: OrganizationEnrollmentMode;
  verification: OrganizationDomainVerificationJSON | null;
  total_pending_invitations: number;
  total_pending_suggestions: number;
  created_at: number;
  updated_at: number;
  affiliation_email_address: string | null;
}

/** Verification of an organization's domain. Times are Unix timestamps in milliseconds. */
export interface OrganizationDomainVerification {
  readonly status: string;
  /** Strategy of the verification, such as `affiliation_email_code`. */
  readonly strategy: string;
  readonly attempts: number | null;
  readonly expireAt: number | null;
}

/** JSON representation of {@link OrganizationDomainVerification}. */
export interface OrganizationDomainVerificationJSON {
  status: OrganizationDomainVerificationStatus;
  strategy: OrganizationDomainVerificationStrategy;
  attempts: number;
  expires_at: number;
}

/** An invitation to join an organization. Times are Unix timestamps in milliseconds. */
export interface OrganizationInvitation {
  readonly id: string;
  readonly emailAddress: string;
  /** Key of the role that the invited user gets, such as `org:member`. */
  readonly role: OrganizationMembershipRole;
  readonly roleName: string;
  readonly organizationId: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly expiresAt: number;
  /** URL of the link in the email. */
  readonly url: string | null;
  readonly status?: OrganizationInvitationStatus | undefined;
  readonly publicMetadata: Metadata<OrganizationInvitationPublicMetadata>;
  readonly privateMetadata: Metadata<OrganizationInvitationPrivateMetadata>;
  /** Public data of the organization. Keys are in snake case, as Clerk sends them. */
  readonly publicOrganizationData?: PublicOrganizationDataJSON | null | undefined;
  /** The JSON that Clerk returned, with keys in snake case. */
  readonly raw: OrganizationInvitationJSON | null;
}

/** JSON representation of {@link OrganizationInvitation}. */
export interface OrganizationInvitationJSON extends ClerkResourceJSON {
  email_address: string;
  role: OrganizationMembershipRole;
  role_name: string;
  organization_id: string;
  created_at: number;
  updated_at: number;
  expires_at: number;
  url: string | null;
  status?: OrganizationInvitationStatus;
  public_metadata: Metadata<OrganizationInvitationPublicMetadata>;
  private_metadata: Metadata<OrganizationInvitationPrivateMetadata>;
  public_organization_data?: PublicOrganizationDataJSON | null;
}

/** A user's membership in an organization. Times are Unix timestamps in milliseconds. */
export interface OrganizationMembership {
  readonly id: string;
  /** Key of the member's role, such as `org:admin`. */
  readonly role: OrganizationMembershipRole;
  /** Keys of the member's permissions, such as `org:articles:read`. */
  readonly permissions: string[];
  /** Metadata that frontends can read and only servers can write. */
  readonly publicMetadata: Metadata<OrganizationMembershipPublicMetadata>;
  /** Metadata that only servers can read and write. */
  readonly privateMetadata: Metadata<OrganizationMembershipPrivateMetadata>;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly organization: Organization;
  /** Public data of the user. */
  readonly publicUserData?: OrganizationMembershipPublicUserData | null | undefined;
  /** The JSON that Clerk returned, with keys in snake case. */
  readonly raw: OrganizationMembershipJSON | null;
}

/** JSON representation of {@link OrganizationMembership}. */
export interface OrganizationMembershipJSON extends ClerkResourceJSON {
  object: 'organization_membership';
  role: OrganizationMembershipRole;
  permissions: string[];
  public_metadata: Metadata<OrganizationMembershipPublicMetadata>;
  private_metadata?: Metadata<OrganizationMembershipPrivateMetadata>;
  created_at: number;
  updated_at: number;
  organization: OrganizationJSON;
  public_user_data: OrganizationMembershipPublicUserDataJSON;
}

/** Public data of a member. */
export interface OrganizationMembershipPublicUserData {
  /** Identifier that the user signs in with, such as an email address. */
  readonly identifier: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly imageUrl: string;
  readonly hasImage: boolean;
  readonly userId: string;
}

/** JSON representation of {@link OrganizationMembershipPublicUserData}. */
export interface OrganizationMembershipPublicUserDataJSON {
  identifier: string;
  first_name: string | null;
  last_name: string | null;
  image_url: string;
  has_image: boolean;
  user_id: string;
}

/** Way in which users with an email address on an organization's domain can join the organization. */
export type OrganizationEnrollmentMode = 'manual_invitation' | 'automatic_invitation' | 'automatic_suggestion';

/** Status of the verification of a domain. */
export type OrganizationDomainVerificationStatus = 'unverified' | 'verified';

/** Strategy of the verification of a domain. */
export type OrganizationDomainVerificationStrategy = 'email_code';

/** Status of an invitation to an organization. */
export type OrganizationInvitationStatus = 'pending' | 'accepted' | 'revoked' | 'expired';

/** JSON representation of an accepted invitation to an organization. */
export interface OrganizationInvitationAcceptedJSON extends OrganizationInvitationJSON {
  status: 'accepted';
  user_id: string;
}

/** Key of a role, such as `org:admin`. */
export type OrganizationMembershipRole = OrganizationCustomRoleKey;

/** Public data of an organization. Keys are in snake case, as Clerk sends them. */
export interface PublicOrganizationDataJSON extends ClerkResourceJSON {
  name: string;
  slug: string;
  image_url?: string;
  has_image: boolean;
}
