// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { ClerkResourceJSON } from './payload';
import type { VerificationJSON } from './verifications';

/** A sign-up that is going on. Times are Unix time in milliseconds. */
export interface SignUpAttempt {
  readonly id: string;
  readonly status: SignUpStatus;
  /** What has to be told. */
  readonly requiredFields: string[];
  /** What may be told. */
  readonly optionalFields: string[];
  /** What has to be told yet. */
  readonly missingFields: string[];
  /** What has to be verified yet. */
  readonly unverifiedFields: string[];
  readonly verifications: SignUpAttemptVerifications | null;
  readonly username: string | null;
  readonly emailAddress: string | null;
  readonly phoneNumber: string | null;
  readonly web3Wallet: string | null;
  readonly passwordEnabled: boolean;
  readonly firstName: string | null;
  readonly lastName: string | null;
  /** Whether the sign-up waits for something of your own. */
  readonly customAction: boolean;
  /** The id that the user is going to have in your own system. */
  readonly externalId: string | null;
  /** What came of it. */
  readonly createdSessionId: string | null;
  /** What came of it. */
  readonly createdUserId: string | null;
  readonly abandonAt: number | null;
  readonly legalAcceptedAt: number | null;
  readonly publicMetadata?: Record<string, unknown> | null | undefined;
  readonly unsafeMetadata?: Record<string, unknown> | null | undefined;
}

/** {@link SignUpAttempt} on the wire. */
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

/** How far the verifications of a sign-up are. */
export interface SignUpAttemptVerifications {
  readonly emailAddress: SignUpAttemptVerification | null;
  readonly phoneNumber: SignUpAttemptVerification | null;
  readonly web3Wallet: SignUpAttemptVerification | null;
  /** The names are those on the wire. */
  readonly externalAccount: object | null;
}

/** {@link SignUpAttemptVerifications} on the wire. */
export interface SignUpVerificationsJSON {
  email_address: SignUpVerificationJSON;
  phone_number: SignUpVerificationJSON;
  web3_wallet: SignUpVerificationJSON;
  external_account: VerificationJSON;
}

/** How far a verification of a sign-up is. */
export interface SignUpAttemptVerification {
  readonly nextAction: SignUpVerificationNextAction;
  readonly supportedStrategies: string[];
}

/** {@link SignUpAttemptVerification} on the wire. */
export interface SignUpVerificationJSON {
  next_action: SignUpVerificationNextAction;
  supported_strategies: string[];
}

/** The states of a sign-up. */
export type SignUpStatus = 'missing_requirements' | 'complete' | 'abandoned';

/** What a verification of a sign-up waits for. */
export type SignUpVerificationNextAction = 'needs_prepare' | 'needs_attempt' | '';
