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
 * Manages users.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/users
 */
export interface UserAPI {
  /**
   * Returns a page of users that match, together with the total count.
   *
   * @example
   * const { data, totalCount } = await clerkClient.users.getUserList({ orderBy: '-last_sign_in_at', limit: 50 });
   *
   * // Or every page in turn:
   * for await (const user of clerkClient.users.getUserList.all!({ orderBy: '-last_sign_in_at' })) {
   *   console.log(user);
   * }
   */
  getUserList(params?: UserListParams, callOptions?: CallOptions): Promise<PaginatedResourceResponse<User[]>>;
  /** Returns the user with this id. */
  getUser(userId: string, callOptions?: CallOptions): Promise<User>;
  /**
   * Creates a user. Email addresses and phone numbers are created as verified by default.
   *
   * @example
   * const user = await clerkClient.users.createUser({
   *   emailAddress: ['ada@example.com'],
   *   password,
   *   firstName: 'Ada',
   *   lastName: 'Lovelace',
   * });
   */
  createUser(params: CreateUserParams, callOptions?: CallOptions): Promise<User>;
  /**
   * Updates a user. Properties that are omitted keep their value.
   *
   * @example
   * const user = await clerkClient.users.updateUser('user_2NNEqL2nrIRdJ194ndJqAHwEfxC', {
   *   firstName: 'Ada',
   *   username: 'ada',
   * });
   */
  updateUser(userId: string, params?: UpdateUserParams, callOptions?: CallOptions): Promise<User>;
  /** Replaces all email addresses of a user with one, which is marked as verified. */
  replaceUserEmailAddress(
    userId: string,
    params: ReplaceUserEmailAddressParams,
    callOptions?: CallOptions,
  ): Promise<EmailAddress>;
  /** Replaces all phone numbers of a user with one, which is marked as verified. */
  replaceUserPhoneNumber(
    userId: string,
    params: ReplaceUserPhoneNumberParams,
    callOptions?: CallOptions,
  ): Promise<PhoneNumber>;
  /** Sets the profile image of a user. */
  updateUserProfileImage(userId: string, params: UpdateProfileImageParams, callOptions?: CallOptions): Promise<User>;
  /**
   * Merges metadata into the user's metadata at every depth. A value of `null` removes the key.
   *
   * @example
   * const user = await clerkClient.users.updateUserMetadata('user_2NNEqL2nrIRdJ194ndJqAHwEfxC', {
   *   publicMetadata: { plan: 'pro' },
   *   privateMetadata: { trialEndsAt: null },
   * });
   */
  updateUserMetadata(userId: string, params: UserMetadataParams, callOptions?: CallOptions): Promise<User>;
  /**
   * Replaces the user's public, private or unsafe metadata. Metadata that is omitted keeps its value.
   *
   * @example
   * const user = await clerkClient.users.replaceUserMetadata('user_2NNEqL2nrIRdJ194ndJqAHwEfxC', {
   *   publicMetadata: { plan: 'pro' },
   * });
   */
  replaceUserMetadata(userId: string, params: UserMetadataParams, callOptions?: CallOptions): Promise<User>;
  /** Deletes the user. Resolves with a {@link DeletedObject}. */
  deleteUser(userId: string, callOptions?: CallOptions): Promise<User>;
  /** Returns the number of users that match. */
  getCount(params?: UserCountParams, callOptions?: CallOptions): Promise<number>;
  /** Returns the access tokens that a user has from an OAuth provider. */
  getUserOauthAccessToken(
    userId: string,
    provider: OAuthProvider,
    callOptions?: CallOptions,
  ): Promise<PaginatedResourceResponse<OauthAccessToken[]>>;
  /** @deprecated Omit the prefix `oauth_`. */
  getUserOauthAccessToken(
    userId: string,
    provider: `oauth_${OAuthProvider}`,
    callOptions?: CallOptions,
  ): Promise<PaginatedResourceResponse<OauthAccessToken[]>>;
  /** Removes all second factors of a user. */
  disableUserMFA(userId: string, callOptions?: CallOptions): Promise<UserID>;
  /** Returns a page of a user's organization memberships, together with the total count. */
  getOrganizationMembershipList(
    params: GetUserOrganizationMembershipListParams,
    callOptions?: CallOptions,
  ): Promise<PaginatedResourceResponse<OrganizationMembership[]>>;
  /** Returns a page of a user's invitations to organizations, together with the total count. */
  getOrganizationInvitationList(
    params: GetUserOrganizationInvitationListParams,
    callOptions?: CallOptions,
  ): Promise<PaginatedResourceResponse<OrganizationInvitation[]>>;
  /** Removes the password of a user. By default, the user's sessions continue. */
  removePassword(userId: string, params?: RemovePasswordParams, callOptions?: CallOptions): Promise<User>;
  /**
   * Verifies the password of a user. Rejects if it is wrong.
   *
   * @example
   * const { verified } = await clerkClient.users.verifyPassword({
   *   userId: 'user_2NNEqL2nrIRdJ194ndJqAHwEfxC',
   *   password,
   * });
   */
  verifyPassword(params: VerifyPasswordParams, callOptions?: CallOptions): Promise<{ verified: true }>;
  /**
   * Verifies a TOTP code or backup code of a user. Rejects if it is wrong. A backup code can be used only once.
   *
   * @example
   * const { verified } = await clerkClient.users.verifyTOTP({
   *   userId: 'user_2NNEqL2nrIRdJ194ndJqAHwEfxC',
   *   code: '123456',
   * });
   */
  verifyTOTP(params: VerifyTOTPParams, callOptions?: CallOptions): Promise<{ verified: true; code_type: 'totp' }>;
  /** Bans the user: ends all sessions and prevents sign-ins. */
  banUser(userId: string, callOptions?: CallOptions): Promise<User>;
  /** Lifts the ban of a user, who can sign in again. */
  unbanUser(userId: string, callOptions?: CallOptions): Promise<User>;
  /** Locks the user: prevents sign-ins for the lockout duration that is configured in the instance. */
  lockUser(userId: string, callOptions?: CallOptions): Promise<User>;
  /** Unlocks a user, who can sign in again. */
  unlockUser(userId: string, callOptions?: CallOptions): Promise<User>;
  /** Removes the profile image of a user. */
  deleteUserProfileImage(userId: string, callOptions?: CallOptions): Promise<User>;
  /** Deletes a passkey of a user and notifies the user by email. Resolves with a {@link DeletedObject}. */
  deleteUserPasskey(params: DeleteUserPasskeyParams, callOptions?: CallOptions): Promise<DeletedObject>;
  /** Deletes a Web3 wallet of a user. Resolves with a {@link DeletedObject}. */
  deleteUserWeb3Wallet(params: DeleteWeb3WalletParams, callOptions?: CallOptions): Promise<DeletedObject>;
  /** Removes an account at an OAuth provider from a user. Resolves with a {@link DeletedObject}. */
  deleteUserExternalAccount(params: DeleteUserExternalAccountParams, callOptions?: CallOptions): Promise<DeletedObject>;
  /** Deletes all backup codes of a user. */
  deleteUserBackupCodes(userId: string, callOptions?: CallOptions): Promise<UserID>;
  /** Removes the authenticator app of a user. */
  deleteUserTOTP(userId: string, callOptions?: CallOptions): Promise<UserID>;
  /** Marks the user's password as compromised. The user must reset it at the next sign-in. */
  setPasswordCompromised(
    userId: string,
    params?: SetPasswordCompromisedParams,
    callOptions?: CallOptions,
  ): Promise<User>;
  /** Marks the user's password as no longer compromised. */
  unsetPasswordCompromised(userId: string, callOptions?: CallOptions): Promise<User>;
}

