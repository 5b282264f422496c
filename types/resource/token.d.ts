/** A token that was made. */
export interface Token {
  readonly jwt: string;
}

/** {@link Token} on the wire. */
export interface TokenJSON {
  object: 'token';
  jwt: string;
}
