// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { CallOptions } from '../call';
import type { DeletedObject } from '../resource/deleted-object';
import type { PhoneNumber } from '../resource/phone-numbers';

/**
 * Calls about phone numbers of users.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/phone-numbers
 */
export interface PhoneNumberAPI {
  /** The phone number with this id. */
  getPhoneNumber(phoneNumberId: string, callOptions?: CallOptions): Promise<PhoneNumber>;
  /** Gives a user another phone number. */
  createPhoneNumber(params: CreatePhoneNumberParams, callOptions?: CallOptions): Promise<PhoneNumber>;
  /** Changes a phone number. */
  updatePhoneNumber(
    phoneNumberId: string,
    params?: UpdatePhoneNumberParams,
    callOptions?: CallOptions,
  ): Promise<PhoneNumber>;
  /** Takes a phone number away from its user. */
  deletePhoneNumber(phoneNumberId: string, callOptions?: CallOptions): Promise<DeletedObject>;
}

/** What a new phone number is like. */
export type CreatePhoneNumberParams = {
  userId: string;
  /** In E.164 form. */
  phoneNumber: string;
  /** Whether it counts as verified. Default: false. */
  verified?: boolean;
  /** Whether it becomes the user's primary one. Default: false. */
  primary?: boolean;
  /** Whether it serves as a second factor. Default: false. */
  reservedForSecondFactor?: boolean;
};

/** What changes of a phone number. */
export type UpdatePhoneNumberParams = {
  /** Whether it counts as verified. */
  verified?: boolean;
  /** Whether it becomes the user's primary one. */
  primary?: boolean;
  /** Whether it serves as a second factor. */
  reservedForSecondFactor?: boolean;
};
