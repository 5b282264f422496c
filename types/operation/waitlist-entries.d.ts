// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { CallOptions } from '../call';
import type { ClerkPaginationRequest, PagedList, PaginatedResourceResponse, WithSign } from '../page';
import type { DeletedObject } from '../resource/deleted-object';
import type { WaitlistEntry, WaitlistEntryStatus } from '../resource/waitlist-entries';

/**
 * Manages the entries of the waitlist.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/waitlist-entries
 */
export interface WaitlistEntryAPI {
  /** Returns a page of waitlist entries that match, together with the total count. */
  list(
    params?: WaitlistEntryListParams,
    callOptions?: CallOptions,
  ): Promise<PaginatedResourceResponse<WaitlistEntry[]>>;
  /** Adds an email address to the waitlist. If it is on the waitlist already, returns the existing entry. */
  create(params: CreateWaitlistEntryParams, callOptions?: CallOptions): Promise<WaitlistEntry>;
  /**
   * Adds several email addresses to the waitlist. For those that are on the waitlist already, returns the existing
   * entries.
   *
   * @param params Properties of the new entries.
   */
  createBulk(params: CreateWaitlistEntryBulkParams, callOptions?: CallOptions): Promise<WaitlistEntry[]>;
  /** Invites the email address of a waitlist entry to sign up. */
  invite(id: string, params?: InviteWaitlistEntryParams, callOptions?: CallOptions): Promise<WaitlistEntry>;
  /** Rejects a waitlist entry. */
  reject(id: string, callOptions?: CallOptions): Promise<WaitlistEntry>;
  /** Deletes a pending waitlist entry. Resolves with a {@link DeletedObject}. */
  delete(id: string, callOptions?: CallOptions): Promise<DeletedObject>;
}

/** {@link WaitlistEntryAPI} with `all` on its lists, which iterates over all pages. */
export interface PagedWaitlistEntryAPI extends WaitlistEntryAPI {
  list: PagedList<WaitlistEntryAPI['list']>;
}

/** Filters and order of a list of waitlist entries. */
export type WaitlistEntryListParams = ClerkPaginationRequest<{
  /** Part of an email address, or an id. */
  query?: string;
  status?: WaitlistEntryStatus;
  /** Sort key. Prefix it with `-` for descending order. Default: `-created_at`. */
  orderBy?: WithSign<'created_at' | 'invited_at' | 'email_address'>;
}>;

/** Properties of a new waitlist entry. */
export type CreateWaitlistEntryParams = {
  emailAddress: string;
  /** Whether to send a confirmation by email. Default: `true`. */
  notify?: boolean;
};

/** Properties of several new waitlist entries. */
export type CreateWaitlistEntryBulkParams = CreateWaitlistEntryParams[];

/** Options of an invitation from the waitlist. */
export type InviteWaitlistEntryParams = {
  /** Whether to create the invitation even if one exists for the address. Default: `false`. */
  ignoreExisting?: boolean;
};
