// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { ClerkResourceJSON } from './payload';

/** An instance: the development or production side of an application. */
export interface Instance {
  readonly id: string;
  /** Such as `production`. */
  readonly environmentType: string;
  /** Origins of browser extensions and native apps that may use the instance. */
  readonly allowedOrigins: string[] | null;
}

/** {@link Instance} on the wire. */
export interface InstanceJSON extends ClerkResourceJSON {
  object: 'instance';
  environment_type: string;
  allowed_origins: string[] | null;
}

/** Who may sign up. */
export interface InstanceRestrictions {
  /** Whether nobody may who is not on the allowlist. */
  readonly allowlist: boolean;
  /** Whether nobody may who is on the blocklist. */
  readonly blocklist: boolean;
  /** Whether addresses with `+`, `=` or `#` are refused. */
  readonly blockEmailSubaddresses: boolean;
  /** Whether throw-away addresses are refused. */
  readonly blockDisposableEmailDomains: boolean;
  /** Whether Gmail addresses that differ in dots count as one. */
  readonly ignoreDotsForGmailAddresses: boolean;
}

/** {@link InstanceRestrictions} on the wire. */
export interface InstanceRestrictionsJSON extends ClerkResourceJSON {
  object: 'instance_restrictions';
  allowlist: boolean;
  blocklist: boolean;
  block_email_subaddresses: boolean;
  block_disposable_email_domains: boolean;
  ignore_dots_for_gmail_addresses: boolean;
}

/** Settings of an instance. */
export interface InstanceSettings {
  readonly id?: string | undefined;
  readonly restrictedToAllowlist?: boolean | undefined;
  readonly fromEmailAddress?: string | undefined;
  readonly progressiveSignUp?: boolean | undefined;
  readonly enhancedEmailDeliverability?: boolean | undefined;
}

/** {@link InstanceSettings} on the wire. */
export interface InstanceSettingsJSON extends ClerkResourceJSON {
  object: 'instance_settings';
  restricted_to_allowlist: boolean;
  from_email_address: string;
  progressive_sign_up: boolean;
  enhanced_email_deliverability: boolean;
}

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

/** How people with an address on an organization's domain can become members. */
export type DomainsEnrollmentModes = 'manual_invitation' | 'automatic_invitation' | 'automatic_suggestion';
