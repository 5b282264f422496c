import type { JwtPayload } from './claims';

/**
 * Whether a token was signed by Clerk for your instance, and is valid now. For tokens that come by other ways than in a
 * request: over a WebSocket, say, or in a job. A token made from a JWT template is accepted too; a machine's is not:
 * neither an M2M token, by its category or its subject (`mch_…`), nor an OAuth access token, unless `headerType` names
 * its type.
 *
 * The environment is not consulted: pass `jwtKey`, which needs no network, or `secretKey`.
 *
 * @param token the JWT
 * @returns the token's claims. Rejects with a {@link TokenVerificationError} when the token is refused, and with
 *   another `Error` with a `code` when nothing is known about it: `jwk-remote-failed-to-load` when the keys could not
 *   be loaded, or the code of options that cannot work
 *
 * @example
 * const { sub } = await verifyToken(token, {
 *   jwtKey: process.env.CLERK_JWT_KEY,
 *   authorizedParties: ['https://app.example.com'],
 * });
 */
export declare function verifyToken(token: string, options: VerifyTokenOptions): Promise<JwtPayload>;

/** Options of {@link verifyToken}. One that is `undefined`, as a variable of the environment may be, is left out. */
export type VerifyTokenOptions = {
  /**
   * The instance's public key in PEM form (SPKI or PKCS#1, line breaks may be written as `\n`). Tokens are then
   * verified without any network. Rotated keys have to be replaced by you.
   */
  jwtKey?: string | undefined;
  /** `sk_test_…` or `sk_live_…`. The signing keys are asked for with it. Without effect when `jwtKey` is given. */
  secretKey?: string | undefined;
  /** Base address of Clerk's Backend API. Default: `https://api.clerk.com`. */
  apiUrl?: string | undefined;
  /** Version segment in the paths of the Backend API. Default: `v1`. */
  apiVersion?: string | undefined;
  /**
   * Accepted values of the `aud` claim. A token without `aud` is accepted. Default: any. A value that holds only empty
   * entries, such as `[process.env.UNSET]`, is an error.
   */
  audience?: string | string[] | undefined;
  /** Accepted values of the `azp` claim: the origins of your front ends. Default: any. */
  authorizedParties?: string[] | undefined;
  /** Accepted values of the `iss` claim. Default: any. Empty entries as for `audience`. */
  issuer?: string | string[] | undefined;
  /** Accepted values of the `typ` header parameter. Default: `JWT`, or none at all. */
  headerType?: string | string[] | undefined;
  /** How far the clocks of Clerk and of this machine may differ, in milliseconds. Default: 5000. */
  clockSkewInMs?: number | undefined;
  /**
   * How long signing keys are used before they are fetched again, in milliseconds. A known key is used while that fetch
   * runs in the background, and for up to an hour longer while Clerk cannot be reached. Default: 300 000.
   */
  jwksCacheTtlInMs?: number | undefined;
  /**
   * How long to wait for the signing keys where none that can be used is in memory, in milliseconds above 0. After that
   * the call rejects, and the fetch goes on for the next one. Default: 2000.
   */
  jwksTimeoutInMs?: number | undefined;
  /** Ask for the signing keys for every verification. Slow; for diagnosis. Default: false. */
  skipJwksCache?: boolean | undefined;
};

/**
 * What {@link verifyToken} rejects with when a token is refused. `message` is one sentence.
 *
 * `clerk-express-native/errors` has the class. `instanceof` holds for errors of Clerk's packages as well.
 */
export declare class TokenVerificationError extends Error {
  constructor(refusal: { reason: TokenVerificationErrorReason; message: string; action?: string });
  /** The stable code, such as `token-expired`. */
  reason: TokenVerificationErrorReason;
  /** What to do about it. */
  action?: string;
  /** Where the token was, if the app has set it. */
  tokenCarrier?: 'header' | 'cookie';
  /** Message and advice, followed by the code. */
  getFullMessage(): string;
}

/** Why a token was refused. {@link verifyToken} does not use those of Clerk's SDK that are listed last. */
export type TokenVerificationErrorReason =
  | 'jwk-failed-to-resolve'
  | 'jwk-kid-mismatch'
  | 'jwk-remote-failed-to-load'
  | 'secret-key-invalid'
  | 'token-expired'
  | 'token-iat-in-the-future'
  | 'token-invalid'
  | 'token-invalid-algorithm'
  | 'token-invalid-authorized-parties'
  | 'token-invalid-issuer'
  | 'token-invalid-signature'
  | 'token-not-active-yet'
  | 'token-verification-failed'
  | 'jwk-local-missing'
  | 'jwk-remote-invalid'
  | 'jwk-remote-missing';
