// Interfaces for apps to extend. No index signatures: those would conflict with the ones of other Clerk packages.
/* eslint-disable @typescript-eslint/no-empty-object-type */

export {};

declare global {
  /**
   * Declare your roles and permissions here, as `{ permission: '…' | '…'; role: '…' | '…' }`, to have them
   * type-checked.
   */
  interface ClerkAuthorization {}
  /** Declare the custom claims of your session token here. */
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
  /** Declare the shape of an organization invitation's `publicMetadata` here. */
  interface OrganizationInvitationPublicMetadata {}
  /** Declare the shape of an organization invitation's `privateMetadata` here. */
  interface OrganizationInvitationPrivateMetadata {}
}
