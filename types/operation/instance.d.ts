// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { CallOptions } from '../call';
import type { Instance, InstanceRestrictions, OrganizationSettings } from '../resource/instance';

/**
 * Calls about the instance and its settings.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/instance-settings
 */
export interface InstanceAPI {
  /** The instance of the secret key. */
  get(callOptions?: CallOptions): Promise<Instance>;
  /** Changes settings. What is not given stays. */
  update(params: UpdateInstanceParams, callOptions?: CallOptions): Promise<void>;
  /** Changes who may sign up. What is not given stays. */
  updateRestrictions(params: UpdateRestrictionsParams, callOptions?: CallOptions): Promise<InstanceRestrictions>;
  /** What organizations can do. */
  getOrganizationSettings(callOptions?: CallOptions): Promise<OrganizationSettings>;
  /** Changes what organizations can do. What is not given stays. */
  updateOrganizationSettings(
    params: UpdateOrganizationSettingsParams,
    callOptions?: CallOptions,
  ): Promise<OrganizationSettings>;
}

/** What changes of an instance. */
export type UpdateInstanceParams = {
  /** Whether test email addresses and phone numbers work. */
  testMode?: boolean | null | undefined;
  /** Whether passwords are looked up among those that have leaked. */
  hibp?: boolean | null | undefined;
  /** Whether emails with codes are sent from Clerk's own domain. */
  enhancedEmailDeliverability?: boolean | null | undefined;
  supportEmail?: string | null | undefined;
  /** Version of Clerk's script in browsers. */
  clerkJsVersion?: string | null | undefined;
  /** Where the app of a development instance is. */
  developmentOrigin?: string | null | undefined;
  /** Origins of browser extensions and native apps that may use the instance. */
  allowedOrigins?: string[] | undefined;
  urlBasedSessionSyncing?: boolean | null | undefined;
  /** What people are asked for first. */
  preferredSignInStrategyWhenPasswordRequired?: 'password' | 'otp' | '' | null | undefined;
};

/** Who may sign up. */
export type UpdateRestrictionsParams = {
  /** Whether nobody may who is not on the allowlist. */
  allowlist?: boolean | null | undefined;
  /** Whether nobody may who is on the blocklist. */
  blocklist?: boolean | null | undefined;
  /** Whether addresses with `+`, `=` or `#` are refused. */
  blockEmailSubaddresses?: boolean | null | undefined;
  /** Whether throw-away addresses are refused. */
  blockDisposableEmailDomains?: boolean | null | undefined;
  /** Whether Gmail addresses that differ in dots count as one. */
  ignoreDotsForGmailAddresses?: boolean | null | undefined;
};

/** What organizations can do. */
export type UpdateOrganizationSettingsParams = {
  enabled?: boolean | null | undefined;
  maxAllowedMemberships?: number | null | undefined;
  /** Whether admins can delete their organization. */
  adminDeleteEnabled?: boolean | null | undefined;
  domainsEnabled?: boolean | null | undefined;
  /** How people with an address on an organization's domain can become members. */
  domainsEnrollmentModes?: string[] | undefined;
  /** The role of who makes an organization. */
  creatorRoleId?: string | null | undefined;
  /** The role of who becomes a member by a domain. */
  domainsDefaultRoleId?: string | null | undefined;
};
