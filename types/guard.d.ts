import type { NextFunction, Request, Response } from 'express';
import type { PendingSessionOptions } from './auth-object';
import type { OrganizationCustomPermissionKey, OrganizationCustomRoleKey, ReverificationConfig } from './authorization';
import type { ClerkMiddlewareOptions } from './middleware';
import type { TokenType } from './token-type';

/**
 * Options that turn `requireAuth()` into a guard for APIs; any one of them is enough, except `acceptsToken` and
 * `treatPendingAsSignedOut`. Requests that are not allowed get a response, and the next handler is not called:
 *
 * - 401, or a redirect to the sign-in page, if the request is unauthenticated; see `unauthenticated`;
 * - 403 if a requirement is not met;
 * - 503 with `Retry-After` if it is unknown who sent the request: the signing keys or Clerk's answer about a token
 *   could not be fetched (Clerk is unreachable, or responds with 429 or 5xx), or Clerk rejects the secret key. Neither
 *   `unauthenticated` nor `forbidden` applies: the token may be valid, and signing in again would not help.
 *
 * 401 and 403 have the header `WWW-Authenticate: Bearer` (RFC 6750); all have the body {@link GuardErrorBody}.
 *
 * Options of `clerkMiddleware()` have an effect after an earlier middleware, too: they are added to the options of that
 * one, and the request is authenticated again unless the result is the same. Such a guard narrows: `authorizedParties:
 * [admin]` rejects a user whom the earlier middleware accepted. If the options name keys of another instance, those of
 * the earlier middleware do not apply.
 *
 * @throws TypeError with a `code`, when the guard is created, if the options are invalid: a value of the wrong type,
 *   such as a permission that is `undefined`; a misspelt name; or a requirement that no accepted token type can meet.
 *   Anything but an options object, such as a function that returns the result of `has()`, has the code
 *   `options-invalid`
 */
export interface GuardOptions extends PendingSessionOptions {
  /**
   * What an unauthenticated request gets:
   *
   * - `'redirect'`: a 302 to the sign-in page if it is for a document, a 401 otherwise;
   * - `'json'`: a 401, even if it is for a document;
   * - a function: its own response. If it calls `next()`, the request is let through.
   *
   * A request is for a document if a browser navigates: with `Sec-Fetch-Dest: document` or `iframe`, or on insecure
   * origins with an `Accept` that starts with `text/html`. This does not affect handshakes, which always apply to
   * documents only; see `enableHandshake`.
   *
   * The challenge has `error="invalid_token"` if a token was rejected, and no error if there was none (RFC 6750 §3.1).
   * Default: `'redirect'`.
   */
  unauthenticated?: 'redirect' | 'json' | GuardHandler;
  /** Responds instead of the 403. */
  forbidden?: GuardHandler;
  /**
   * The kinds of token to accept. Without `'session_token'`, sessions are rejected. Does not make a guard on its own.
   * Default: `'session_token'`.
   */
  acceptsToken?: TokenType | TokenType[] | 'any';

  /**
   * A role that the user must have in the active organization, such as `org:admin`. Like the options below, down to
   * `reverification`, it applies to sessions.
   */
  role?: OrganizationCustomRoleKey;
  /**
   * A permission that the user must have in the active organization, such as `org:articles:read`. System permissions
   * (`org:sys_…`) are an error: session tokens do not contain them.
   */
  permission?: OrganizationCustomPermissionKey;
  /**
   * A feature that the user or the active organization must have, such as `articles`, `user:articles` or
   * `org:articles`.
   */
  feature?: string;
  /** A plan that the user or the active organization must have. */
  plan?: string;
  /**
   * How recently the user must have been verified. The 403 has the body that Clerk's front-end libraries recognize
   * (`useReverification()`): they verify the user and try again. The challenge has the error
   * `insufficient_user_authentication` (RFC 9470).
   */
  reverification?: ReverificationConfig;
  /**
   * Scopes that a machine's token must have, all of them: those of an API key or OAuth token; for an M2M token, ids of
   * the machines that it is for. Does not apply to sessions, which have no scopes: require a permission for them. Must
   * be set if machines are accepted and there are requirements for sessions.
   */
  scope?: string | string[];
}

/** Responds to a request that a guard rejects. If it throws or rejects, the error is passed to `next(error)`. */
export type GuardHandler = (req: Request, res: Response, next: NextFunction) => unknown;

/** The JSON body of a guard's response. */
export type GuardErrorBody =
  | {
      /**
       * `invalid_token` if a token was rejected, `unauthenticated` if there was none, or, with 503,
       * `temporarily_unavailable` if it could not be checked.
       */
      error: 'unauthenticated' | 'invalid_token' | 'temporarily_unavailable';
      /** For people; contains nothing that the client has sent. */
      message: string;
      /**
       * The reason code, as in `x-clerk-auth-reason`; also `session-pending` and `token-type-mismatch`. With
       * `too-many-lookups` and `unexpected-error` the token was not checked, and may be valid.
       */
      reason?: string;
    }
  | {
      error: 'insufficient_scope';
      message: string;
      /** The requirements, by name of the option. */
      required: { role?: string; permission?: string; feature?: string; plan?: string; scope?: string };
    }
  | {
      /** The body documented by Clerk for reverification. */
      clerk_error: {
        type: 'forbidden';
        reason: 'reverification-error';
        metadata: { reverification: ReverificationConfig };
      };
    };

/** Options of a guard: those of {@link clerkMiddleware} and at least one that makes it a guard. */
export type RequireAuthOptions = Omit<ClerkMiddlewareOptions, 'acceptsToken'> & GuardOptions & MakesGuard;

/** Returns or resolves with the options of a guard for each request. */
export type RequireAuthOptionsCallback = (req: Request) => RequireAuthOptions | Promise<RequireAuthOptions>;

type MakesGuard = {
  [Name in Exclude<keyof GuardOptions, 'acceptsToken' | 'treatPendingAsSignedOut'>]-?: Required<
    Pick<GuardOptions, Name>
  >;
}[Exclude<keyof GuardOptions, 'acceptsToken' | 'treatPendingAsSignedOut'>];
