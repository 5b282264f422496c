import type { ClerkResourceJSON } from './payload';

/** What organizations can do. */
export interface OrganizationSettings {
  readonly enabled: boolean;
  readonly maxAllowedMemberships: number;
  readonly maxAllowedRoles: number;
  readonly maxAllowedPermissions: number;
  /** The role of who makes an organization. */
  readonly creatorRole: string;
  /** Whether admins can delete their organization. */
  readonly adminDeleteEnabled: boolean;
  readonly domainsEnabled: boolean;
  readonly slugDisabled: boolean;
  /** How people with an address on an organization's domain can become members. */
  readonly domainsEnrollmentModes: DomainsEnrollmentModes[];
  /** The role of who becomes a member by a domain. */
  readonly domainsDefaultRole: string;
}

/** How people with an address on an organization's domain can become members. */
export type DomainsEnrollmentModes = 'manual_invitation' | 'automatic_invitation' | 'automatic_suggestion';

/** {@link OrganizationSettings} on the wire. */
export interface OrganizationSettingsJSON extends ClerkResourceJSON {
  object: 'organization_settings';
  enabled: boolean;
  max_allowed_memberships: number;
  max_allowed_roles: number;
  max_allowed_permissions: number;
  creator_role: string;
  admin_delete_enabled: boolean;
  domains_enabled: boolean;
  slug_disabled: boolean;
  domains_enrollment_modes: DomainsEnrollmentModes[];
  domains_default_role: string;
}