/** {@link UserAPI} with `all` on its lists, which iterates over all pages. */
export interface PagedUserAPI extends UserAPI {
  getUserList: PagedList<UserAPI['getUserList']>;
  getOrganizationMembershipList: PagedList<UserAPI['getOrganizationMembershipList']>;
  getOrganizationInvitationList: PagedList<UserAPI['getOrganizationInvitationList']>;
}

/** Filters and order of a list of users. Times are Unix timestamps in milliseconds. */
export type UserListParams = ClerkPaginationRequest<{
  /** Email addresses to match. */
  emailAddress?: string[];
  /** Phone numbers to match, in E.164 format. */
  phoneNumber?: string[];
  /** Usernames to match. */
  username?: string[];
  /** Addresses of Web3 wallets to match. */
  web3Wallet?: string[];
  /** Part of a name, email address, phone number, username or id. */
  query?: string;
  /** Ids of users to match. */
  userId?: string[];
  /** Ids in your own system to match. */
  externalId?: string[];
  /** Sort key. Prefix it with `-` for descending order. Default: `-created_at`. */
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
  /** Ids of organizations that users are members of. */
  organizationId?: string[];
}>;

/** Filters of the users to count. A user must match every filter; a filter with several values matches any of them. */
export type UserCountParams = {
  /** Email addresses to match. */
  emailAddress?: string[];
  /** Phone numbers to match, in E.164 format. */
  phoneNumber?: string[];
  /** Usernames to match. */
  username?: string[];
  /** Addresses of Web3 wallets to match. */
  web3Wallet?: string[];
  /** Part of a name, email address, phone number, username or id. */
  query?: string;
  /** Ids of users to match. */
  userId?: string[];
  /** Ids in your own system to match. */
  externalId?: string[];
};

