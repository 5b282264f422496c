// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { CallOptions } from '../call';
import type { ClerkAPIError } from '../error';
import type { Email } from '../resource/emails';

/**
 * Calls that send emails. Experimental at Clerk.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/email-sms-templates
 */
export interface EmailAPI {
  /** Sends an email. */
  create(params: CreateEmailParams, options?: CreateEmailOptions, callOptions?: CallOptions): Promise<Email>;
  /**
   * Sends 1 to 100 emails. Each stands for itself: the results come in the order of the messages, and tell of each
   * what became of it.
   */
  createBatch(messages: CreateBatchEmailParams[], callOptions?: CallOptions): Promise<BatchEmailResult[]>;
  /** The email with this id. */
  get(emailId: string, callOptions?: CallOptions): Promise<Email>;
}

/** An email. */
export type CreateEmailParams = {
  to: EmailRecipient;
  from: Mailbox;
  replyTo?: Mailbox;
  subject: string;
  /** Email addresses. */
  cc?: string[];
  /** Email addresses. */
  bcc?: string[];
  /** Headers of the message. */
  headers?: Record<string, string>;
  /** Files; `content` is Base64. */
  attachments?: { filename: string; content: string }[];
} & EmailContent;

/** How an email is sent. */
export type CreateEmailOptions = {
  /** One email is sent for a key, however often the call is made. 1 to 255 letters, digits, `_` and `-`. */
  idempotencyKey?: string;
};

/** An email among several. */
export type CreateBatchEmailParams = CreateEmailParams & CreateEmailOptions;

/** What became of an email among several. */
export type BatchEmailResult =
  | { index: number; email: Email; errors?: never; statusCode: number; retryAfterSeconds?: never }
  | { index: number; email?: never; errors: ClerkAPIError[]; statusCode: number; retryAfterSeconds?: number };

/** To whom an email goes: an address, or the primary one of a user. */
export type EmailRecipient = { address: string; userId?: never } | { userId: string; address?: never };

/** An address, and the name to show. */
export type Mailbox = {
  address: string;
  name?: string;
};

/** What an email says. Where both are given, HTML comes first. */
export type EmailContent = { html: string; text?: string } | { html?: string; text: string };
