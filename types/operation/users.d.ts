// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { CallOptions } from '../call';
import type { MetadataInput } from '../metadata';
import type { ClerkPaginationRequest, PagedList, PaginatedResourceResponse, WithSign } from '../page';
import type { DeletedObject } from '../resource/deleted-object';
import type { EmailAddress } from '../resource/email-addresses';
import type {
  OrganizationInvitation,
  OrganizationInvitationStatus,
  OrganizationMembership,
} from '../resource/organizations';
import type { PhoneNumber } from '../resource/phone-numbers';
import type { OAuthProvider, OauthAccessToken, User, UserID } from '../resource/users';
import type { UploadFile } from '../upload';

/**
 * Calls about users.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/users
 */
export interface UserAPI {
  /** A page of the users that match, with the total of those that match. */
  getUserList(params?: UserListParams, callOptions?: CallOptions): Promise<PaginatedResourceResponse<User[]>>;
  /** The user with this id. */
  getUser(userId: string, callOptions?: CallOptions): Promise<User>;
  /** A new user, who need not verify anything. */
  createUser(params: CreateUserParams, callOptions?: CallOptions): Promise<User>;
  /** Changes a user. What is not given stays. */
  updateUser(userId: string, params?: UpdateUserParams, callOptions?: CallOptions): Promise<User>;
  /** Gives a user one email address in place of all there are. It counts as verified. */
  replaceUserEmailAddress(
    userId: string,
    params: ReplaceUserEmailAddressParams,
    callOptions?: CallOptions,
  ): Promise<EmailAddress>;
  /** Gives a user one phone number in place of all there are. It counts as verified. */
  replaceUserPhoneNumber(
    userId: string,
    params: ReplaceUserPhoneNumberParams,
    callOptions?: CallOptions,
  ): Promise<PhoneNumber>;
  /** Gives a user a picture. */
  updateUserProfileImage(userId: string, params: UpdateProfileImageParams, callOptions?: CallOptions): Promise<User>;
  /** Merges into the metadata, at every depth; `null` removes a key. */
  updateUserMetadata(userId: string, params: UserMetadataParams, callOptions?: CallOptions): Promise<User>;
  /** Replaces each kind of metadata that is given. */
  replaceUserMetadata(userId: string, params: UserMetadataParams, callOptions?: CallOptions): Promise<User>;
  /** Deletes a user. What comes is a {@link DeletedObject}. */
  deleteUser(userId: string, callOptions?: CallOptions): Promise<User>;
  /** How many users match. */
  getCount(params?: UserCountParams, callOptions?: CallOptions): Promise<number>;
  /** The access tokens that a user has at an OAuth provider. */
  getUserOauthAccessToken(
    userId: string,
    provider: OAuthProvider,
    callOptions?: CallOptions,
  ): Promise<PaginatedResourceResponse<OauthAccessToken[]>>;
  /** @deprecated Leave `oauth_` away. */
  getUserOauthAccessToken(
    userId: string,
    provider: `oauth_${OAuthProvider}`,
    callOptions?: CallOptions,
  ): Promise<PaginatedResourceResponse<OauthAccessToken[]>>;
  /** Takes all second factors away from a user. */
  disableUserMFA(userId: string, callOptions?: CallOptions): Promise<UserID>;
  /** A page of the organizations that a user belongs to. */
  getOrganizationMembershipList(
    params: GetUserOrganizationMembershipListParams,
    callOptions?: CallOptions,
  ): Promise<PaginatedResourceResponse<OrganizationMembership[]>>;
  /** A page of the invitations to organizations that a user has. */
  getOrganizationInvitationList(
    params: GetUserOrganizationInvitationListParams,
    callOptions?: CallOptions,
  ): Promise<PaginatedResourceResponse<OrganizationInvitation[]>>;
  /** Takes the password away from a user. Sessions go on unless asked otherwise. */
  removePassword(userId: string, params?: RemovePasswordParams, callOptions?: CallOptions): Promise<User>;
  /** Whether this is the user's password. Rejects for a wrong one. */
  verifyPassword(params: VerifyPasswordParams, callOptions?: CallOptions): Promise<{ verified: true }>;
  /** Whether this is the user's TOTP or backup code now. Rejects for a wrong one; a backup code is used up. */
  verifyTOTP(params: VerifyTOTPParams, callOptions?: CallOptions): Promise<{ verified: true; code_type: 'totp' }>;
  /** Ends all sessions of a user and forbids signing in. */
  banUser(userId: string, callOptions?: CallOptions): Promise<User>;
  /** Allows a banned user to sign in again. */
  unbanUser(userId: string, callOptions?: CallOptions): Promise<User>;
  /** Forbids a user to sign in for as long as the instance says. */
  lockUser(userId: string, callOptions?: CallOptions): Promise<User>;
  /** Allows a locked user to sign in again. */
  unlockUser(userId: string, callOptions?: CallOptions): Promise<User>;
  /** Takes the picture away from a user. */
  deleteUserProfileImage(userId: string, callOptions?: CallOptions): Promise<User>;
  /** Takes a passkey away from a user, who is told by email. */
  deleteUserPasskey(params: DeleteUserPasskeyParams, callOptions?: CallOptions): Promise<DeletedObject>;
  /** Takes a web3 wallet away from a user. */
  deleteUserWeb3Wallet(params: DeleteWeb3WalletParams, callOptions?: CallOptions): Promise<DeletedObject>;
  /** Takes an account at an OAuth provider away from a user. */
  deleteUserExternalAccount(params: DeleteUserExternalAccountParams, callOptions?: CallOptions): Promise<DeletedObject>;
  /** Takes all backup codes away from a user. */
  deleteUserBackupCodes(userId: string, callOptions?: CallOptions): Promise<UserID>;
  /** Takes the authenticator app away from a user. */
  deleteUserTOTP(userId: string, callOptions?: CallOptions): Promise<UserID>;
  /** Has a user choose another password at the next sign-in. */
  setPasswordCompromised(
    userId: string,
    params?: SetPasswordCompromisedParams,
    callOptions?: CallOptions,
  ): Promise<User>;
  /** Lets a user keep the password after all. */
  unsetPasswordCompromised(userId: string, callOptions?: CallOptions): Promise<User>;
}

