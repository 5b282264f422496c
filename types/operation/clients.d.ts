// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { CallOptions } from '../call';
import type { ClerkPaginationRequest, PagedList, PaginatedResourceResponse } from '../page';
import type { Client, HandshakePayload } from '../resource/clients';

/**
 * Reads clients, which are browsers or devices.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/clients
 */
export interface ClientAPI {
  /**
   * Returns a page of clients, together with the total count.
   *
   * @deprecated Clerk plans to remove this endpoint.
   */
  getClientList(
    params?: ClerkPaginationRequest,
    callOptions?: CallOptions,
  ): Promise<PaginatedResourceResponse<Client[]>>;
  /** Returns the client with this id. */
  getClient(clientId: string, callOptions?: CallOptions): Promise<Client>;
  /**
   * Returns the client that a client token belongs to.
   *
   * @param token JWT that identifies the client.
   */
  verifyClient(token: string, callOptions?: CallOptions): Promise<Client>;
  /** Returns the payload of the handshake with this nonce. */
  getHandshakePayload(queryParams: GetHandshakePayloadParams, callOptions?: CallOptions): Promise<HandshakePayload>;
}

/** {@link ClientAPI} with `all` on its lists, which iterates over all pages. */
export interface PagedClientAPI extends ClientAPI {
  getClientList: PagedList<ClientAPI['getClientList']>;
}

/** Identifies a handshake. */
export type GetHandshakePayloadParams = {
  /** Nonce of the handshake. */
  nonce: string;
};
