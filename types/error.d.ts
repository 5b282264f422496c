/**
 * Why a call of the Backend API failed. Clerk refused it: `message` is the status's reason phrase, and `errors` holds
 * what Clerk says. Or no usable answer came: `status` is `undefined`, `errors[0].code` is `unexpected_error`, and
 * `cause` tells the fault, with the system's code where there is one.
 */
export interface ClerkAPIResponseError extends Error {
  name: 'ClerkAPIResponseError';
  clerkError: true;
  code: 'api_response_error';
  /** The HTTP status. */
  status: number | undefined;
  /** Names the call to Clerk's support. */
  clerkTraceId?: string;
  /** Seconds to wait before the next try. */
  retryAfter?: number;
  errors: ClerkAPIError[];
}

/** One thing that Clerk says is wrong with a call. */
export interface ClerkAPIError {
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
