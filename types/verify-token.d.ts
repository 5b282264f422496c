import type { JwtPayload } from './claims';
import type { TokenVerificationErrorReason } from './reason';
import type { Revocations } from './revocations';

/**
 * Verifies that a token was signed by Clerk for your instance and is currently valid. For tokens that do not arrive in
 * an HTTP request, such as over a WebSocket or in a job. Tokens made from a JWT template are accepted; machine tokens
 * are not: neither M2M tokens, recognized by their category or their subject (`mch_…`), nor OAuth access tokens, unless
 * `headerType` names their type.
 *
 * The environment is not consulted: pass `jwtKey`, which needs no network, or `secretKey`.
 *
 * @param token the JWT
 * @returns the token's claims. Rejects with a {@link TokenVerificationError} if the token is rejected, and with another
 *   `Error` with a `code` if the token could not be checked: `jwk-remote-failed-to-load` if the keys could not be
 *   loaded, or the code of an invalid option
 *
 * @example
 * const { sub } = await verifyToken(token, {
 *   jwtKey: process.env.CLERK_JWT_KEY,
 *   authorizedParties: ['https://app.example.com'],
 * });
 */
export declare function verifyToken(token: string, options: VerifyTokenOptions): Promise<JwtPayload>;

/**
 * Options of {@link verifyToken}. An option that is `undefined`, such as an unset environment variable, counts as
 * omitted.
 */
export type VerifyTokenOptions = {
  /**
   * The instance's public key in PEM format (SPKI or PKCS#1; line breaks may be written as `\n`). Tokens are then
   * verified without network access, and you have to update the key when it is rotated.
   */
  jwtKey?: string | undefined;
  /** `sk_test_…` or `sk_live_…`. Used to fetch the signing keys. No effect if `jwtKey` is set. */
  secretKey?: string | undefined;
  /** Base URL of Clerk's Backend API. Default: `https://api.clerk.com`. */
  apiUrl?: string | undefined;
  /** Version segment in the paths of the Backend API. Default: `v1`. */
  apiVersion?: string | undefined;
  /**
   * Accepted values of the `aud` claim. A token without `aud` is accepted. A value with only empty entries, such as
   * `[process.env.UNSET]`, is an error. Default: any.
   */
  audience?: string | string[] | undefined;
  /** Accepted values of the `azp` claim: the origins of your front ends. Default: any. */
  authorizedParties?: string[] | undefined;
  /** Accepted values of the `iss` claim. See `audience` for empty entries. Default: any. */
  issuer?: string | string[] | undefined;
  /** Accepted values of the `typ` header parameter. Default: `JWT`, or no `typ`. */
  headerType?: string | string[] | undefined;
  /** How far the clocks of Clerk and of this machine may differ, in milliseconds. Default: 5000. */
  clockSkewInMs?: number | undefined;
  /**
   * How long to use signing keys before they are fetched again, in milliseconds. Cached keys stay in use while that
   * fetch runs in the background, and for up to another hour if Clerk is unreachable. Default: 300 000.
   */
  jwksCacheTtlInMs?: number | undefined;
  /**
   * How long to wait for the signing keys if no usable ones are cached, in milliseconds above 0. After that the call
   * rejects, and the fetch continues for later calls. Default: 2000.
   */
  jwksTimeoutInMs?: number | undefined;
  /** Fetch the signing keys for every verification. Slow; for diagnosis only. Default: false. */
  skipJwksCache?: boolean | undefined;
  /**
   * Sessions, users and memberships whose tokens are refused before they expire, with the reason `session-revoked`:
   * what `createRevocations()` returns. Default: none.
   */
  revocations?: Revocations | undefined;
};

/**
 * What {@link verifyToken} rejects with if a token is rejected. `message` is one sentence.
 *
 * `clerk-express-native/errors` exports the class. `instanceof` also accepts errors thrown by Clerk's packages.
 */
export declare class TokenVerificationError extends Error {
  constructor(refusal: { reason: TokenVerificationErrorReason; message: string; action?: string });
  /** Stable code, such as `token-expired`. */
  reason: TokenVerificationErrorReason;
  /** How to fix it. */
  action?: string;
  /** Where the token was found, if the app has set it. */
  tokenCarrier?: 'header' | 'cookie';
  /** Returns the message and the suggested fix, followed by the reason code. */
  getFullMessage(): string;
}
