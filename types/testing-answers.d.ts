// Generated from api/definition/ by `npm run generate`. Do not edit.

import type {
  APIKeyJSON,
  AccountlessApplicationJSON,
  ActorTokenJSON,
  AgentTaskJSON,
  AllowlistIdentifierJSON,
  BillingPlanJSON,
  BillingSubscriptionItemJSON,
  BillingSubscriptionJSON,
  BlocklistIdentifierJSON,
  ClientJSON,
  DomainJSON,
  EmailAddressJSON,
  EmailJSON,
  EnterpriseConnectionJSON,
  IdPOAuthAccessTokenJSON,
  InstanceJSON,
  InstanceRestrictionsJSON,
  InvitationJSON,
  JwtTemplateJSON,
  M2MTokenJSON,
  MachineJSON,
  MachineScopeJSON,
  MachineSecretKeyJSON,
  OAuthApplicationJSON,
  OauthAccessTokenJSON,
  OrganizationDomainJSON,
  OrganizationInvitationJSON,
  OrganizationJSON,
  OrganizationMembershipJSON,
  OrganizationSettingsJSON,
  PermissionJSON,
  PhoneNumberJSON,
  ProxyCheckJSON,
  RedirectUrlJSON,
  RoleJSON,
  RoleSetJSON,
  SamlConnectionJSON,
  SessionJSON,
  SignInTokenJSON,
  SignUpJSON,
  TestingTokenJSON,
  TokenJSON,
  UserJSON,
  WaitlistEntryJSON,
} from './resource';
import type { TestAnswer, TestPage } from './testing';

