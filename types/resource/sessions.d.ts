// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { ClerkResourceJSON } from './payload';

/** Cookies to set: values of the header `Set-Cookie`. */
export interface Cookies {
  readonly cookies: string[];
}

/** {@link Cookies} on the wire. */
export interface CookiesJSON {
  object: 'cookies';
  cookies: string[];
}

/** A session: one sign-in on one device. Times are Unix time in milliseconds. */
export interface Session {
  readonly id: string;
  /** The browser or device. */
  readonly clientId: string;
  readonly userId: string;
  readonly status: string;
  readonly lastActiveAt: number;
  /** When it ends at the latest. */
  readonly expireAt: number;
  /** When it ends if it is not used. */
  readonly abandonAt: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly lastActiveOrganizationId?: string | undefined;
  readonly latestActivity?: SessionActivity | undefined;
  /** Who acts in the user's name. */
  readonly actor: Record<string, unknown> | null;
}

/** {@link Session} on the wire. */
export interface SessionJSON extends ClerkResourceJSON {
  object: 'session';
  client_id: string;
  user_id: string;
  status: string;
  last_active_at: number;
  expire_at: number;
  abandon_at: number;
  created_at: number;
  updated_at: number;
  last_active_organization_id?: string;
  latest_activity?: SessionActivityJSON;
  actor: Record<string, unknown> | null;
}

/** From where a session was last used. */
export interface SessionActivity {
  readonly id: string;
  readonly isMobile: boolean;
  readonly ipAddress?: string | undefined;
  readonly city?: string | undefined;
  readonly country?: string | undefined;
  readonly browserVersion?: string | undefined;
  readonly browserName?: string | undefined;
  readonly deviceType?: string | undefined;
}

/** {@link SessionActivity} on the wire. */
export interface SessionActivityJSON extends ClerkResourceJSON {
  is_mobile: boolean;
  ip_address?: string;
  city?: string;
  country?: string;
  browser_version?: string;
  browser_name?: string;
  device_type?: string;
}

/** A token that was made. */
export interface Token {
  readonly jwt: string;
}

/** {@link Token} on the wire. */
export interface TokenJSON {
  object: 'token';
  jwt: string;
}

/** The states of a session. */
export type SessionStatus =
  'abandoned' | 'active' | 'ended' | 'expired' | 'removed' | 'replaced' | 'revoked' | 'pending';
