import type { ClerkResourceJSON } from './payload';

/** A feature of a plan. */
export interface Feature {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly slug: string;
  readonly avatarUrl: string | null;
}

/** {@link Feature} on the wire. */
export interface FeatureJSON extends ClerkResourceJSON {
  object: 'feature';
  name: string;
  description?: string | null;
  slug: string;
  avatar_url?: string | null;
}