/** {@link UserAPI}, whose lists have `all`. */
export interface PagedUserAPI extends UserAPI {
  getUserList: PagedList<UserAPI['getUserList']>;
  getOrganizationMembershipList: PagedList<UserAPI['getOrganizationMembershipList']>;
  getOrganizationInvitationList: PagedList<UserAPI['getOrganizationInvitationList']>;
}

/** Which users are listed, and in which order. Times are Unix time in milliseconds. */
export type UserListParams = ClerkPaginationRequest<{
  emailAddress?: string[];
  phoneNumber?: string[];
  username?: string[];
  web3Wallet?: string[];
  /** Part of a name, email address, phone number, user name or id. */
  query?: string;
  userId?: string[];
  externalId?: string[];
  /** With `-` in front in falling order. Default: `-created_at`. */
  orderBy?: WithSign<
    | 'created_at'
    | 'updated_at'
    | 'email_address'
    | 'web3wallet'
    | 'first_name'
    | 'last_name'
    | 'phone_number'
    | 'username'
    | 'last_active_at'
    | 'last_sign_in_at'
  >;
  /** @deprecated Use `lastActiveAtAfter`. */
  last_active_at_since?: number;
  lastActiveAtBefore?: number;
  lastActiveAtAfter?: number;
  createdAtBefore?: number;
  createdAtAfter?: number;
  lastSignInAtAfter?: number;
  lastSignInAtBefore?: number;
  /** Members of these organizations. */
  organizationId?: string[];
}>;

/**
 * Which users are counted. Those count that match every filter, where a filter with several values asks for one of
 * them.
 */
export type UserCountParams = {
  emailAddress?: string[];
  phoneNumber?: string[];
  username?: string[];
  web3Wallet?: string[];
  /** Part of a name, email address, phone number, user name or id. */
  query?: string;
  userId?: string[];
  externalId?: string[];
};

/** What a new user is like. */
export type CreateUserParams = {
  /** The user's id in your own system. */
  externalId?: string;
  emailAddress?: string[];
  /** For each email address. Default: `verified`. */
  emailAddressIdentificationStatus?: ('verified' | 'reserved')[];
  /** In E.164 form. */
  phoneNumber?: string[];
  /** For each phone number. Default: `verified`. */
  phoneNumberIdentificationStatus?: ('verified' | 'reserved')[];
  username?: string;
  password?: string;
  firstName?: string;
  lastName?: string;
  /** A BCP 47 language tag. */
  locale?: string;
  /** A name of the IANA time zone database. */
  timezone?: string;
  /** Whether a weak or leaked password is fine. Default: false. */
  skipPasswordChecks?: boolean;
  /** Whether there need be no password. Default: false. */
  skipPasswordRequirement?: boolean;
  /** Whether the legal requirements need not be accepted. Default: false. */
  skipLegalChecks?: boolean;
  legalAcceptedAt?: Date;
  /** Base32, for an authenticator app that the user has. */
  totpSecret?: string;
  /** As plain text, or hashed with bcrypt. */
  backupCodes?: string[];
  /** When the user came to be, for users from elsewhere. */
  createdAt?: Date;
  banned?: boolean;
  locked?: boolean;
} & UserMetadataParams &
  (UserPasswordHashingParams | object);

