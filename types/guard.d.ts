import type { NextFunction, Request, Response } from 'express';
import type { PendingSessionOptions } from './auth-object';
import type { OrganizationCustomPermissionKey, OrganizationCustomRoleKey, ReverificationConfig } from './authorization';
import type { ClerkMiddlewareOptions } from './middleware';
import type { TokenType } from './token-type';

/**
 * Options that make a guard for APIs of `requireAuth()`: one of them, but for `acceptsToken` and
 * `treatPendingAsSignedOut`, is enough. Whoever may not come is answered, and the next handler is not called:
 *
 * - 401 where nobody is signed in, or redirected to the sign-in page; see `unauthenticated`;
 * - 403 where somebody lacks what is asked for;
 * - 503 with `Retry-After` where it is not known who sent the request, because the signing keys or Clerk's answer about
 *   a token could not be had (Clerk cannot be reached, or responds with 429 or 5xx), or because Clerk refuses the
 *   secret key. Neither `unauthenticated` nor `forbidden` has a part in it: the token may be good, and signing in again
 *   would not help.
 *
 * 401 and 403 come with `WWW-Authenticate: Bearer`, by RFC 6750; all have a body of {@link GuardErrorBody}.
 *
 * Options of `clerkMiddleware()` count after an earlier middleware too: they are added to the options of that one, and
 * the request is decided again by the result unless that is the same. Such a guard narrows: `authorizedParties:
 * [admin]` refuses a user whom the earlier middleware let in. Keys of another instance count alone, with the guard's
 * other options.
 *
 * @throws TypeError with a `code`, when the guard is made, for options that it cannot go by: values of another kind,
 *   such as a permission that is `undefined`; names that are misspelt; questions that nobody who is accepted could be
 *   granted. Likewise for what is no object of options, such as a function that gives the answer of `has()`:
 *   `options-invalid`
 */
export interface GuardOptions extends PendingSessionOptions {
  /**
   * How a request is answered of which nobody is signed in:
   *
   * - `'redirect'`: who asks for a document goes to the sign-in page, with status 302; everybody else is answered 401;
   * - `'json'`: 401, documents too;
   * - a function: as it likes. It may call `next()`, and lets the request pass with that.
   *
   * A document is asked for by browsers that navigate, with `Sec-Fetch-Dest: document` or `iframe`, or on insecure
   * origins with an `Accept` that begins with `text/html`. Handshakes are another thing, and only ever answer
   * documents; see
   * `enableHandshake`.
   *
   * The challenge has `error="invalid_token"` where a token was refused, and no error where there was none (RFC 6750
   * §3.1). Default: `'redirect'`.
   */
  unauthenticated?: 'redirect' | 'json' | GuardHandler;
  /** Answers in place of the 403. */
  forbidden?: GuardHandler;
  /**
   * The kinds of token that count. Without `'session_token'` nobody comes in with a session. Default:
   * `'session_token'`. Does not make a guard by itself.
   */
  acceptsToken?: TokenType | TokenType[] | 'any';

  /**
   * A role that the user must have in the active organization, such as `org:admin`. Asked of sessions, as all down to
   * `reverification`.
   */
  role?: OrganizationCustomRoleKey;
  /**
   * A permission that the user must have in the active organization, such as `org:articles:read`. System permissions
   * (`org:sys_…`) are refused: session tokens do not hold them.
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
   * How recently the user must have been verified. The 403 has the body that Clerk's front end libraries know
   * (`useReverification()`): they have the user verified, and try again. The challenge says
   * `insufficient_user_authentication` (RFC 9470).
   */
  reverification?: ReverificationConfig;
  /**
   * Scopes that a machine's token must have, all of them: those of an API key or OAuth token; for an M2M token the
   * machines that it is for. Sessions have no scopes and are not asked: ask them for a permission. Has to be there
   * where machines are accepted and sessions are asked for something.
   */
  scope?: string | string[];
}

/** Answers a request that a guard does not let pass. What it throws, or rejects with, goes to `next(error)`. */
export type GuardHandler = (req: Request, res: Response, next: NextFunction) => unknown;

/** What a guard answers, as JSON. */
export type GuardErrorBody =
  | {
      /**
       * `invalid_token` for a token that was refused, `unauthenticated` where there is none, and, with 503,
       * `temporarily_unavailable` where it could not be checked.
       */
      error: 'unauthenticated' | 'invalid_token' | 'temporarily_unavailable';
      /** In words, without anything that the client has sent. */
      message: string;
      /**
       * The code of the reason, as in `x-clerk-auth-reason`; also `session-pending` and `token-type-mismatch`. With
       * `too-many-lookups` and `unexpected-error` the token was not checked, and may be good.
       */
      reason?: string;
    }
  | {
      error: 'insufficient_scope';
      message: string;
      /** What was asked for, by the names of the options. */
      required: { role?: string; permission?: string; feature?: string; plan?: string; scope?: string };
    }
  | {
      /** The body that Clerk documents for this. */
      clerk_error: {
        type: 'forbidden';
        reason: 'reverification-error';
        metadata: { reverification: ReverificationConfig };
      };
    };

/** Options of a guard, with at least one that makes it one. */
export type RequireAuthOptions = Omit<ClerkMiddlewareOptions, 'acceptsToken'> & GuardOptions & MakesGuard;

/** Gives the options of a guard for each request. */
export type RequireAuthOptionsCallback = (req: Request) => RequireAuthOptions | Promise<RequireAuthOptions>;

type MakesGuard = {
  [Name in Exclude<keyof GuardOptions, 'acceptsToken' | 'treatPendingAsSignedOut'>]-?: Required<
    Pick<GuardOptions, Name>
  >;
}[Exclude<keyof GuardOptions, 'acceptsToken' | 'treatPendingAsSignedOut'>];
