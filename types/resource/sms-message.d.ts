// `any` stands where code that was written for Clerk's own types reads freely.
/* eslint-disable @typescript-eslint/no-explicit-any */

import type { ClerkResourceJSON } from './payload';

/** An SMS that was sent. */
export interface SMSMessage {
  readonly id: string;
  readonly fromPhoneNumber: string;
  readonly toPhoneNumber: string;
  readonly message: string;
  readonly status: string;
  readonly phoneNumberId: string | null;
  /** What the template was filled in with. */
  readonly data?: Record<string, any> | null | undefined;
}

/** {@link SMSMessage} on the wire. */
export interface SMSMessageJSON extends ClerkResourceJSON {
  object: 'sms_message';
  from_phone_number: string;
  to_phone_number: string;
  phone_number_id: string | null;
  user_id?: string;
  message: string;
  status: string;
  slug?: string | null;
  data?: Record<string, any> | null;
  delivered_by_clerk: boolean;
}
