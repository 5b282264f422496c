// Generated from api/definition/ by `npm run generate`. Do not edit.

/** Properties that most JSON representations have. */
export interface ClerkResourceJSON {
  /** Type of the object, such as `user`. */
  object: ObjectType;
  id: string;
}

/** Types of objects in JSON representations. */
export type ObjectType =
  | 'accountless_application'
  | 'actor_token'
  | 'agent_task'
  | 'allowlist_identifier'
  | 'api_key'
  | 'blocklist_identifier'
  | 'clerk_idp_oauth_access_token'
  | 'client'
  | 'commerce_payer'
  | 'commerce_payment_attempt'
  | 'commerce_plan'
  | 'commerce_subscription'
  | 'commerce_subscription_item'
  | 'cookies'
  | 'domain'
  | 'email'
  | 'email_address'
  | 'enterprise_account'
  | 'enterprise_connection'
  | 'external_account'
  | 'facebook_account'
  | 'feature'
  | 'google_account'
  | 'instance'
  | 'instance_restrictions'
  | 'instance_settings'
  | 'invitation'
  | 'jwt_template'
  | 'machine'
  | 'machine_scope'
  | 'machine_secret_key'
  | 'machine_to_machine_token'
  | 'oauth_access_token'
  | 'oauth_application'
  | 'organization'
  | 'organization_domain'
  | 'organization_invitation'
  | 'organization_membership'
  | 'organization_settings'
  | 'permission'
  | 'phone_number'
  | 'proxy_check'
  | 'redirect_url'
  | 'role'
  | 'role_set'
  | 'role_set_item'
  | 'role_set_migration'
  | 'saml_connection'
  | 'session'
  | 'sign_in_attempt'
  | 'sign_in_token'
  | 'sign_up_attempt'
  | 'sms_message'
  | 'testing_token'
  | 'token'
  | 'total_count'
  | 'user'
  | 'waitlist_entry'
  | 'web3_wallet';

/** JSON representation of a page. */
export interface PaginatedResponseJSON {
  data: object[];
  total_count?: number;
}