/** Properties of a new user. */
export type CreateUserParams = {
  /** Id of the user in your own system. */
  externalId?: string;
  /** Email addresses of the user. */
  emailAddress?: string[];
  /** Status of each email address. Default: `verified`. */
  emailAddressIdentificationStatus?: ('verified' | 'reserved')[];
  /** Phone numbers of the user, in E.164 format. */
  phoneNumber?: string[];
  /** Status of each phone number. Default: `verified`. */
  phoneNumberIdentificationStatus?: ('verified' | 'reserved')[];
  username?: string;
  /** Password in plain text. */
  password?: string;
  firstName?: string;
  lastName?: string;
  /** BCP 47 language tag, such as `en-US`. */
  locale?: string;
  /** IANA time zone, such as `Europe/Berlin`. */
  timezone?: string;
  /** Whether to accept a weak or leaked password. Default: `false`. */
  skipPasswordChecks?: boolean;
  /** Whether to create the user without a password even if the instance requires one. Default: `false`. */
  skipPasswordRequirement?: boolean;
  /** Whether to create the user without acceptance of the legal documents. Default: `false`. */
  skipLegalChecks?: boolean;
  /** Time at which the user accepted the legal documents. */
  legalAcceptedAt?: Date;
  /** Base32 secret of an authenticator app the user already has. */
  totpSecret?: string;
  /** Backup codes, in plain text or hashed with bcrypt. */
  backupCodes?: string[];
  /** Original creation time of a user that is migrated from another system. */
  createdAt?: Date;
  /** Whether the user is created as banned. */
  banned?: boolean;
  /** Whether the user is created as locked. */
  locked?: boolean;
} & UserMetadataParams &
  (UserPasswordHashingParams | object);

