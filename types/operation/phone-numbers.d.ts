// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { CallOptions } from '../call';
import type { DeletedObject } from '../resource/deleted-object';
import type { PhoneNumber } from '../resource/phone-numbers';

/**
 * Manages phone numbers of users.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/phone-numbers
 */
export interface PhoneNumberAPI {
  /** Returns the phone number with this id. */
  getPhoneNumber(phoneNumberId: string, callOptions?: CallOptions): Promise<PhoneNumber>;
  /** Adds a phone number to a user. */
  createPhoneNumber(params: CreatePhoneNumberParams, callOptions?: CallOptions): Promise<PhoneNumber>;
  /**
   * Updates a phone number. Properties that are omitted keep their value.
   *
   * @example
   * const phoneNumber = await clerkClient.phoneNumbers.updatePhoneNumber('idn_2NNEqL2nrIRdJ194ndJqAHwEfxC', {
   *   verified: true,
   *   reservedForSecondFactor: true,
   * });
   */
  updatePhoneNumber(
    phoneNumberId: string,
    params?: UpdatePhoneNumberParams,
    callOptions?: CallOptions,
  ): Promise<PhoneNumber>;
  /** Deletes the phone number. Resolves with a {@link DeletedObject}. */
  deletePhoneNumber(phoneNumberId: string, callOptions?: CallOptions): Promise<DeletedObject>;
}

/** Properties of a new phone number. */
export type CreatePhoneNumberParams = {
  userId: string;
  /** Phone number in E.164 format. */
  phoneNumber: string;
  /** Whether the number is created as verified. Default: `false`. */
  verified?: boolean;
  /** Whether to make it the user's primary phone number. Default: `false`. */
  primary?: boolean;
  /** Whether the number is used as a second factor. Default: `false`. */
  reservedForSecondFactor?: boolean;
};

/** Properties of a phone number to update. */
export type UpdatePhoneNumberParams = {
  /** Whether the number is verified. */
  verified?: boolean;
  /** Whether to make it the user's primary phone number. */
  primary?: boolean;
  /** Whether the number is used as a second factor. */
  reservedForSecondFactor?: boolean;
};
