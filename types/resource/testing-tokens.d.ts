// Generated from api/definition/ by `npm run generate`. Do not edit.

/** A token that lets browser tests bypass the instance's bot protection. */
export interface TestingToken {
  readonly token: string;
  /** Unix timestamp in milliseconds. */
  readonly expiresAt: number;
}

/** JSON representation of {@link TestingToken}. */
export interface TestingTokenJSON {
  object: 'testing_token';
  token: string;
  expires_at: number;
}
