import type { OAuthProvider } from '../resource/users';
import type { CustomOauthProvider, Web3Provider } from './identity-provider';

// Values of `strategy` in sign-ins, sign-ups and verifications.
export type AppleIdTokenStrategy = 'oauth_token_apple';
export type BackupCodeStrategy = 'backup_code';
export type EmailCodeStrategy = 'email_code';
export type EmailLinkStrategy = 'email_link';
export type EnterpriseSSOStrategy = 'enterprise_sso';
export type GoogleOneTapStrategy = 'google_one_tap';
export type PasskeyStrategy = 'passkey';
export type PasswordStrategy = 'password';
export type PhoneCodeStrategy = 'phone_code';
export type ResetPasswordEmailCodeStrategy = 'reset_password_email_code';
export type ResetPasswordPhoneCodeStrategy = 'reset_password_phone_code';
export type TOTPStrategy = 'totp';
export type TicketStrategy = 'ticket';
export type TrustedDeviceStrategy = 'trusted_device';

/** A custom OAuth provider of one instance. */
export type CustomOAuthStrategy = `oauth_${CustomOauthProvider}`;

/** An OAuth provider, such as `oauth_google`. */
export type OAuthStrategy = `oauth_${OAuthProvider}`;

/** A wallet, such as `web3_metamask_signature`. */
export type Web3Strategy = `web3_${Web3Provider}_signature`;

// Kinds of identifier.
export type EmailAddressIdentifier = 'email_address';
export type EmailAddressOrPhoneNumberIdentifier = 'email_address_or_phone_number';
export type PhoneNumberIdentifier = 'phone_number';
export type UsernameIdentifier = 'username';
export type Web3WalletIdentifier = 'web3_wallet';
