// Interfaces that apps fill in. They have no index signature: that would clash with those of other Clerk packages.
/* eslint-disable @typescript-eslint/no-empty-object-type */

export {};

declare global {
  /** Declare your roles and permissions here, as `{ permission: '…' | '…'; role: '…' | '…' }`, to have them checked. */
  interface ClerkAuthorization {}
  /** Declare the claims here that your session token has besides Clerk's own. */
  interface CustomJwtSessionClaims {}
  /** Declare the shape of `user.publicMetadata` here. */
  interface UserPublicMetadata {}
  /** Declare the shape of `user.privateMetadata` here. */
  interface UserPrivateMetadata {}
  /** Declare the shape of `user.unsafeMetadata` here. */
  interface UserUnsafeMetadata {}
  /** Declare the shape of `organization.publicMetadata` here. */
  interface OrganizationPublicMetadata {}
  /** Declare the shape of `organization.privateMetadata` here. */
  interface OrganizationPrivateMetadata {}
  /** Declare the shape of a membership's `publicMetadata` here. */
  interface OrganizationMembershipPublicMetadata {}
  /** Declare the shape of a membership's `privateMetadata` here. */
  interface OrganizationMembershipPrivateMetadata {}
  /** Declare the shape of the `publicMetadata` of an invitation to an organization here. */
  interface OrganizationInvitationPublicMetadata {}
  /** Declare the shape of the `privateMetadata` of an invitation to an organization here. */
  interface OrganizationInvitationPrivateMetadata {}
}
