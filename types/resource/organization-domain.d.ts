import type { ClerkResourceJSON } from './payload';

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

/** How a domain was verified. Times are Unix time in milliseconds. */
export interface OrganizationDomainVerification {
  readonly status: string;
  /** Such as `affiliation_email_code`. */
  readonly strategy: string;
  readonly attempts: number | null;
  readonly expireAt: number | null;
}

/** How people with an address on an organization's domain can become members. */
export type OrganizationEnrollmentMode = 'manual_invitation' | 'automatic_invitation' | 'automatic_suggestion';

/** The states of a domain's verification. */
export type OrganizationDomainVerificationStatus = 'unverified' | 'verified';

/** Ways to verify a domain. */
export type OrganizationDomainVerificationStrategy = 'email_code';

/** {@link OrganizationDomain} on the wire. */
export interface OrganizationDomainJSON extends ClerkResourceJSON {
  object: 'organization_domain';
  id: string;
  name: string;
  organization_id: string;
  enrollment_mode: OrganizationEnrollmentMode;
  verification: OrganizationDomainVerificationJSON | null;
  affiliation_email_address: string | null;
  created_at: number;
  updated_at: number;
  total_pending_invitations: number;
  total_pending_suggestions: number;
}

/** {@link OrganizationDomainVerification} on the wire. */
export interface OrganizationDomainVerificationJSON {
  status: OrganizationDomainVerificationStatus;
  strategy: OrganizationDomainVerificationStrategy;
  attempts: number;
  expires_at: number;
}
