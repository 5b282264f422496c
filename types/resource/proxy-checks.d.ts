// Generated from api/definition/ by `npm run generate`. Do not edit.

/** Result of a proxy check. Times are Unix timestamps in milliseconds. */
export interface ProxyCheck {
  readonly id: string;
  readonly domainId: string;
  readonly lastRunAt: number | null;
  readonly proxyUrl: string;
  readonly successful: boolean;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** JSON representation of {@link ProxyCheck}. */
export interface ProxyCheckJSON {
  object: 'proxy_check';
  id: string;
  domain_id: string;
  last_run_at: number | null;
  proxy_url: string;
  successful: boolean;
  created_at: number;
  updated_at: number;
}
