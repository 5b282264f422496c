/** A page of a list on the wire. */
export interface ClerkPaginatedResponse<T> {
  data: T[];
  /** How many there are in all. */
  total_count: number;
}

/** Which page is asked for, by its number. */
export type ClerkPaginationParams<T = object> = {
  /** Counted from 1. */
  initialPage?: number;
  pageSize?: number;
} & T;

/** `ClerkAPIError` on the wire. */
export interface ClerkAPIErrorJSON {
  /** Stable, such as `resource_not_found`. */
  code: string;
  message: string;
  long_message?: string;
  meta?: {
    /** The parameter that is wrong. */
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
