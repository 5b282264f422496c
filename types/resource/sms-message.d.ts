// Generated from api/definition/ by `npm run generate`. Do not edit.
/* eslint-disable @typescript-eslint/no-explicit-any -- code written for Clerk's own types reads these freely. */

import type { ClerkResourceJSON } from './payload';

/** An SMS message that was sent. */
export interface SMSMessage {
  readonly id: string;
  readonly fromPhoneNumber: string;
  readonly toPhoneNumber: string;
  readonly message: string;
  readonly status: string;
  readonly phoneNumberId: string | null;
  /** Values of the template's variables. */
  readonly data?: Record<string, any> | null | undefined;
}

/** JSON representation of {@link SMSMessage}. */
export interface SMSMessageJSON extends ClerkResourceJSON {
  object: 'sms_message';
  from_phone_number: string;
  to_phone_number: string;
  message: string;
  status: string;
  phone_number_id: string | null;
  data?: Record<string, any> | null;
  user_id?: string;
  slug?: string | null;
  delivered_by_clerk: boolean;
}
