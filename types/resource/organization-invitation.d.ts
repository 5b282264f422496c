import type { Metadata } from '../metadata';
import type { PublicOrganizationDataJSON } from './organization';
import type { OrganizationMembershipRole } from './organization-membership';
import type { ClerkResourceJSON } from './payload';

/** An invitation to become a member of an organization. Times are Unix time in milliseconds. */
export interface OrganizationInvitation {
  readonly id: string;
  readonly emailAddress: string;
  /** The role that it gives, such as `org:member`. */
  readonly role: OrganizationMembershipRole;
  readonly roleName: string;
  readonly organizationId: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly expiresAt: number;
  /** The link in the email. */
  readonly url: string | null;
  readonly status?: OrganizationInvitationStatus | undefined;
  readonly publicMetadata: Metadata<OrganizationInvitationPublicMetadata>;
  readonly privateMetadata: Metadata<OrganizationInvitationPrivateMetadata>;
  /** What anybody may know of the organization. The names are those on the wire. */
  readonly publicOrganizationData?: PublicOrganizationDataJSON | null | undefined;
  /** What Clerk answered, with the names on the wire. */
  readonly raw: OrganizationInvitationJSON | null;
}

/** The states of an invitation to an organization. */
export type OrganizationInvitationStatus = 'pending' | 'accepted' | 'revoked' | 'expired';

/** {@link OrganizationInvitation} on the wire. */
export interface OrganizationInvitationJSON extends ClerkResourceJSON {
  email_address: string;
  role: OrganizationMembershipRole;
  role_name: string;
  organization_id: string;
  public_organization_data?: PublicOrganizationDataJSON | null;
  status?: OrganizationInvitationStatus;
  public_metadata: Metadata<OrganizationInvitationPublicMetadata>;
  private_metadata: Metadata<OrganizationInvitationPrivateMetadata>;
  url: string | null;
  created_at: number;
  updated_at: number;
  expires_at: number;
}

/** An invitation to an organization that somebody has accepted. */
export interface OrganizationInvitationAcceptedJSON extends OrganizationInvitationJSON {
  status: 'accepted';
  user_id: string;
}
