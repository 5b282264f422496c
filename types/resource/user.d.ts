import type { Metadata } from '../metadata';
import type { DeletedObjectJSON } from './deleted-object';
import type { EmailAddress, EmailAddressJSON } from './email-address';
import type { EnterpriseAccount, EnterpriseAccountJSON } from './enterprise-account';
import type { ExternalAccount, ExternalAccountJSON } from './external-account';
import type { OrganizationMembershipJSON } from './organization-membership';
import type { ClerkResourceJSON } from './payload';
import type { PhoneNumber, PhoneNumberJSON } from './phone-number';
import type { Web3Wallet, Web3WalletJSON } from './web3-wallet';

/** A user. Times are Unix time in milliseconds. */
export interface User {
  readonly id: string;
  readonly passwordEnabled: boolean;
  readonly totpEnabled: boolean;
  readonly backupCodeEnabled: boolean;
  readonly twoFactorEnabled: boolean;
  readonly banned: boolean;
  readonly locked: boolean;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly imageUrl: string;
  /** Whether the picture was chosen by the user. */
  readonly hasImage: boolean;
  readonly primaryEmailAddressId: string | null;
  readonly primaryPhoneNumberId: string | null;
  readonly primaryWeb3WalletId: string | null;
  readonly lastSignInAt: number | null;
  /** The user's id in your own system. */
  readonly externalId: string | null;
  readonly username: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  /** Read by front ends, written by servers. */
  readonly publicMetadata: Metadata<UserPublicMetadata>;
  /** Read and written by servers. */
  readonly privateMetadata: Metadata<UserPrivateMetadata>;
  /** Read and written by front ends: do not trust it. */
  readonly unsafeMetadata: Metadata<UserUnsafeMetadata>;
  readonly emailAddresses: EmailAddress[];
  readonly phoneNumbers: PhoneNumber[];
  readonly web3Wallets: Web3Wallet[];
  /** Accounts at OAuth providers. */
  readonly externalAccounts: ExternalAccount[];
  /** Accounts at enterprise identity providers. */
  readonly enterpriseAccounts: EnterpriseAccount[];
  readonly lastActiveAt: number | null;
  readonly createOrganizationEnabled: boolean;
  readonly createOrganizationsLimit: number | null;
  readonly deleteSelfEnabled: boolean;
  readonly legalAcceptedAt: number | null;
  /** A BCP 47 language tag. */
  readonly locale: string | null;
  /** A name of the IANA time zone database. */
  readonly timezone: string | null;
  readonly deprovisioned: boolean;
  /** What Clerk answered, with the names on the wire. */
  readonly raw: UserJSON | null;
  readonly primaryEmailAddress: EmailAddress | null;
  readonly primaryPhoneNumber: PhoneNumber | null;
  readonly primaryWeb3Wallet: Web3Wallet | null;
  /** First and last name, `null` if there is neither. */
  readonly fullName: string | null;
}

/** {@link User} on the wire. */
export interface UserJSON extends ClerkResourceJSON {
  object: 'user';
  username: string | null;
  first_name: string | null;
  last_name: string | null;
  image_url: string;
  has_image: boolean;
  primary_email_address_id: string | null;
  primary_phone_number_id: string | null;
  primary_web3_wallet_id: string | null;
  password_enabled: boolean;
  two_factor_enabled: boolean;
  totp_enabled: boolean;
  backup_code_enabled: boolean;
  email_addresses: EmailAddressJSON[];
  phone_numbers: PhoneNumberJSON[];
  web3_wallets: Web3WalletJSON[];
  organization_memberships: OrganizationMembershipJSON[] | null;
  external_accounts: ExternalAccountJSON[];
  enterprise_accounts: EnterpriseAccountJSON[];
  password_last_updated_at: number | null;
  public_metadata: Metadata<UserPublicMetadata>;
  private_metadata: Metadata<UserPrivateMetadata>;
  unsafe_metadata: Metadata<UserUnsafeMetadata>;
  external_id: string | null;
  last_sign_in_at: number | null;
  banned: boolean;
  locked: boolean;
  deprovisioned: boolean;
  lockout_expires_in_seconds: number | null;
  verification_attempts_remaining: number | null;
  created_at: number;
  updated_at: number;
  last_active_at: number | null;
  create_organization_enabled: boolean;
  create_organizations_limit: number | null;
  delete_self_enabled: boolean;
  legal_accepted_at: number | null;
  locale: string | null;
  timezone: string | null;
}

/** A user that was deleted, on the wire. */
export interface UserDeletedJSON extends DeletedObjectJSON {
  external_id?: string;
}
