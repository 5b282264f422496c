import type { OrganizationCustomRoleKey } from '../../authorization';
import type { Metadata } from '../../metadata';
import type { OrganizationInvitationStatus } from '../../resource/organizations';
import type { OrganizationPermissionKey } from '../authorization';
import type { ClerkResourceJSON, PublicUserDataJSON } from './user';

// Organizations on the wire, as the Frontend API answers and front ends hold them; see `user.d.ts`.
export {};

/** An organization. Times are Unix time in milliseconds. */
export interface OrganizationJSON extends ClerkResourceJSON {
  object: 'organization';
  image_url: string;
  has_image: boolean;
  name: string;
  slug: string;
  public_metadata: Metadata<OrganizationPublicMetadata>;
  created_at: number;
  updated_at: number;
  members_count: number;
  pending_invitations_count: number;
  admin_delete_enabled: boolean;
  max_allowed_memberships: number;
  self_serve_sso_enabled?: boolean;
  exclusive_membership?: boolean;
}

/** The public data of an organization. */
export interface PublicOrganizationDataJSON {
  id: string;
  name: string;
  slug: string | null;
  has_image: boolean;
  image_url: string;
}

/** The membership of a user in an organization. */
export interface OrganizationMembershipJSON extends ClerkResourceJSON {
  object: 'organization_membership';
  organization: OrganizationJSON;
  permissions: OrganizationPermissionKey[];
  public_metadata: Metadata<OrganizationMembershipPublicMetadata>;
  public_user_data?: PublicUserDataJSON;
  role: OrganizationCustomRoleKey;
  role_name: string;
  created_at: number;
  updated_at: number;
}

/** A user's request to become a member. */
export interface OrganizationMembershipRequestJSON extends ClerkResourceJSON {
  object: 'organization_membership_request';
  organization_id: string;
  status: OrganizationInvitationStatus;
  public_user_data: PublicUserDataJSON;
  created_at: number;
  updated_at: number;
}

/** An invitation, as seen by members of the organization. */
export interface OrganizationInvitationJSON extends ClerkResourceJSON {
  object: 'organization_invitation';
  email_address: string;
  organization_id: string;
  public_metadata: Metadata<OrganizationInvitationPublicMetadata>;
  status: OrganizationInvitationStatus;
  role: OrganizationCustomRoleKey;
  role_name: string;
  created_at: number;
  updated_at: number;
}

/** An invitation, as seen by the invited user. */
export interface UserOrganizationInvitationJSON extends ClerkResourceJSON {
  object: 'organization_invitation';
  email_address: string;
  public_organization_data: PublicOrganizationDataJSON;
  public_metadata: Metadata<OrganizationInvitationPublicMetadata>;
  status: OrganizationInvitationStatus;
  role: OrganizationCustomRoleKey;
  created_at: number;
  updated_at: number;
}

/** An organization that a user could join. */
export interface OrganizationSuggestionJSON extends ClerkResourceJSON {
  object: 'organization_suggestion';
  public_organization_data: PublicOrganizationDataJSON;
  status: OrganizationSuggestionStatus;
  created_at: number;
  updated_at: number;
}

/** The states of a suggestion. */
export type OrganizationSuggestionStatus = 'pending' | 'accepted';

/** A domain of an organization. */
export interface OrganizationDomainJSON extends ClerkResourceJSON {
  object: 'organization_domain';
  name: string;
  organization_id: string;
  enrollment_mode: OrganizationEnrollmentMode;
  /** @deprecated Use `affiliation_verification`. */
  verification: OrganizationDomainVerificationJSON | null;
  affiliation_verification: OrganizationDomainVerificationJSON | null;
  ownership_verification: OrganizationDomainOwnershipVerificationJSON | null;
  affiliation_email_address: string | null;
  created_at: number;
  updated_at: number;
  total_pending_invitations: number;
  total_pending_suggestions: number;
}

/** How users with an email address of the domain become members. */
export type OrganizationEnrollmentMode =
  'manual_invitation' | 'automatic_invitation' | 'automatic_suggestion' | 'enterprise_sso';

/** The verification that a member of the organization has an email address of the domain. */
export interface OrganizationDomainVerificationJSON {
  status: OrganizationDomainVerificationStatus;
  strategy: 'email_code';
  attempts: number;
  expires_at: number;
  verified_at?: number | null;
}

/** The states of such a verification. */
export type OrganizationDomainVerificationStatus = 'unverified' | 'verified' | 'failed' | 'expired';

/** The verification that the organization owns the domain. */
export interface OrganizationDomainOwnershipVerificationJSON {
  status: OrganizationDomainOwnershipVerificationStatus;
  strategy: OrganizationDomainOwnershipVerificationStrategy;
  attempts: number | null;
  expire_at: number | null;
  verified_at: number | null;
  /** The DNS name of the TXT record. Only in responses that prepare the verification. */
  txt_record_name?: string | null;
  /** The value of the TXT record. Only in responses that prepare the verification. */
  txt_record_value?: string | null;
}

/** The states of such a verification. */
export type OrganizationDomainOwnershipVerificationStatus = 'unverified' | 'verified' | 'expired';

/** How ownership of a domain is verified. */
export type OrganizationDomainOwnershipVerificationStrategy = 'txt' | 'legacy' | 'manual_override' | 'parent_domain';

/** The result of checking several domains. */
export interface OrganizationDomainsBulkOwnershipVerificationJSON {
  data: OrganizationDomainJSON[];
  errors: OrganizationDomainBulkOwnershipVerificationErrorJSON[];
}

/** A domain that was skipped, and why. */
export interface OrganizationDomainBulkOwnershipVerificationErrorJSON {
  /** Id of the domain. */
  id: string;
  code: string;
}

/** A role of members. */
export interface RoleJSON extends ClerkResourceJSON {
  object: 'role';
  key: string;
  name: string;
  description: string;
  permissions: PermissionJSON[];
  created_at: number;
  updated_at: number;
}

/** A permission of a role. */
export interface PermissionJSON extends ClerkResourceJSON {
  object: 'permission';
  key: string;
  name: string;
  description: string;
  type: 'system' | 'user';
  created_at: number;
  updated_at: number;
}
