import type { OrganizationCustomRoleKey } from '../authorization';
import type { ActClaim, JwtPayload } from '../claims';

// With an export list, declarations without `export` stay within the module.
export {};

/** A token in its parts. */
export interface Jwt {
  header: JwtHeader;
  payload: JwtPayload;
  signature: Uint8Array;
  /** The parts as they stand in the token, and the token itself. */
  raw: { header: string; payload: string; signature: string; text: string };
}

/** The header of a token (RFC 7515, section 4.1). */
export interface JwtHeader {
  /** The algorithm of the signature. */
  alg: string;
  /** What kind of token this is. */
  typ?: string;
  /** What the payload is. */
  cty?: string;
  /** The parameters that a reader has to understand. */
  crit?: string[];
  /** The name of the signing key. */
  kid: string;
  /** Where the signer says its keys are. */
  jku?: string;
  /** Where the signer says its certificates are. */
  x5u?: string | string[];
  /** The SHA-256 thumbprint of the certificate. */
  'x5t#S256'?: string;
  /** The SHA-1 thumbprint of the certificate. */
  x5t?: string;
  /** The certificate and those that vouch for it. */
  x5c?: string | string[];
  /** When the token was issued that this one was made from; Unix time in seconds. */
  oiat?: number;
  /** What Clerk issued the token as. */
  cat?: string;
}

/** The values of `type` in the claim `act`. */
export type ActClaimType = 'agent';

/** An agent that acts in a user's name. */
export type AgentActClaim = ActClaim & { type: 'agent' };

/**
 * A token in its parts, as older versions told of it.
 *
 * @deprecated Use {@link Jwt}.
 */
export interface JWT {
  encoded: { header: string; payload: string; signature: string };
  header: JwtHeader;
  claims: JwtPayload;
}

/**
 * The header of a token, as older versions told of it.
 *
 * @deprecated Use {@link JwtHeader}.
 */
export interface JWTHeader {
  /** The algorithm of the signature: its name, or an object with it as Web Crypto has. */
  alg: string | { name: string };
  typ?: string;
  cty?: string;
  crit?: [JWTHeaderParameter, ...JWTHeaderParameter[]];
  kid?: string;
  jku?: string;
  x5u?: string | string[];
  'x5t#S256'?: string;
  x5t?: string;
  x5c?: string | string[];
}

type JWTHeaderParameter = Exclude<keyof JWTHeader, 'crit'>;

/**
 * The claims of a token of version 1.
 *
 * @deprecated Use `JwtPayload`.
 */
export interface ClerkJWTClaims {
  iss: string;
  sub: string;
  sid: string;
  nbf: number;
  exp: number;
  iat: number;
  azp?: string;
  act?: ActClaim;
  org_id?: string;
  org_slug?: string;
  org_role?: OrganizationCustomRoleKey;
  [claim: string]: unknown;
}

/**
 * The claims of a token of version 1, and the token itself.
 *
 * @deprecated Use `JwtPayload`.
 */
export interface JWTClaims extends ClerkJWTClaims {
  __raw: string;
}

/**
 * Who acts in a user's name.
 *
 * @deprecated Use `ActClaim`.
 */
export interface ActJWTClaim {
  sub: string;
  [claim: string]: unknown;
}

/**
 * Roles by the ids of organizations, as tokens of the first version had them.
 *
 * @deprecated Tokens have one organization: the active one.
 */
export type OrganizationsJWTClaim = { [organizationId: string]: OrganizationCustomRoleKey };
