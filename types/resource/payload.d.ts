/** What all answers have. */
export interface ClerkResourceJSON {
  /** What it is, such as `user`. */
  object: ObjectType;
  id: string;
}

/** The kinds of answer. */
export type ObjectType =
  | 'accountless_application'
  | 'actor_token'
  | 'agent_task'
  | 'allowlist_identifier'
  | 'api_key'
  | 'blocklist_identifier'
  | 'client'
  | 'cookies'
  | 'domain'
  | 'email'
  | 'enterprise_account'
  | 'enterprise_connection'
  | 'email_address'
  | 'external_account'
  | 'facebook_account'
  | 'google_account'
  | 'instance'
  | 'instance_restrictions'
  | 'instance_settings'
  | 'invitation'
  | 'machine'
  | 'machine_scope'
  | 'machine_secret_key'
  | 'machine_to_machine_token'
  | 'jwt_template'
  | 'oauth_access_token'
  | 'clerk_idp_oauth_access_token'
  | 'oauth_application'
  | 'organization'
  | 'organization_domain'
  | 'organization_invitation'
  | 'organization_membership'
  | 'organization_settings'
  | 'phone_number'
  | 'proxy_check'
  | 'redirect_url'
  | 'saml_connection'
  | 'session'
  | 'sign_in_attempt'
  | 'sign_in_token'
  | 'sign_up_attempt'
  | 'sms_message'
  | 'user'
  | 'waitlist_entry'
  | 'web3_wallet'
  | 'token'
  | 'total_count'
  | 'testing_token'
  | 'role'
  | 'role_set'
  | 'role_set_item'
  | 'role_set_migration'
  | 'permission'
  | 'commerce_payer'
  | 'commerce_payment_attempt'
  | 'commerce_subscription'
  | 'commerce_subscription_item'
  | 'commerce_plan'
  | 'feature';

/** A page on the wire. */
export interface PaginatedResponseJSON {
  data: object[];
  total_count?: number;
}
