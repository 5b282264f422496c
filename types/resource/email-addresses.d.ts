// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { ClerkResourceJSON } from './payload';
import type { IdentificationLink, IdentificationLinkJSON, Verification, VerificationJSON } from './verifications';

/** An email address of a user. */
export interface EmailAddress {
  readonly id: string;
  readonly emailAddress: string;
  readonly verification: Verification | null;
  /** Other identifications of the user that are linked to this address. */
  readonly linkedTo: IdentificationLink[];
}

/** JSON representation of {@link EmailAddress}. */
export interface EmailAddressJSON extends ClerkResourceJSON {
  object: 'email_address';
  email_address: string;
  verification: VerificationJSON | null;
  linked_to: IdentificationLinkJSON[];
}
