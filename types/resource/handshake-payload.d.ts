/** What a handshake tells the server. */
export interface HandshakePayload {
  /** Cookies to set: values of the header `Set-Cookie`. */
  readonly directives: string[];
}

/** {@link HandshakePayload} on the wire. */
export type HandshakePayloadJSON = {
  directives: string[];
};