/** Properties of a user to update. */
export type UpdateUserParams = {
  firstName?: string;
  lastName?: string;
  username?: string;
  /** Password in plain text. */
  password?: string;
  /** Whether to accept a weak or leaked password. Default: `false`. */
  skipPasswordChecks?: boolean;
  /** Whether to end all sessions of the user when the password changes. Default: `false`. */
  signOutOfOtherSessions?: boolean;
  /** Id of the new primary email address, which must be verified. */
  primaryEmailAddressID?: string;
  /** Whether to notify the previous primary email address of the change. Default: `false`. */
  notifyPrimaryEmailAddressChanged?: boolean;
  /** Id of the new primary phone number, which must be verified. */
  primaryPhoneNumberID?: string;
  /** Id of the new primary Web3 wallet, which must be verified. */
  primaryWeb3WalletID?: string;
  profileImageID?: string;
  /** Base32 secret of an authenticator app the user already has. */
  totpSecret?: string;
  /** Backup codes, in plain text or hashed with bcrypt. */
  backupCodes?: string[];
  /** Id of the user in your own system. */
  externalId?: string;
  /** Original creation time of a user that was migrated from another system. */
  createdAt?: Date;
  /** Whether to update the user without acceptance of the legal documents. Default: `false`. */
  skipLegalChecks?: boolean;
  /** Time at which the user accepted the legal documents. */
  legalAcceptedAt?: Date;
  /** BCP 47 language tag, such as `en-US`. */
  locale?: string;
  /** IANA time zone, such as `Europe/Berlin`. */
  timezone?: string;
  /** Whether the user can delete their account. */
  deleteSelfEnabled?: boolean;
  /** Whether the user can create organizations. */
  createOrganizationEnabled?: boolean;
  /** Maximum number of organizations that the user can create. */
  createOrganizationsLimit?: number;
  /** Replaces the public metadata. To merge, use {@link UserAPI.updateUserMetadata}. */
  publicMetadata?: MetadataInput<UserPublicMetadata>;
  /** Replaces the private metadata. To merge, use {@link UserAPI.updateUserMetadata}. */
  privateMetadata?: MetadataInput<UserPrivateMetadata>;
  /** Replaces the unsafe metadata. To merge, use {@link UserAPI.updateUserMetadata}. */
  unsafeMetadata?: MetadataInput<UserUnsafeMetadata>;
} & (UserPasswordHashingParams | object);

/** A profile image to upload. */
export type UpdateProfileImageParams = {
  /** Image file. */
  file: UploadFile;
};

/** Metadata of a user. */
export type UserMetadataParams = {
  /** Metadata that frontends can read and only servers can write. */
  publicMetadata?: MetadataInput<UserPublicMetadata>;
  /** Metadata that only servers can read and write. */
  privateMetadata?: MetadataInput<UserPrivateMetadata>;
  /** Metadata that frontends can read and write. Do not trust it. */
  unsafeMetadata?: MetadataInput<UserUnsafeMetadata>;
};

/** A password that is already hashed. */
export type UserPasswordHashingParams = {
  /** Hash of the password. */
  passwordDigest: string;
  /** Algorithm of the hash. */
  passwordHasher: PasswordHasher;
};

/** Algorithm of a password hash. Clerk rehashes passwords with insecure hashes at the next sign-in. */
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

/** New email address of a user. */
export type ReplaceUserEmailAddressParams = {
  emailAddress: string;
};

/** New phone number of a user. */
export type ReplaceUserPhoneNumberParams = {
  /** Phone number in E.164 format. */
  phoneNumber: string;
};

/** The user whose memberships are listed. */
export type GetUserOrganizationMembershipListParams = ClerkPaginationRequest<{
  userId: string;
}>;

/** The user whose invitations are listed, and filters. */
export type GetUserOrganizationInvitationListParams = ClerkPaginationRequest<{
  userId: string;
  status?: OrganizationInvitationStatus;
}>;

/** The password to verify. */
export type VerifyPasswordParams = {
  userId: string;
  password: string;
};

/** Options for removing a password. */
export type RemovePasswordParams = {
  /** Whether to end all sessions of the user. Default: `false`. */
  signOutOfOtherSessions?: boolean;
};

/** The code to verify. */
export type VerifyTOTPParams = {
  userId: string;
  /** TOTP code of the authenticator app, or backup code. */
  code: string;
};

/** The passkey to delete. */
export type DeleteUserPasskeyParams = {
  userId: string;
  passkeyIdentificationId: string;
};

/** The Web3 wallet to delete. */
export type DeleteWeb3WalletParams = {
  userId: string;
  web3WalletIdentificationId: string;
};

/** The external account to delete. */
export type DeleteUserExternalAccountParams = {
  userId: string;
  externalAccountId: string;
};

/** Options for marking a password as compromised. */
export type SetPasswordCompromisedParams = {
  /** Whether to end all sessions of the user. Default: `false`. */
  revokeAllSessions?: boolean;
};