/** What changes of a user. */
export type UpdateUserParams = {
  firstName?: string;
  lastName?: string;
  username?: string;
  password?: string;
  /** Whether a weak or leaked password is fine. Default: false. */
  skipPasswordChecks?: boolean;
  /** Whether all sessions end when the password changes. Default: false. */
  signOutOfOtherSessions?: boolean;
  /** Has to be verified. */
  primaryEmailAddressID?: string;
  /** Whether the old primary address is told. Default: false. */
  notifyPrimaryEmailAddressChanged?: boolean;
  /** Has to be verified. */
  primaryPhoneNumberID?: string;
  /** Has to be verified. */
  primaryWeb3WalletID?: string;
  profileImageID?: string;
  /** Base32, for an authenticator app that the user has. */
  totpSecret?: string;
  /** As plain text, or hashed with bcrypt. */
  backupCodes?: string[];
  /** The user's id in your own system. */
  externalId?: string;
  /** When the user came to be, for users from elsewhere. */
  createdAt?: Date;
  /** Whether the legal requirements need not be accepted. Default: false. */
  skipLegalChecks?: boolean;
  legalAcceptedAt?: Date;
  /** A BCP 47 language tag. */
  locale?: string;
  /** A name of the IANA time zone database. */
  timezone?: string;
  deleteSelfEnabled?: boolean;
  createOrganizationEnabled?: boolean;
  createOrganizationsLimit?: number;
  /** Replaces what is there. {@link UserAPI.updateUserMetadata} merges. */
  publicMetadata?: MetadataInput<UserPublicMetadata>;
  /** Replaces what is there. {@link UserAPI.updateUserMetadata} merges. */
  privateMetadata?: MetadataInput<UserPrivateMetadata>;
  /** Replaces what is there. {@link UserAPI.updateUserMetadata} merges. */
  unsafeMetadata?: MetadataInput<UserUnsafeMetadata>;
} & (UserPasswordHashingParams | object);

/** A picture. */
export type UpdateProfileImageParams = {
  file: UploadFile;
};

/** Metadata of a user: public for front ends to read, private for servers alone, unsafe for front ends to write. */
export type UserMetadataParams = {
  publicMetadata?: MetadataInput<UserPublicMetadata>;
  privateMetadata?: MetadataInput<UserPrivateMetadata>;
  unsafeMetadata?: MetadataInput<UserUnsafeMetadata>;
};

/** A password that was hashed elsewhere. */
export type UserPasswordHashingParams = {
  passwordDigest: string;
  passwordHasher: PasswordHasher;
};

/** How a password was hashed. Clerk hashes it anew at the next sign-in where that was weak. */
export type PasswordHasher =
  | 'argon2i'
  | 'argon2id'
  | 'awscognito'
  | 'bcrypt'
  | 'bcrypt_sha256_django'
  | 'md5'
  | 'pbkdf2_sha256'
  | 'pbkdf2_sha256_django'
  | 'pbkdf2_sha1'
  | 'phpass'
  | 'scrypt_firebase'
  | 'scrypt_werkzeug'
  | 'sha256'
  | 'md5_phpass'
  | 'ldap_ssha';

/** The email address that a user has then. */
export type ReplaceUserEmailAddressParams = {
  emailAddress: string;
};

/** The phone number that a user has then. */
export type ReplaceUserPhoneNumberParams = {
  /** In E.164 form. */
  phoneNumber: string;
};

/** Whose organizations are listed. */
export type GetUserOrganizationMembershipListParams = ClerkPaginationRequest<{
  userId: string;
}>;

/** Whose invitations to organizations are listed. */
export type GetUserOrganizationInvitationListParams = ClerkPaginationRequest<{
  userId: string;
  status?: OrganizationInvitationStatus;
}>;

/** Whose password is it? */
export type VerifyPasswordParams = {
  userId: string;
  password: string;
};

/** What becomes of the sessions. */
export type RemovePasswordParams = {
  /** Whether all sessions end. Default: false. */
  signOutOfOtherSessions?: boolean;
};

/** Whose code is it? */
export type VerifyTOTPParams = {
  userId: string;
  /** Of the authenticator app, or a backup code. */
  code: string;
};

/** Which passkey of whom. */
export type DeleteUserPasskeyParams = {
  userId: string;
  passkeyIdentificationId: string;
};

/** Which web3 wallet of whom. */
export type DeleteWeb3WalletParams = {
  userId: string;
  web3WalletIdentificationId: string;
};

/** Which account at an OAuth provider of whom. */
export type DeleteUserExternalAccountParams = {
  userId: string;
  externalAccountId: string;
};

/** What becomes of the sessions. */
export type SetPasswordCompromisedParams = {
  /** Whether all sessions end. Default: false. */
  revokeAllSessions?: boolean;
};
