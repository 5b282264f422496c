// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { ClerkResourceJSON } from './payload';

/** A template for custom JWTs. Times are Unix timestamps in milliseconds. */
export interface JwtTemplate {
  readonly id: string;
  readonly name: string;
  /** Claims of the tokens. Values can contain shortcodes such as `{{user.id}}`. */
  readonly claims: object;
  /** Lifetime of the tokens, in seconds. */
  readonly lifetime: number;
  /** Allowed clock skew, in seconds. */
  readonly allowedClockSkew: number;
  /** Whether tokens are signed with your own key. */
  readonly customSigningKey: boolean;
  readonly signingAlgorithm: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** JSON representation of {@link JwtTemplate}. */
export interface JwtTemplateJSON extends ClerkResourceJSON {
  object: 'jwt_template';
  name: string;
  claims: object;
  lifetime: number;
  allowed_clock_skew: number;
  custom_signing_key: boolean;
  signing_algorithm: string;
  created_at: number;
  updated_at: number;
}
