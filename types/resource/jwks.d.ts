// Generated from api/definition/ by `npm run generate`. Do not edit.

/** A JSON Web Key Set (RFC 7517). */
export interface JwksJSON {
  keys?: JwksKeyJSON[];
}

/** A public JSON Web Key (RFC 7517). */
export interface JwksKeyJSON {
  use: string;
  kty: string;
  kid: string;
  alg: string;
  n: string;
  e: string;
}
