// Generated from api/definition/ by `npm run generate`. Do not edit.
/* eslint-disable @typescript-eslint/no-explicit-any -- code written for Clerk's own types reads these freely. */

import type { ClerkResourceJSON } from './payload';

/** An email that was sent. */
export interface Email {
  readonly id: string;
  /** The part of the sender's address before `@`. */
  readonly fromEmailName: string;
  readonly emailAddressId: string | null;
  readonly toEmailAddress?: string | undefined;
  readonly subject?: string | undefined;
  readonly body?: string | undefined;
  readonly bodyPlain?: string | null | undefined;
  readonly status?: string | undefined;
  /** The template's. */
  readonly slug?: string | null | undefined;
  /** What the template was filled in with. */
  readonly data?: Record<string, any> | null | undefined;
  /** Or by you, who are told by a webhook. */
  readonly deliveredByClerk?: boolean | undefined;
  readonly userId?: string | null | undefined;
  /** Why it was not sent. */
  readonly suppressionReason?: string | null | undefined;
}

/** {@link Email} on the wire. */
export interface EmailJSON extends ClerkResourceJSON {
  object: 'email';
  from_email_name: string;
  email_address_id: string | null;
  to_email_address?: string;
  subject?: string;
  body?: string;
  body_plain?: string | null;
  status?: string;
  slug?: string | null;
  data?: Record<string, any> | null;
  delivered_by_clerk: boolean;
  user_id?: string | null;
  suppression_reason?: string | null;
}
