import type { ClerkResourceJSON } from './payload';
import type { Verification, VerificationJSON } from './verification';

/** An account of a user at an OAuth provider. */
export interface ExternalAccount {
  readonly id: string;
  /** Such as `oauth_google`. */
  readonly provider: string;
  readonly providerUserId: string;
  readonly identificationId: string;
  /** The same as `providerUserId`. */
  readonly externalId: string;
  /** Separated by blanks. */
  readonly approvedScopes: string;
  readonly emailAddress: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly imageUrl: string;
  readonly username: string | null;
  readonly phoneNumber: string | null;
  readonly publicMetadata: Record<string, unknown> | null;
  readonly label: string | null;
  readonly verification: Verification | null;
  readonly externalAccountId?: string | undefined;
}

/** {@link ExternalAccount} on the wire. */
export interface ExternalAccountJSON extends ClerkResourceJSON {
  object: 'external_account';
  external_account_id?: string;
  provider: string;
  identification_id: string;
  provider_user_id: string;
  approved_scopes: string;
  email_address: string;
  first_name: string;
  last_name: string;
  image_url?: string;
  username: string | null;
  phone_number: string | null;
  public_metadata?: Record<string, unknown> | null;
  label: string | null;
  verification: VerificationJSON | null;
}
