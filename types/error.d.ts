/** The base of the errors that Clerk's packages know by `clerkError`. */
export declare class ClerkError extends Error {
  static kind: string;
  constructor(fault: { message: string; code: string; longMessage?: string; docsUrl?: string; cause?: unknown });
  readonly clerkError: true;
  /** Stable. */
  readonly code: string;
  readonly longMessage: string | undefined;
  readonly docsUrl: string | undefined;
}

/**
 * Why a call of the Backend API failed. Either Clerk refused it: `message` is the status's reason phrase, and `errors`
 * holds what Clerk says. Or there was no usable response: `status` is `undefined`, `errors[0].code` is
 * `unexpected_error`, and
 * `cause` is the fault, with the system's code where there is one.
 *
 * `clerk-express-native/errors` has the class. `instanceof` holds for errors of Clerk's packages as well.
 */
export declare class ClerkAPIResponseError extends ClerkError {
  /** `data` is the `errors` of a response, as sent by Clerk. */
  constructor(
    message: string,
    facts: {
      data?: { code: string; message: string; long_message?: string; meta?: object }[];
      status: number | undefined;
      clerkTraceId?: string;
      retryAfter?: number;
      longMessage?: string;
      docsUrl?: string;
      cause?: unknown;
    },
  );
  name: string;
  readonly code: 'api_response_error';
  /** The HTTP status. */
  status: number | undefined;
  /** Names the call to Clerk's support. */
  clerkTraceId?: string;
  /** Seconds to wait before the next try. */
  retryAfter?: number;
  errors: ClerkAPIError[];
  /** What to do about it, for some calls without a usable response. */
  action?: string;
}

/** One thing that Clerk says is wrong with a call. */
export declare class ClerkAPIError {
  static kind: string;
  constructor(payload: { code: string; message: string; long_message?: string; meta?: object });
  /** Stable, such as `resource_not_found`. */
  code: string;
  message: string;
  longMessage?: string;
  meta?: ClerkAPIErrorMeta;
}

/** Details that some errors have. */
export interface ClerkAPIErrorMeta {
  /** The parameter that is wrong. */
  paramName?: string;
  sessionId?: string;
  emailAddresses?: string[];
  identifiers?: string[];
  /** Why a password is too weak. */
  zxcvbn?: { suggestions: { code: string; message: string }[] };
  /** Declared as Clerk does, and told by no call. */
  permissions?: string[];
  plan?: {
    amount_formatted: string;
    annual_monthly_amount_formatted: string;
    currency_symbol: string;
    id: string;
    name: string;
  };
  isPlanUpgradePossible?: boolean;
  seatsQuantityToAdd?: number;
  seatsQuantity?: number;
  traceId?: string;
  kind?: string;
  title?: string;
  description?: string;
  linkUrl?: string;
  linkText?: string;
  data?: Record<string, string | number | boolean>;
}
