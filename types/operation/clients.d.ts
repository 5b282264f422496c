import type { CallOptions } from '../call';
import type { ClerkPaginationRequest, PagedList } from '../page';
import type { Client } from '../resource/client';
import type { HandshakePayload } from '../resource/handshake-payload';

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
  getClientList: PagedList<[params?: ClerkPaginationRequest], Client>;
  /** The client with this id. */
  getClient(clientId: string, callOptions?: CallOptions): Promise<Client>;
  /** The client that a client token belongs to. */
  verifyClient(token: string, callOptions?: CallOptions): Promise<Client>;
  /** What a handshake's nonce stands for. */
  getHandshakePayload(queryParams: GetHandshakePayloadParams, callOptions?: CallOptions): Promise<HandshakePayload>;
}

/** Which handshake. */
export type GetHandshakePayloadParams = {
  nonce: string;
};
