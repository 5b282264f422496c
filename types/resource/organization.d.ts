import type { Metadata } from '../metadata';
import type { ClerkResourceJSON } from './payload';

/** An organization. Times are Unix time in milliseconds. */
export interface Organization {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly imageUrl: string;
  /** Whether it has a logo of its own. */
  readonly hasImage: boolean;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Read by front ends, written by servers. */
  readonly publicMetadata: Metadata<OrganizationPublicMetadata> | null;
  /** Read and written by servers. */
  readonly privateMetadata: Metadata<OrganizationPrivateMetadata>;
  readonly maxAllowedMemberships: number;
  /** Whether its admins can delete it. */
  readonly adminDeleteEnabled: boolean;
  /** Told where it is asked for. */
  readonly membersCount?: number | undefined;
  /** Id of a user. */
  readonly createdBy?: string | undefined;
  /** What Clerk answered, with the names on the wire. */
  readonly raw: OrganizationJSON | null;
}

/** {@link Organization} on the wire. */
export interface OrganizationJSON extends ClerkResourceJSON {
  object: 'organization';
  name: string;
  slug: string;
  image_url?: string;
  has_image: boolean;
  members_count?: number;
  pending_invitations_count?: number;
  max_allowed_memberships: number;
  admin_delete_enabled: boolean;
  public_metadata: Metadata<OrganizationPublicMetadata> | null;
  private_metadata?: Metadata<OrganizationPrivateMetadata>;
  created_by?: string;
  created_at: number;
  updated_at: number;
  last_active_at?: number;
  missing_member_with_elevated_permissions?: boolean;
  role_set_key?: string | null;
}

/** What anybody may know of an organization. The names are those on the wire. */
export interface PublicOrganizationDataJSON extends ClerkResourceJSON {
  name: string;
  slug: string;
  image_url?: string;
  has_image: boolean;
}
