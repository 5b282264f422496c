/** One page of a list, as Clerk sends it. */
export interface ClerkPaginatedResponse<T> {
  data: T[];
  /** The number of items in the whole list. */
  total_count: number;
}

/** Selects a page of a list by number. */
export type ClerkPaginationParams<T = object> = {
  /** The first page is 1. */
  initialPage?: number;
  pageSize?: number;
} & T;

/** The JSON representation of a `ClerkAPIError`. */
export interface ClerkAPIErrorJSON {
  /** Stable code, such as `resource_not_found`. */
  code: string;
  message: string;
  long_message?: string;
  meta?: {
    /** The parameter that is invalid. */
    param_name?: string;
    session_id?: string;
    email_addresses?: string[];
    identifiers?: string[];
    /** Why a password is too weak. */
    zxcvbn?: { suggestions: { code: string; message: string }[] };
    plan?: {
      amount_formatted: string;
      annual_monthly_amount_formatted: string;
      currency_symbol: string;
      id: string;
      name: string;
    };
    is_plan_upgrade_possible?: boolean;
    seats_quantity_to_add?: number;
    seats_quantity?: number;
    trace_id?: string;
    kind?: string;
    title?: string;
    description?: string;
    link_url?: string;
    link_text?: string;
    data?: Record<string, string | number | boolean>;
  };
}
