// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { CallOptions } from '../call';
import type { ClerkPaginationRequest, PagedList, PaginatedResourceResponse, WithSign } from '../page';
import type { DeletedObject } from '../resource/deleted-object';
import type { WaitlistEntry, WaitlistEntryStatus } from '../resource/waitlist-entries';

/**
 * Calls about the waitlist.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/waitlist-entries
 */
export interface WaitlistEntryAPI {
  /** A page of the entries, the latest first. */
  list(
    params?: WaitlistEntryListParams,
    callOptions?: CallOptions,
  ): Promise<PaginatedResourceResponse<WaitlistEntry[]>>;
  /** Puts an email address on the waitlist. An entry that exists is given. */
  create(params: CreateWaitlistEntryParams, callOptions?: CallOptions): Promise<WaitlistEntry>;
  /** Puts several email addresses on the waitlist. Entries that exist are given. */
  createBulk(params: CreateWaitlistEntryBulkParams, callOptions?: CallOptions): Promise<WaitlistEntry[]>;
  /** Invites an entry to sign up. */
  invite(id: string, params?: InviteWaitlistEntryParams, callOptions?: CallOptions): Promise<WaitlistEntry>;
  /** Rejects an entry. */
  reject(id: string, callOptions?: CallOptions): Promise<WaitlistEntry>;
  /** Deletes an entry that is pending. */
  delete(id: string, callOptions?: CallOptions): Promise<DeletedObject>;
}

/** {@link WaitlistEntryAPI}, whose lists have `all`. */
export interface PagedWaitlistEntryAPI extends WaitlistEntryAPI {
  list: PagedList<WaitlistEntryAPI['list']>;
}

/** Which entries of the waitlist are listed. */
export type WaitlistEntryListParams = ClerkPaginationRequest<{
  /** Part of an email address, or an id. */
  query?: string;
  status?: WaitlistEntryStatus;
  /** With `-` in front in falling order. Default: `-created_at`. */
  orderBy?: WithSign<'created_at' | 'invited_at' | 'email_address'>;
}>;

/** Who waits. */
export type CreateWaitlistEntryParams = {
  emailAddress: string;
  /** Whether they are told by email. Default: true. */
  notify?: boolean;
};

/** Several who wait. */
export type CreateWaitlistEntryBulkParams = CreateWaitlistEntryParams[];

/** How an entry of the waitlist is invited. */
export type InviteWaitlistEntryParams = {
  /** Whether an invitation is no error if there is one. Default: false. */
  ignoreExisting?: boolean;
};
