// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { CallOptions } from '../call';
import type { DeletedObject } from '../resource/deleted-object';
import type { EmailAddress } from '../resource/email-addresses';

/**
 * Calls about email addresses of users.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/email-addresses
 */
export interface EmailAddressAPI {
  /** The email address with this id. */
  getEmailAddress(emailAddressId: string, callOptions?: CallOptions): Promise<EmailAddress>;
  /** Gives a user another email address. */
  createEmailAddress(params: CreateEmailAddressParams, callOptions?: CallOptions): Promise<EmailAddress>;
  /** Changes an email address. */
  updateEmailAddress(
    emailAddressId: string,
    params?: UpdateEmailAddressParams,
    callOptions?: CallOptions,
  ): Promise<EmailAddress>;
  /** Takes an email address away from its user. */
  deleteEmailAddress(emailAddressId: string, callOptions?: CallOptions): Promise<DeletedObject>;
}

/** What a new email address is like. */
export type CreateEmailAddressParams = {
  userId: string;
  emailAddress: string;
  /** Whether it counts as verified. Default: false. */
  verified?: boolean;
  /** Whether it becomes the user's primary one. Default: false. */
  primary?: boolean;
};

/** What changes of an email address. */
export type UpdateEmailAddressParams = {
  /** Whether it counts as verified. */
  verified?: boolean;
  /** Whether it becomes the user's primary one. */
  primary?: boolean;
};
