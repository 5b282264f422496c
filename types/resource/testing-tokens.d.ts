// Generated from api/definition/ by `npm run generate`. Do not edit.

/** A token by which tests pass the instance's bot protection. */
export interface TestingToken {
  readonly token: string;
  /** Unix time. */
  readonly expiresAt: number;
}

/** {@link TestingToken} on the wire. */
export interface TestingTokenJSON {
  object: 'testing_token';
  token: string;
  expires_at: number;
}
