// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { ClerkResourceJSON } from './payload';
import type { VerificationJSON } from './verifications';

/** A sign-up in progress. Times are Unix timestamps in milliseconds. */
export interface SignUpAttempt {
  readonly id: string;
  readonly status: SignUpStatus;
  /** Names of the fields that must be provided. */
  readonly requiredFields: string[];
  /** Names of the fields that can be provided. */
  readonly optionalFields: string[];
  /** Names of the required fields that have not been provided yet. */
  readonly missingFields: string[];
  /** Names of the fields that have not been verified yet. */
  readonly unverifiedFields: string[];
  readonly verifications: SignUpAttemptVerifications | null;
  readonly username: string | null;
  readonly emailAddress: string | null;
  readonly phoneNumber: string | null;
  readonly web3Wallet: string | null;
  readonly passwordEnabled: boolean;
  readonly firstName: string | null;
  readonly lastName: string | null;
  /** Whether the sign-up waits for a custom action of your app. */
  readonly customAction: boolean;
  /** Id of the future user in your own system. */
  readonly externalId: string | null;
  /** Id of the session that the completed sign-up created. */
  readonly createdSessionId: string | null;
  /** Id of the user that the completed sign-up created. */
  readonly createdUserId: string | null;
  readonly abandonAt: number | null;
  readonly legalAcceptedAt: number | null;
  readonly publicMetadata?: Record<string, unknown> | null | undefined;
  readonly unsafeMetadata?: Record<string, unknown> | null | undefined;
}

/** JSON representation of {@link SignUpAttempt}. */
export interface SignUpJSON extends ClerkResourceJSON {
  object: 'sign_up_attempt';
  status: SignUpStatus;
  required_fields: string[];
  optional_fields: string[];
  missing_fields: string[];
  unverified_fields: string[];
  verifications: SignUpVerificationsJSON;
  username: string | null;
  email_address: string | null;
  phone_number: string | null;
  web3_wallet: string | null;
  password_enabled: boolean;
  first_name: string | null;
  last_name: string | null;
  custom_action: boolean;
  external_id: string | null;
  created_session_id: string | null;
  created_user_id: string | null;
  abandon_at: number | null;
  legal_accepted_at: number | null;
  public_metadata?: Record<string, unknown> | null;
  unsafe_metadata?: Record<string, unknown> | null;
  external_account: object | null;
}

/** States of the verifications of a sign-up. */
export interface SignUpAttemptVerifications {
  readonly emailAddress: SignUpAttemptVerification | null;
  readonly phoneNumber: SignUpAttemptVerification | null;
  readonly web3Wallet: SignUpAttemptVerification | null;
  /** Verification of the external account. Keys are in snake case, as Clerk sends them. */
  readonly externalAccount: object | null;
}

/** JSON representation of {@link SignUpAttemptVerifications}. */
export interface SignUpVerificationsJSON {
  email_address: SignUpVerificationJSON;
  phone_number: SignUpVerificationJSON;
  web3_wallet: SignUpVerificationJSON;
  external_account: VerificationJSON;
}

/** State of a verification of a sign-up. */
export interface SignUpAttemptVerification {
  readonly nextAction: SignUpVerificationNextAction;
  readonly supportedStrategies: string[];
}

/** JSON representation of {@link SignUpAttemptVerification}. */
export interface SignUpVerificationJSON {
  next_action: SignUpVerificationNextAction;
  supported_strategies: string[];
}

/** Status of a sign-up. */
export type SignUpStatus = 'missing_requirements' | 'complete' | 'abandoned';

/** Next action that a verification of a sign-up requires. */
export type SignUpVerificationNextAction = 'needs_prepare' | 'needs_attempt' | '';
