// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { CallOptions } from '../call';
import type { ClerkPaginationRequest, PagedList, PaginatedResourceResponse } from '../page';
import type { Client, HandshakePayload } from '../resource/clients';

/**
 * Calls about clients: browsers and devices.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/clients
 */
export interface ClientAPI {
  /**
   * A page of the clients.
   *
   * @deprecated Clerk is going to remove it.
   */
  getClientList(
    params?: ClerkPaginationRequest,
    callOptions?: CallOptions,
  ): Promise<PaginatedResourceResponse<Client[]>>;
  /** The client with this id. */
  getClient(clientId: string, callOptions?: CallOptions): Promise<Client>;
  /** The client that a client token belongs to. */
  verifyClient(token: string, callOptions?: CallOptions): Promise<Client>;
  /** What a handshake's nonce stands for. */
  getHandshakePayload(queryParams: GetHandshakePayloadParams, callOptions?: CallOptions): Promise<HandshakePayload>;
}

/** {@link ClientAPI}, whose lists have `all`. */
export interface PagedClientAPI extends ClientAPI {
  getClientList: PagedList<ClientAPI['getClientList']>;
}

/** Which handshake. */
export type GetHandshakePayloadParams = {
  nonce: string;
};
