// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { CallOptions } from '../call';
import type { DeletedObject } from '../resource/deleted-object';
import type { EmailAddress } from '../resource/email-addresses';

/**
 * Manages email addresses of users.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/email-addresses
 */
export interface EmailAddressAPI {
  /** Returns the email address with this id. */
  getEmailAddress(emailAddressId: string, callOptions?: CallOptions): Promise<EmailAddress>;
  /** Adds an email address to a user. */
  createEmailAddress(params: CreateEmailAddressParams, callOptions?: CallOptions): Promise<EmailAddress>;
  /**
   * Updates an email address. Properties that are omitted keep their value.
   *
   * @example
   * const emailAddress = await clerkClient.emailAddresses.updateEmailAddress('idn_2NNEqL2nrIRdJ194ndJqAHwEfxC', {
   *   verified: true,
   *   primary: true,
   * });
   */
  updateEmailAddress(
    emailAddressId: string,
    params?: UpdateEmailAddressParams,
    callOptions?: CallOptions,
  ): Promise<EmailAddress>;
  /** Deletes the email address. Resolves with a {@link DeletedObject}. */
  deleteEmailAddress(emailAddressId: string, callOptions?: CallOptions): Promise<DeletedObject>;
}

/** Properties of a new email address. */
export type CreateEmailAddressParams = {
  userId: string;
  emailAddress: string;
  /** Whether the address is created as verified. Default: `false`. */
  verified?: boolean;
  /** Whether to make it the user's primary email address. Default: `false`. */
  primary?: boolean;
};

/** Properties of an email address to update. */
export type UpdateEmailAddressParams = {
  /** Whether the address is verified. */
  verified?: boolean;
  /** Whether to make it the user's primary email address. */
  primary?: boolean;
};
