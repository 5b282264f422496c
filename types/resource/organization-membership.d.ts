import type { OrganizationCustomRoleKey } from '../authorization';
import type { Metadata } from '../metadata';
import type { Organization, OrganizationJSON } from './organization';
import type { ClerkResourceJSON } from './payload';

/** That a user is a member of an organization. Times are Unix time in milliseconds. */
export interface OrganizationMembership {
  readonly id: string;
  /** Such as `org:admin`. */
  readonly role: OrganizationMembershipRole;
  /** Such as `org:articles:read`. */
  readonly permissions: string[];
  /** Read by front ends, written by servers. */
  readonly publicMetadata: Metadata<OrganizationMembershipPublicMetadata>;
  /** Read and written by servers. */
  readonly privateMetadata: Metadata<OrganizationMembershipPrivateMetadata>;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly organization: Organization;
  /** What anybody may know of the user. */
  readonly publicUserData?: OrganizationMembershipPublicUserData | null | undefined;
  /** What Clerk answered, with the names on the wire. */
  readonly raw: OrganizationMembershipJSON | null;
}

/** What anybody may know of a member. */
export interface OrganizationMembershipPublicUserData {
  /** By what the user signs in. */
  readonly identifier: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly imageUrl: string;
  readonly hasImage: boolean;
  readonly userId: string;
}

/** A role, such as `org:admin`. */
export type OrganizationMembershipRole = OrganizationCustomRoleKey;

/** {@link OrganizationMembership} on the wire. */
export interface OrganizationMembershipJSON extends ClerkResourceJSON {
  object: 'organization_membership';
  public_metadata: Metadata<OrganizationMembershipPublicMetadata>;
  private_metadata?: Metadata<OrganizationMembershipPrivateMetadata>;
  role: OrganizationMembershipRole;
  permissions: string[];
  created_at: number;
  updated_at: number;
  organization: OrganizationJSON;
  public_user_data: OrganizationMembershipPublicUserDataJSON;
}

/** {@link OrganizationMembershipPublicUserData} on the wire. */
export interface OrganizationMembershipPublicUserDataJSON {
  identifier: string;
  first_name: string | null;
  last_name: string | null;
  image_url: string;
  has_image: boolean;
  user_id: string;
}
