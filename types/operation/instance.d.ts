// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { CallOptions } from '../call';
import type { Instance, InstanceRestrictions, OrganizationSettings } from '../resource/instance';

/**
 * Reads and updates the instance and its settings.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/instance-settings
 */
export interface InstanceAPI {
  /** Returns the instance of the secret key. */
  get(callOptions?: CallOptions): Promise<Instance>;
  /**
   * Updates settings of the instance. Properties that are omitted keep their value.
   *
   * @example
   * await clerkClient.instance.update({
   *   supportEmail: 'support@example.com',
   *   allowedOrigins: ['chrome-extension://dgmkmbmkmkdmbmgmnjdopfgfmkihipfk'],
   * });
   */
  update(params: UpdateInstanceParams, callOptions?: CallOptions): Promise<void>;
  /**
   * Updates the sign-up restrictions. Properties that are omitted keep their value.
   *
   * @example
   * const restrictions = await clerkClient.instance.updateRestrictions({
   *   blocklist: true,
   *   blockDisposableEmailDomains: true,
   * });
   */
  updateRestrictions(params: UpdateRestrictionsParams, callOptions?: CallOptions): Promise<InstanceRestrictions>;
  /** Returns the settings for organizations. */
  getOrganizationSettings(callOptions?: CallOptions): Promise<OrganizationSettings>;
  /**
   * Updates the settings for organizations. Properties that are omitted keep their value.
   *
   * @example
   * const organizationSettings = await clerkClient.instance.updateOrganizationSettings({
   *   enabled: true,
   *   maxAllowedMemberships: 50,
   * });
   */
  updateOrganizationSettings(
    params: UpdateOrganizationSettingsParams,
    callOptions?: CallOptions,
  ): Promise<OrganizationSettings>;
}

/** Settings of the instance to update. */
export type UpdateInstanceParams = {
  /** Whether test email addresses and phone numbers are accepted. */
  testMode?: boolean | null | undefined;
  /** Whether passwords are checked against known breaches with Have I Been Pwned. */
  hibp?: boolean | null | undefined;
  /** Whether emails with verification codes are sent from Clerk's domain. */
  enhancedEmailDeliverability?: boolean | null | undefined;
  supportEmail?: string | null | undefined;
  /** Version of Clerk's browser script. */
  clerkJsVersion?: string | null | undefined;
  /** Origin of the app in a development instance. */
  developmentOrigin?: string | null | undefined;
  /** Origins of browser extensions and native apps that may use the instance. */
  allowedOrigins?: string[] | undefined;
  /** Whether a development instance syncs sessions through the URL instead of third-party cookies. */
  urlBasedSessionSyncing?: boolean | null | undefined;
  /** Strategy that sign-in forms offer first if passwords are required. An empty string resets it. */
  preferredSignInStrategyWhenPasswordRequired?: 'password' | 'otp' | '' | null | undefined;
};

/** Sign-up restrictions to update. */
export type UpdateRestrictionsParams = {
  /** Whether only identifiers on the allowlist may sign up. */
  allowlist?: boolean | null | undefined;
  /** Whether identifiers on the blocklist are rejected. */
  blocklist?: boolean | null | undefined;
  /** Whether email addresses with `+`, `=` or `#` are rejected. */
  blockEmailSubaddresses?: boolean | null | undefined;
  /** Whether disposable email addresses are rejected. */
  blockDisposableEmailDomains?: boolean | null | undefined;
  /** Whether Gmail addresses that differ only in dots are considered equal. */
  ignoreDotsForGmailAddresses?: boolean | null | undefined;
};

/** Settings for organizations to update. */
export type UpdateOrganizationSettingsParams = {
  /** Whether organizations are enabled. */
  enabled?: boolean | null | undefined;
  /** Maximum number of members of an organization. */
  maxAllowedMemberships?: number | null | undefined;
  /** Whether admins can delete their organization. */
  adminDeleteEnabled?: boolean | null | undefined;
  /** Whether organizations can have domains. */
  domainsEnabled?: boolean | null | undefined;
  /** Ways in which users with an email address on an organization's domain can join the organization. */
  domainsEnrollmentModes?: string[] | undefined;
  /** Id of the role of a user who creates an organization. */
  creatorRoleId?: string | null | undefined;
  /** Id of the role of users who join through a domain. */
  domainsDefaultRoleId?: string | null | undefined;
};
