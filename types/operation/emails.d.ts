// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { CallOptions } from '../call';
import type { ClerkAPIError } from '../error';
import type { Email } from '../resource/emails';

/**
 * Sends emails. Experimental at Clerk.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/email-sms-templates
 */
export interface EmailAPI {
  /**
   * Sends an email.
   *
   * @example
   * const email = await clerkClient.emails.create({
   *   to: { userId: 'user_2NNEqL2nrIRdJ194ndJqAHwEfxC' },
   *   from: { address: 'billing@example.com', name: 'Acme Billing' },
   *   subject: 'Your invoice',
   *   html: '<p>Your invoice is ready.</p>',
   *   text: 'Your invoice is ready.',
   * });
   */
  create(params: CreateEmailParams, options?: CreateEmailOptions, callOptions?: CallOptions): Promise<Email>;
  /**
   * Sends 1 to 100 emails. Each succeeds or fails on its own; the results are in the order of the messages.
   *
   * @param messages The emails to send.
   *
   * @example
   * const from = { address: 'news@example.com' };
   * const results = await clerkClient.emails.createBatch([
   *   { to: { address: 'ada@example.com' }, from, subject: 'Welcome', text: 'Hello Ada' },
   *   { to: { address: 'alan@example.com' }, from, subject: 'Welcome', text: 'Hello Alan' },
   * ]);
   * for (const { index, errors } of results) {
   *   if (errors) console.error(index, errors);
   * }
   */
  createBatch(messages: CreateBatchEmailParams[], callOptions?: CallOptions): Promise<BatchEmailResult[]>;
  /** Returns the email with this id. */
  get(emailId: string, callOptions?: CallOptions): Promise<Email>;
}

/** An email to send. */
export type CreateEmailParams = {
  /** Recipient of the email. */
  to: EmailRecipient;
  /** Sender of the email. */
  from: Mailbox;
  /** Address for replies. */
  replyTo?: Mailbox;
  subject: string;
  /** Email addresses of further recipients. */
  cc?: string[];
  /** Email addresses of hidden recipients. */
  bcc?: string[];
  /** Additional headers of the message. */
  headers?: Record<string, string>;
  /** Files to attach; `content` is encoded as Base64. */
  attachments?: { filename: string; content: string }[];
} & EmailContent;

/** Options for sending an email. */
export type CreateEmailOptions = {
  /** Key that prevents an email from being sent more than once. 1 to 255 letters, digits, `_` and `-`. */
  idempotencyKey?: string;
};

/** An email of a batch. */
export type CreateBatchEmailParams = CreateEmailParams & CreateEmailOptions;

/** Result for one email of a batch. */
export type BatchEmailResult =
  | { index: number; email: Email; errors?: never; statusCode: number; retryAfterSeconds?: never }
  | { index: number; email?: never; errors: ClerkAPIError[]; statusCode: number; retryAfterSeconds?: number };

/** Recipient of an email, as an email address or as the id of a user, whose primary email address is used. */
export type EmailRecipient = { address: string; userId?: never } | { userId: string; address?: never };

/** An email address with an optional display name. */
export type Mailbox = {
  address: string;
  name?: string;
};

/** Content of an email. If both are given, HTML takes precedence. */
export type EmailContent = { html: string; text?: string } | { html?: string; text: string };
