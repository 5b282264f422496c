// Generated from api/definition/ by `npm run generate`. Do not edit.
/* eslint-disable @typescript-eslint/no-explicit-any -- code written for Clerk's own types reads these freely. */

import type { ClerkResourceJSON } from './payload';

/** An email that was sent. */
export interface Email {
  readonly id: string;
  /** Local part of the sender's email address, before the `@`. */
  readonly fromEmailName: string;
  readonly emailAddressId: string | null;
  readonly toEmailAddress?: string | undefined;
  readonly subject?: string | undefined;
  /** Content of the email as HTML. */
  readonly body?: string | undefined;
  /** Content of the email as plain text. */
  readonly bodyPlain?: string | null | undefined;
  readonly status?: string | undefined;
  /** Slug of the email template. */
  readonly slug?: string | null | undefined;
  /** Values of the template's variables. */
  readonly data?: Record<string, any> | null | undefined;
  /** Whether Clerk delivers the email. If `false`, your app delivers it in response to a webhook. */
  readonly deliveredByClerk?: boolean | undefined;
  readonly userId?: string | null | undefined;
  /** Reason why the email was not sent. */
  readonly suppressionReason?: string | null | undefined;
}

/** JSON representation of {@link Email}. */
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
