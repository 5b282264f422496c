/** The base class of errors that have `clerkError`, as in Clerk's packages. */
export declare class ClerkError extends Error {
  static kind: string;
  constructor(fault: { message: string; code: string; longMessage?: string; docsUrl?: string; cause?: unknown });
  readonly clerkError: true;
  /** Stable code. */
  readonly code: string;
  readonly longMessage: string | undefined;
  readonly docsUrl: string | undefined;
}

/**
 * A failed call of the Backend API. If Clerk rejected the call, `message` is the status's reason phrase and `errors`
 * holds Clerk's explanation. If there was no usable response, `status` is `undefined`, `errors[0].code` is
 * `unexpected_error`, and `cause` holds the underlying error, with its system `code` if there is one.
 *
 * `clerk-express-native/errors` exports the class. `instanceof` also accepts errors thrown by Clerk's packages.
 */
export declare class ClerkAPIResponseError extends ClerkError {
  /** `data` is the `errors` array of a response, as sent by Clerk. */
  constructor(
    message: string,
    facts: {
      data?: { code: string; message: string; long_message?: string; meta?: object }[];
      status: number | undefined;
      /** Identifies the call to Clerk's support. */
      clerkTraceId?: string;
      /** Seconds to wait before the next attempt. */
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
  /** How to fix it, for some calls without a usable response. */
  action?: string;
}

/** One error reported by Clerk about a call. */
export declare class ClerkAPIError {
  static kind: string;
  constructor(payload: { code: string; message: string; long_message?: string; meta?: object });
  /** Stable code, such as `resource_not_found`. */
  code: string;
  message: string;
  longMessage?: string;
  meta?: ClerkAPIErrorMeta;
}

/** Details of some errors. */
export interface ClerkAPIErrorMeta {
  /** The parameter that is invalid. */
  paramName?: string;
  sessionId?: string;
  emailAddresses?: string[];
  identifiers?: string[];
  /** Why a password is too weak. */
  zxcvbn?: { suggestions: { code: string; message: string }[] };
  /** Declared for compatibility; never set. */
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
