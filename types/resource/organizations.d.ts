// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { OrganizationCustomRoleKey } from '../authorization';
import type { Metadata } from '../metadata';
import type { ClerkResourceJSON } from './payload';

/** An organization. Times are Unix time in milliseconds. */
export interface Organization {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly imageUrl: string;
  /** Whether it has a logo of its own. */
  readonly hasImage: boolean;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Read by front ends, written by servers. */
  readonly publicMetadata: Metadata<OrganizationPublicMetadata> | null;
  /** Read and written by servers. */
  readonly privateMetadata: Metadata<OrganizationPrivateMetadata>;
  readonly maxAllowedMemberships: number;
  /** Whether its admins can delete it. */
  readonly adminDeleteEnabled: boolean;
  /** Told where it is asked for. */
  readonly membersCount?: number | undefined;
  /** Id of a user. */
  readonly createdBy?: string | undefined;
  /** What Clerk answered, with the names on the wire. */
  readonly raw: OrganizationJSON | null;
}

/** {@link Organization} on the wire. */
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

/** A domain of an organization. Times are Unix time in milliseconds. */
export interface OrganizationDomain {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
  /** How people with an address on it can become members. */
  readonly enrollmentMode: OrganizationEnrollmentMode;
  readonly verification: OrganizationDomainVerification | null;
  readonly totalPendingInvitations: number;
  readonly totalPendingSuggestions: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** The address by which it was verified. */
  readonly affiliationEmailAddress: string | null;
}

/** {@link OrganizationDomain} on the wire. */
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

/** How a domain was verified. Times are Unix time in milliseconds. */
export interface OrganizationDomainVerification {
  readonly status: string;
  /** Such as `affiliation_email_code`. */
  readonly strategy: string;
  readonly attempts: number | null;
  readonly expireAt: number | null;
}

/** {@link OrganizationDomainVerification} on the wire. */
export interface OrganizationDomainVerificationJSON {
  status: OrganizationDomainVerificationStatus;
  strategy: OrganizationDomainVerificationStrategy;
  attempts: number;
  expires_at: number;
}

/** An invitation to become a member of an organization. Times are Unix time in milliseconds. */
export interface OrganizationInvitation {
  readonly id: string;
  readonly emailAddress: string;
  /** The role that it gives, such as `org:member`. */
  readonly role: OrganizationMembershipRole;
  readonly roleName: string;
  readonly organizationId: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly expiresAt: number;
  /** The link in the email. */
  readonly url: string | null;
  readonly status?: OrganizationInvitationStatus | undefined;
  readonly publicMetadata: Metadata<OrganizationInvitationPublicMetadata>;
  readonly privateMetadata: Metadata<OrganizationInvitationPrivateMetadata>;
  /** What anybody may know of the organization. The names are those on the wire. */
  readonly publicOrganizationData?: PublicOrganizationDataJSON | null | undefined;
  /** What Clerk answered, with the names on the wire. */
  readonly raw: OrganizationInvitationJSON | null;
}

/** {@link OrganizationInvitation} on the wire. */
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

/** That a user is a member of an organization. Times are Unix time in milliseconds. */
export interface OrganizationMembership {
  readonly id: string;
  /** Such as `org:admin`. */
  readonly role: OrganizationMembershipRole;
  /** Such as `org:articles:read`. */
  readonly permissions: string[];
  /** Read by front ends, written by servers. */
  readonly publicMetadata: Metadata<OrganizationMembershipPublicMetadata>;
  /** Read and written by servers. */
  readonly privateMetadata: Metadata<OrganizationMembershipPrivateMetadata>;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly organization: Organization;
  /** What anybody may know of the user. */
  readonly publicUserData?: OrganizationMembershipPublicUserData | null | undefined;
  /** What Clerk answered, with the names on the wire. */
  readonly raw: OrganizationMembershipJSON | null;
}

/** {@link OrganizationMembership} on the wire. */
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

/** What anybody may know of a member. */
export interface OrganizationMembershipPublicUserData {
  /** By what the user signs in. */
  readonly identifier: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly imageUrl: string;
  readonly hasImage: boolean;
  readonly userId: string;
}

/** {@link OrganizationMembershipPublicUserData} on the wire. */
export interface OrganizationMembershipPublicUserDataJSON {
  identifier: string;
  first_name: string | null;
  last_name: string | null;
  image_url: string;
  has_image: boolean;
  user_id: string;
}

/** How people with an address on an organization's domain can become members. */
export type OrganizationEnrollmentMode = 'manual_invitation' | 'automatic_invitation' | 'automatic_suggestion';

/** The states of a domain's verification. */
export type OrganizationDomainVerificationStatus = 'unverified' | 'verified';

/** Ways to verify a domain. */
export type OrganizationDomainVerificationStrategy = 'email_code';

/** The states of an invitation to an organization. */
export type OrganizationInvitationStatus = 'pending' | 'accepted' | 'revoked' | 'expired';

/** An invitation to an organization that somebody has accepted. */
export interface OrganizationInvitationAcceptedJSON extends OrganizationInvitationJSON {
  status: 'accepted';
  user_id: string;
}

/** A role, such as `org:admin`. */
export type OrganizationMembershipRole = OrganizationCustomRoleKey;

/** What anybody may know of an organization. The names are those on the wire. */
export interface PublicOrganizationDataJSON extends ClerkResourceJSON {
  name: string;
  slug: string;
  image_url?: string;
  has_image: boolean;
}
