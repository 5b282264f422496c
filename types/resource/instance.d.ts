import type { ClerkResourceJSON } from './payload';

/** An instance: the development or production side of an application. */
export interface Instance {
  readonly id: string;
  /** Such as `production`. */
  readonly environmentType: string;
  /** Origins of browser extensions and native apps that may use the instance. */
  readonly allowedOrigins: string[] | null;
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

/** Settings of an instance. */
export interface InstanceSettings {
  readonly id?: string | undefined;
  readonly restrictedToAllowlist?: boolean | undefined;
  readonly fromEmailAddress?: string | undefined;
  readonly progressiveSignUp?: boolean | undefined;
  readonly enhancedEmailDeliverability?: boolean | undefined;
}

/** {@link Instance} on the wire. */
export interface InstanceJSON extends ClerkResourceJSON {
  object: 'instance';
  id: string;
  environment_type: string;
  allowed_origins: string[] | null;
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

/** {@link InstanceSettings} on the wire. */
export interface InstanceSettingsJSON extends ClerkResourceJSON {
  object: 'instance_settings';
  id: string;
  restricted_to_allowlist: boolean;
  from_email_address: string;
  progressive_sign_up: boolean;
  enhanced_email_deliverability: boolean;
}