/** Answers to calls of the Backend API, by the names of methods. */
export interface TestAnswers {
  '__experimental_accountlessApplications.createAccountlessApplication'?: TestAnswer<
    Partial<AccountlessApplicationJSON>
  >;
  '__experimental_accountlessApplications.completeAccountlessApplicationOnboarding'?: TestAnswer<
    Partial<AccountlessApplicationJSON>
  >;
  'actorTokens.create'?: TestAnswer<Partial<ActorTokenJSON>>;
  'actorTokens.revoke'?: TestAnswer<Partial<ActorTokenJSON>>;
  'agentTasks.create'?: TestAnswer<Partial<AgentTaskJSON>>;
  'agentTasks.revoke'?: TestAnswer<Partial<AgentTaskJSON>>;
  'allowlistIdentifiers.getAllowlistIdentifierList'?: TestAnswer<
    Partial<AllowlistIdentifierJSON>[] | TestPage<Partial<AllowlistIdentifierJSON>>
  >;
  'allowlistIdentifiers.createAllowlistIdentifier'?: TestAnswer<Partial<AllowlistIdentifierJSON>>;
  'allowlistIdentifiers.deleteAllowlistIdentifier'?: TestAnswer<{
    id?: string;
    object?: string;
    deleted?: boolean;
    slug?: string;
  }>;
  'apiKeys.list'?: TestAnswer<Partial<APIKeyJSON>[] | TestPage<Partial<APIKeyJSON>>>;
  'apiKeys.create'?: TestAnswer<Partial<APIKeyJSON>>;
  'apiKeys.get'?: TestAnswer<Partial<APIKeyJSON>>;
  'apiKeys.update'?: TestAnswer<Partial<APIKeyJSON>>;
  'apiKeys.delete'?: TestAnswer<{ id?: string; object?: string; deleted?: boolean; slug?: string }>;
  'apiKeys.revoke'?: TestAnswer<Partial<APIKeyJSON>>;
  'apiKeys.getSecret'?: TestAnswer<Record<string, unknown>>;
  'apiKeys.verify'?: TestAnswer<Partial<APIKeyJSON>>;
  'betaFeatures.changeDomain'?: TestAnswer<undefined>;
  'blocklistIdentifiers.getBlocklistIdentifierList'?: TestAnswer<
    Partial<BlocklistIdentifierJSON>[] | TestPage<Partial<BlocklistIdentifierJSON>>
  >;
  'blocklistIdentifiers.createBlocklistIdentifier'?: TestAnswer<Partial<BlocklistIdentifierJSON>>;
  'blocklistIdentifiers.deleteBlocklistIdentifier'?: TestAnswer<{
    id?: string;
    object?: string;
    deleted?: boolean;
    slug?: string;
  }>;
  'billing.getPlanList'?: TestAnswer<Partial<BillingPlanJSON>[] | TestPage<Partial<BillingPlanJSON>>>;
  'billing.cancelSubscriptionItem'?: TestAnswer<Partial<BillingSubscriptionItemJSON>>;
  'billing.extendSubscriptionItemFreeTrial'?: TestAnswer<Partial<BillingSubscriptionItemJSON>>;
  'billing.getOrganizationBillingSubscription'?: TestAnswer<Partial<BillingSubscriptionJSON>>;
  'billing.getUserBillingSubscription'?: TestAnswer<Partial<BillingSubscriptionJSON>>;
  'clients.getClientList'?: TestAnswer<Partial<ClientJSON>[] | TestPage<Partial<ClientJSON>>>;
  'clients.getClient'?: TestAnswer<Partial<ClientJSON>>;
  'clients.verifyClient'?: TestAnswer<Partial<ClientJSON>>;
  'clients.getHandshakePayload'?: TestAnswer<Record<string, unknown>>;
  'domains.list'?: TestAnswer<Partial<DomainJSON>[] | TestPage<Partial<DomainJSON>>>;
  'domains.add'?: TestAnswer<Partial<DomainJSON>>;
  'domains.update'?: TestAnswer<Partial<DomainJSON>>;
  'domains.delete'?: TestAnswer<{ id?: string; object?: string; deleted?: boolean; slug?: string }>;
  'domains.deleteDomain'?: TestAnswer<{ id?: string; object?: string; deleted?: boolean; slug?: string }>;
  'emailAddresses.getEmailAddress'?: TestAnswer<Partial<EmailAddressJSON>>;
  'emailAddresses.createEmailAddress'?: TestAnswer<Partial<EmailAddressJSON>>;
  'emailAddresses.updateEmailAddress'?: TestAnswer<Partial<EmailAddressJSON>>;
  'emailAddresses.deleteEmailAddress'?: TestAnswer<{ id?: string; object?: string; deleted?: boolean; slug?: string }>;
  'emails.create'?: TestAnswer<Partial<EmailJSON>>;
  'emails.createBatch'?: TestAnswer<Record<string, unknown>[]>;
  'emails.get'?: TestAnswer<Partial<EmailJSON>>;
  'enterpriseConnections.createEnterpriseConnection'?: TestAnswer<Partial<EnterpriseConnectionJSON>>;
  'enterpriseConnections.updateEnterpriseConnection'?: TestAnswer<Partial<EnterpriseConnectionJSON>>;
  'enterpriseConnections.getEnterpriseConnectionList'?: TestAnswer<
    Partial<EnterpriseConnectionJSON>[] | TestPage<Partial<EnterpriseConnectionJSON>>
  >;
  'enterpriseConnections.getEnterpriseConnection'?: TestAnswer<Partial<EnterpriseConnectionJSON>>;
  'enterpriseConnections.deleteEnterpriseConnection'?: TestAnswer<{
    id?: string;
    object?: string;
    deleted?: boolean;
    slug?: string;
  }>;
  'idPOAuthAccessToken.verify'?: TestAnswer<Partial<IdPOAuthAccessTokenJSON>>;
  'instance.get'?: TestAnswer<Partial<InstanceJSON>>;
  'instance.update'?: TestAnswer<undefined>;
  'instance.updateRestrictions'?: TestAnswer<Partial<InstanceRestrictionsJSON>>;
  'instance.getOrganizationSettings'?: TestAnswer<Partial<OrganizationSettingsJSON>>;
  'instance.updateOrganizationSettings'?: TestAnswer<Partial<OrganizationSettingsJSON>>;
  'invitations.getInvitationList'?: TestAnswer<Partial<InvitationJSON>[] | TestPage<Partial<InvitationJSON>>>;
  'invitations.createInvitation'?: TestAnswer<Partial<InvitationJSON>>;
  'invitations.createInvitationBulk'?: TestAnswer<Partial<InvitationJSON>[]>;
  'invitations.revokeInvitation'?: TestAnswer<Partial<InvitationJSON>>;
  'invitations.deleteInvitation'?: TestAnswer<{ id?: string; object?: string; deleted?: boolean; slug?: string }>;
  'jwks.getJwks'?: TestAnswer<Record<string, unknown>>;
  'jwtTemplates.list'?: TestAnswer<Partial<JwtTemplateJSON>[] | TestPage<Partial<JwtTemplateJSON>>>;
  'jwtTemplates.get'?: TestAnswer<Partial<JwtTemplateJSON>>;
  'jwtTemplates.create'?: TestAnswer<Partial<JwtTemplateJSON>>;
  'jwtTemplates.update'?: TestAnswer<Partial<JwtTemplateJSON>>;
  'jwtTemplates.delete'?: TestAnswer<{ id?: string; object?: string; deleted?: boolean; slug?: string }>;
  'machines.get'?: TestAnswer<Partial<MachineJSON>>;
  'machines.list'?: TestAnswer<Partial<MachineJSON>[] | TestPage<Partial<MachineJSON>>>;
  'machines.create'?: TestAnswer<Partial<MachineJSON>>;
  'machines.update'?: TestAnswer<Partial<MachineJSON>>;
  'machines.delete'?: TestAnswer<{ id?: string; object?: string; deleted?: boolean; slug?: string }>;
  'machines.getSecretKey'?: TestAnswer<Partial<MachineSecretKeyJSON>>;
  'machines.rotateSecretKey'?: TestAnswer<Partial<MachineSecretKeyJSON>>;
  'machines.createScope'?: TestAnswer<Partial<MachineScopeJSON>>;
  'machines.deleteScope'?: TestAnswer<{ id?: string; object?: string; deleted?: boolean; slug?: string }>;
  'm2m.list'?: TestAnswer<Partial<M2MTokenJSON>[] | TestPage<Partial<M2MTokenJSON>>>;
  'm2m.createToken'?: TestAnswer<Partial<M2MTokenJSON>>;
  'm2m.revokeToken'?: TestAnswer<Partial<M2MTokenJSON>>;
  'm2m.verify'?: TestAnswer<Partial<M2MTokenJSON>>;
  'oauthApplications.list'?: TestAnswer<Partial<OAuthApplicationJSON>[] | TestPage<Partial<OAuthApplicationJSON>>>;
  'oauthApplications.get'?: TestAnswer<Partial<OAuthApplicationJSON>>;
  'oauthApplications.create'?: TestAnswer<Partial<OAuthApplicationJSON>>;
  'oauthApplications.update'?: TestAnswer<Partial<OAuthApplicationJSON>>;
  'oauthApplications.delete'?: TestAnswer<{ id?: string; object?: string; deleted?: boolean; slug?: string }>;
  'oauthApplications.rotateSecret'?: TestAnswer<Partial<OAuthApplicationJSON>>;
  'oauthApplications.revokeToken'?: TestAnswer<undefined>;
  'organizations.getOrganizationList'?: TestAnswer<Partial<OrganizationJSON>[] | TestPage<Partial<OrganizationJSON>>>;
  'organizations.createOrganization'?: TestAnswer<Partial<OrganizationJSON>>;
  'organizations.getOrganization'?: TestAnswer<Partial<OrganizationJSON>>;
  'organizations.updateOrganization'?: TestAnswer<Partial<OrganizationJSON>>;
  'organizations.updateOrganizationLogo'?: TestAnswer<Partial<OrganizationJSON>>;
  'organizations.deleteOrganizationLogo'?: TestAnswer<Partial<OrganizationJSON>>;
  'organizations.updateOrganizationMetadata'?: TestAnswer<Partial<OrganizationJSON>>;
  'organizations.replaceOrganizationMetadata'?: TestAnswer<Partial<OrganizationJSON>>;
  'organizations.deleteOrganization'?: TestAnswer<{ id?: string; object?: string; deleted?: boolean; slug?: string }>;
  'organizations.getOrganizationMembershipList'?: TestAnswer<
    Partial<OrganizationMembershipJSON>[] | TestPage<Partial<OrganizationMembershipJSON>>
  >;
  'organizations.getInstanceOrganizationMembershipList'?: TestAnswer<
    Partial<OrganizationMembershipJSON>[] | TestPage<Partial<OrganizationMembershipJSON>>
  >;
  'organizations.createOrganizationMembership'?: TestAnswer<Partial<OrganizationMembershipJSON>>;
  'organizations.updateOrganizationMembership'?: TestAnswer<Partial<OrganizationMembershipJSON>>;
  'organizations.updateOrganizationMembershipMetadata'?: TestAnswer<Partial<OrganizationMembershipJSON>>;
  'organizations.deleteOrganizationMembership'?: TestAnswer<Partial<OrganizationMembershipJSON>>;
  'organizations.getOrganizationInvitationList'?: TestAnswer<
    Partial<OrganizationInvitationJSON>[] | TestPage<Partial<OrganizationInvitationJSON>>
  >;
  'organizations.createOrganizationInvitation'?: TestAnswer<Partial<OrganizationInvitationJSON>>;
  'organizations.createOrganizationInvitationBulk'?: TestAnswer<
    Partial<OrganizationInvitationJSON>[] | TestPage<Partial<OrganizationInvitationJSON>>
  >;
  'organizations.getOrganizationInvitation'?: TestAnswer<Partial<OrganizationInvitationJSON>>;
  'organizations.revokeOrganizationInvitation'?: TestAnswer<Partial<OrganizationInvitationJSON>>;
  'organizations.getOrganizationDomainList'?: TestAnswer<
    Partial<OrganizationDomainJSON>[] | TestPage<Partial<OrganizationDomainJSON>>
  >;
  'organizations.createOrganizationDomain'?: TestAnswer<Partial<OrganizationDomainJSON>>;
  'organizations.updateOrganizationDomain'?: TestAnswer<Partial<OrganizationDomainJSON>>;
  'organizations.deleteOrganizationDomain'?: TestAnswer<{
    id?: string;
    object?: string;
    deleted?: boolean;
    slug?: string;
  }>;
  'organizationPermissions.getOrganizationPermissionList'?: TestAnswer<
    Partial<PermissionJSON>[] | TestPage<Partial<PermissionJSON>>
  >;
  'organizationPermissions.getOrganizationPermission'?: TestAnswer<Partial<PermissionJSON>>;
  'organizationPermissions.createOrganizationPermission'?: TestAnswer<Partial<PermissionJSON>>;
  'organizationPermissions.updateOrganizationPermission'?: TestAnswer<Partial<PermissionJSON>>;
  'organizationPermissions.deleteOrganizationPermission'?: TestAnswer<{
    id?: string;
    object?: string;
    deleted?: boolean;
    slug?: string;
  }>;
  'organizationRoles.getOrganizationRoleList'?: TestAnswer<Partial<RoleJSON>[] | TestPage<Partial<RoleJSON>>>;
  'organizationRoles.getOrganizationRole'?: TestAnswer<Partial<RoleJSON>>;
  'organizationRoles.createOrganizationRole'?: TestAnswer<Partial<RoleJSON>>;
  'organizationRoles.updateOrganizationRole'?: TestAnswer<Partial<RoleJSON>>;
  'organizationRoles.deleteOrganizationRole'?: TestAnswer<{
    id?: string;
    object?: string;
    deleted?: boolean;
    slug?: string;
  }>;
  'organizationRoles.assignPermissionToOrganizationRole'?: TestAnswer<Partial<RoleJSON>>;
  'organizationRoles.removePermissionFromOrganizationRole'?: TestAnswer<Partial<RoleJSON>>;
  'phoneNumbers.getPhoneNumber'?: TestAnswer<Partial<PhoneNumberJSON>>;
  'phoneNumbers.createPhoneNumber'?: TestAnswer<Partial<PhoneNumberJSON>>;
  'phoneNumbers.updatePhoneNumber'?: TestAnswer<Partial<PhoneNumberJSON>>;
  'phoneNumbers.deletePhoneNumber'?: TestAnswer<{ id?: string; object?: string; deleted?: boolean; slug?: string }>;
  'proxyChecks.verify'?: TestAnswer<Partial<ProxyCheckJSON>>;
  'redirectUrls.getRedirectUrlList'?: TestAnswer<Partial<RedirectUrlJSON>[] | TestPage<Partial<RedirectUrlJSON>>>;
  'redirectUrls.getRedirectUrl'?: TestAnswer<Partial<RedirectUrlJSON>>;
  'redirectUrls.createRedirectUrl'?: TestAnswer<Partial<RedirectUrlJSON>>;
  'redirectUrls.deleteRedirectUrl'?: TestAnswer<{ id?: string; object?: string; deleted?: boolean; slug?: string }>;
  'roleSets.getRoleSetList'?: TestAnswer<Partial<RoleSetJSON>[] | TestPage<Partial<RoleSetJSON>>>;
  'roleSets.getRoleSet'?: TestAnswer<Partial<RoleSetJSON>>;
  'roleSets.createRoleSet'?: TestAnswer<Partial<RoleSetJSON>>;
  'roleSets.updateRoleSet'?: TestAnswer<Partial<RoleSetJSON>>;
  'roleSets.addRolesToRoleSet'?: TestAnswer<Partial<RoleSetJSON>>;
  'roleSets.replaceRoleInRoleSet'?: TestAnswer<Partial<RoleSetJSON>>;
  'roleSets.replaceRoleSet'?: TestAnswer<{ id?: string; object?: string; deleted?: boolean; slug?: string }>;
  'sessions.getSessionList'?: TestAnswer<Partial<SessionJSON>[] | TestPage<Partial<SessionJSON>>>;
  'sessions.getSession'?: TestAnswer<Partial<SessionJSON>>;
  'sessions.createSession'?: TestAnswer<Partial<SessionJSON>>;
  'sessions.revokeSession'?: TestAnswer<Partial<SessionJSON>>;
  'sessions.verifySession'?: TestAnswer<Partial<SessionJSON>>;
  'sessions.getToken'?: TestAnswer<Partial<TokenJSON>>;
  'sessions.refreshSession'?: TestAnswer<Partial<TokenJSON>>;
  'signInTokens.createSignInToken'?: TestAnswer<Partial<SignInTokenJSON>>;
  'signInTokens.revokeSignInToken'?: TestAnswer<Partial<SignInTokenJSON>>;
  'signUps.get'?: TestAnswer<Partial<SignUpJSON>>;
  'signUps.update'?: TestAnswer<Partial<SignUpJSON>>;
  'testingTokens.createTestingToken'?: TestAnswer<Partial<TestingTokenJSON>>;
  'users.getUserList'?: TestAnswer<Partial<UserJSON>[] | TestPage<Partial<UserJSON>>>;
  'users.getUser'?: TestAnswer<Partial<UserJSON>>;
  'users.createUser'?: TestAnswer<Partial<UserJSON>>;
  'users.updateUser'?: TestAnswer<Partial<UserJSON>>;
  'users.replaceUserEmailAddress'?: TestAnswer<Partial<EmailAddressJSON>>;
  'users.replaceUserPhoneNumber'?: TestAnswer<Partial<PhoneNumberJSON>>;
  'users.updateUserProfileImage'?: TestAnswer<Partial<UserJSON>>;
  'users.updateUserMetadata'?: TestAnswer<Partial<UserJSON>>;
  'users.replaceUserMetadata'?: TestAnswer<Partial<UserJSON>>;
  'users.deleteUser'?: TestAnswer<{ id?: string; object?: string; deleted?: boolean; slug?: string }>;
  'users.getCount'?: TestAnswer<number>;
  'users.getUserOauthAccessToken'?: TestAnswer<
    Partial<OauthAccessTokenJSON>[] | TestPage<Partial<OauthAccessTokenJSON>>
  >;
  'users.disableUserMFA'?: TestAnswer<Record<string, unknown>>;
  'users.getOrganizationMembershipList'?: TestAnswer<
    Partial<OrganizationMembershipJSON>[] | TestPage<Partial<OrganizationMembershipJSON>>
  >;
  'users.getOrganizationInvitationList'?: TestAnswer<
    Partial<OrganizationInvitationJSON>[] | TestPage<Partial<OrganizationInvitationJSON>>
  >;
  'users.removePassword'?: TestAnswer<Partial<UserJSON>>;
  'users.verifyPassword'?: TestAnswer<Record<string, unknown>>;
  'users.verifyTOTP'?: TestAnswer<Record<string, unknown>>;
  'users.banUser'?: TestAnswer<Partial<UserJSON>>;
  'users.unbanUser'?: TestAnswer<Partial<UserJSON>>;
  'users.lockUser'?: TestAnswer<Partial<UserJSON>>;
  'users.unlockUser'?: TestAnswer<Partial<UserJSON>>;
  'users.deleteUserProfileImage'?: TestAnswer<Partial<UserJSON>>;
  'users.deleteUserPasskey'?: TestAnswer<{ id?: string; object?: string; deleted?: boolean; slug?: string }>;
  'users.deleteUserWeb3Wallet'?: TestAnswer<{ id?: string; object?: string; deleted?: boolean; slug?: string }>;
  'users.deleteUserExternalAccount'?: TestAnswer<{ id?: string; object?: string; deleted?: boolean; slug?: string }>;
  'users.deleteUserBackupCodes'?: TestAnswer<Record<string, unknown>>;
  'users.deleteUserTOTP'?: TestAnswer<Record<string, unknown>>;
  'users.setPasswordCompromised'?: TestAnswer<Partial<UserJSON>>;
  'users.unsetPasswordCompromised'?: TestAnswer<Partial<UserJSON>>;
  'waitlistEntries.list'?: TestAnswer<Partial<WaitlistEntryJSON>[] | TestPage<Partial<WaitlistEntryJSON>>>;
  'waitlistEntries.create'?: TestAnswer<Partial<WaitlistEntryJSON>>;
  'waitlistEntries.createBulk'?: TestAnswer<Partial<WaitlistEntryJSON>[]>;
  'waitlistEntries.invite'?: TestAnswer<Partial<WaitlistEntryJSON>>;
  'waitlistEntries.reject'?: TestAnswer<Partial<WaitlistEntryJSON>>;
  'waitlistEntries.delete'?: TestAnswer<{ id?: string; object?: string; deleted?: boolean; slug?: string }>;
  'webhooks.createSvixApp'?: TestAnswer<Record<string, unknown>>;
  'webhooks.generateSvixAuthURL'?: TestAnswer<Record<string, unknown>>;
  'webhooks.deleteSvixApp'?: TestAnswer<undefined>;
  'samlConnections.getSamlConnectionList'?: TestAnswer<
    Partial<SamlConnectionJSON>[] | TestPage<Partial<SamlConnectionJSON>>
  >;
  'samlConnections.createSamlConnection'?: TestAnswer<Partial<SamlConnectionJSON>>;
  'samlConnections.getSamlConnection'?: TestAnswer<Partial<SamlConnectionJSON>>;
  'samlConnections.updateSamlConnection'?: TestAnswer<Partial<SamlConnectionJSON>>;
  'samlConnections.deleteSamlConnection'?: TestAnswer<{
    id?: string;
    object?: string;
    deleted?: boolean;
    slug?: string;
  }>;
}
