// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { ClerkResourceJSON } from './payload';

/** A development or production instance of an application. */
export interface Instance {
  readonly id: string;
  /** Environment of the instance, such as `production`. */
  readonly environmentType: string;
  /** Origins of browser extensions and native apps that may use the instance. */
  readonly allowedOrigins: string[] | null;
}

/** JSON representation of {@link Instance}. */
export interface InstanceJSON extends ClerkResourceJSON {
  object: 'instance';
  environment_type: string;
  allowed_origins: string[] | null;
}

/** Sign-up restrictions of an instance. */
export interface InstanceRestrictions {
  /** Whether only identifiers on the allowlist may sign up. */
  readonly allowlist: boolean;
  /** Whether identifiers on the blocklist are rejected. */
  readonly blocklist: boolean;
  /** Whether email addresses with `+`, `=` or `#` are rejected. */
  readonly blockEmailSubaddresses: boolean;
  /** Whether disposable email addresses are rejected. */
  readonly blockDisposableEmailDomains: boolean;
  /** Whether Gmail addresses that differ only in dots are considered equal. */
  readonly ignoreDotsForGmailAddresses: boolean;
}

/** JSON representation of {@link InstanceRestrictions}. */
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
  /** Whether only identifiers on the allowlist may sign up. */
  readonly restrictedToAllowlist?: boolean | undefined;
  /** Local part of the address that emails are sent from. */
  readonly fromEmailAddress?: string | undefined;
  readonly progressiveSignUp?: boolean | undefined;
  readonly enhancedEmailDeliverability?: boolean | undefined;
}

/** JSON representation of {@link InstanceSettings}. */
export interface InstanceSettingsJSON extends ClerkResourceJSON {
  object: 'instance_settings';
  restricted_to_allowlist: boolean;
  from_email_address: string;
  progressive_sign_up: boolean;
  enhanced_email_deliverability: boolean;
}

/** Settings for organizations. */
export interface OrganizationSettings {
  readonly enabled: boolean;
  readonly maxAllowedMemberships: number;
  readonly maxAllowedRoles: number;
  readonly maxAllowedPermissions: number;
  /** Key of the role of a user who creates an organization. */
  readonly creatorRole: string;
  /** Whether admins can delete their organization. */
  readonly adminDeleteEnabled: boolean;
  readonly domainsEnabled: boolean;
  readonly slugDisabled: boolean;
  /** Ways in which users with an email address on an organization's domain can join the organization. */
  readonly domainsEnrollmentModes: DomainsEnrollmentModes[];
  /** Key of the role of users who join through a domain. */
  readonly domainsDefaultRole: string;
}

/** JSON representation of {@link OrganizationSettings}. */
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

/** Way in which users with an email address on an organization's domain can join the organization. */
export type DomainsEnrollmentModes = 'manual_invitation' | 'automatic_invitation' | 'automatic_suggestion';
