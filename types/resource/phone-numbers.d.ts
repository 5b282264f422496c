// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { ClerkResourceJSON } from './payload';
import type { IdentificationLink, IdentificationLinkJSON, Verification, VerificationJSON } from './verifications';

/** A phone number of a user. */
export interface PhoneNumber {
  readonly id: string;
  /** Phone number in E.164 format. */
  readonly phoneNumber: string;
  /** Whether the number is used as a second factor. */
  readonly reservedForSecondFactor: boolean;
  /** Whether the number is the user's default second factor. */
  readonly defaultSecondFactor: boolean;
  readonly verification: Verification | null;
  /** Other identifications of the user that are linked to this number. */
  readonly linkedTo: IdentificationLink[];
}

/** JSON representation of {@link PhoneNumber}. */
export interface PhoneNumberJSON extends ClerkResourceJSON {
  object: 'phone_number';
  phone_number: string;
  reserved_for_second_factor: boolean;
  default_second_factor: boolean;
  verification: VerificationJSON | null;
  linked_to: IdentificationLinkJSON[];
  reserved: boolean;
  backup_codes: string[];
}
