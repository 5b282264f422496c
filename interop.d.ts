// Generated from api/definition/ by `npm run generate`. Do not edit.

/**
 * Lets resources and clients of this package be passed to code that is typed with `@clerk/backend`.
 *
 * The classes of `@clerk/backend` have private and protected members, and TypeScript accepts in place of such a class
 * only a type that is derived from it. This module derives the types of this package from those classes. It is not part
 * of the main module because it needs `@clerk/backend` to be installed. Import it once, anywhere in the app:
 *
 * ```ts
 * import type {} from 'clerk-express-native/interop';
 * ```
 *
 * The members themselves are not there at run time, and only code within those classes could use them.
 *
 * @packageDocumentation
 */

// Each interface is the type of this package, derived from the class.
/* eslint-disable @typescript-eslint/no-empty-object-type */

import type {
  ClerkClient,
  Invitation as PeerInvitation,
  Organization as PeerOrganization,
  OrganizationInvitation as PeerOrganizationInvitation,
  OrganizationMembership as PeerOrganizationMembership,
  User as PeerUser,
} from '@clerk/backend';

declare module './types/resource/invitations' {
  interface Invitation extends PeerInvitation {}
}
declare module './types/resource/organizations' {
  interface Organization extends PeerOrganization {}
}
declare module './types/resource/organizations' {
  interface OrganizationInvitation extends PeerOrganizationInvitation {}
}
declare module './types/resource/organizations' {
  interface OrganizationMembership extends PeerOrganizationMembership {}
}
declare module './types/resource/users' {
  interface User extends PeerUser {}
}
declare module './types/operation/accountless-applications' {
  interface AccountlessApplicationAPI extends PeerAccountlessApplicationAPI {}
}
declare module './types/operation/actor-tokens' {
  interface ActorTokenAPI extends PeerActorTokenAPI {}
}
declare module './types/operation/agent-tasks' {
  interface AgentTaskAPI extends PeerAgentTaskAPI {}
}
declare module './types/operation/allowlist-identifiers' {
  interface AllowlistIdentifierAPI extends PeerAllowlistIdentifierAPI {}
}
declare module './types/operation/api-keys' {
  interface APIKeyAPI extends PeerAPIKeyAPI {}
}
declare module './types/operation/beta-features' {
  interface BetaFeatureAPI extends PeerBetaFeatureAPI {}
}
declare module './types/operation/blocklist-identifiers' {
  interface BlocklistIdentifierAPI extends PeerBlocklistIdentifierAPI {}
}
declare module './types/operation/billing' {
  interface BillingAPI extends PeerBillingAPI {}
}
declare module './types/operation/clients' {
  interface ClientAPI extends PeerClientAPI {}
}
declare module './types/operation/domains' {
  interface DomainAPI extends PeerDomainAPI {}
}
declare module './types/operation/email-addresses' {
  interface EmailAddressAPI extends PeerEmailAddressAPI {}
}
declare module './types/operation/emails' {
  interface EmailAPI extends PeerEmailAPI {}
}
declare module './types/operation/enterprise-connections' {
  interface EnterpriseConnectionAPI extends PeerEnterpriseConnectionAPI {}
}
declare module './types/operation/idp-oauth-access-token' {
  interface IdPOAuthAccessTokenAPI extends PeerIdPOAuthAccessTokenAPI {}
}
declare module './types/operation/instance' {
  interface InstanceAPI extends PeerInstanceAPI {}
}
declare module './types/operation/invitations' {
  interface InvitationAPI extends PeerInvitationAPI {}
}
declare module './types/operation/jwks' {
  interface JwksAPI extends PeerJwksAPI {}
}
declare module './types/operation/jwt-templates' {
  interface JwtTemplateAPI extends PeerJwtTemplateAPI {}
}
declare module './types/operation/machines' {
  interface MachineAPI extends PeerMachineAPI {}
}
declare module './types/operation/m2m' {
  interface M2MTokenAPI extends PeerM2MTokenAPI {}
}
declare module './types/operation/oauth-applications' {
  interface OAuthApplicationAPI extends PeerOAuthApplicationAPI {}
}
declare module './types/operation/organizations' {
  interface OrganizationAPI extends PeerOrganizationAPI {}
}
declare module './types/operation/organization-permissions' {
  interface OrganizationPermissionAPI extends PeerOrganizationPermissionAPI {}
}
declare module './types/operation/organization-roles' {
  interface OrganizationRoleAPI extends PeerOrganizationRoleAPI {}
}
declare module './types/operation/phone-numbers' {
  interface PhoneNumberAPI extends PeerPhoneNumberAPI {}
}
declare module './types/operation/proxy-checks' {
  interface ProxyCheckAPI extends PeerProxyCheckAPI {}
}
declare module './types/operation/redirect-urls' {
  interface RedirectUrlAPI extends PeerRedirectUrlAPI {}
}
declare module './types/operation/role-sets' {
  interface RoleSetAPI extends PeerRoleSetAPI {}
}
declare module './types/operation/sessions' {
  interface SessionAPI extends PeerSessionAPI {}
}
declare module './types/operation/sign-in-tokens' {
  interface SignInTokenAPI extends PeerSignInTokenAPI {}
}
declare module './types/operation/sign-ups' {
  interface SignUpAPI extends PeerSignUpAPI {}
}
declare module './types/operation/testing-tokens' {
  interface TestingTokenAPI extends PeerTestingTokenAPI {}
}
declare module './types/operation/users' {
  interface UserAPI extends PeerUserAPI {}
}
declare module './types/operation/waitlist-entries' {
  interface WaitlistEntryAPI extends PeerWaitlistEntryAPI {}
}
declare module './types/operation/webhooks' {
  interface WebhookAPI extends PeerWebhookAPI {}
}
declare module './types/operation/saml-connections' {
  interface SamlConnectionAPI extends PeerSamlConnectionAPI {}
}
declare module './types/telemetry' {
  interface Telemetry extends PeerTelemetry {}
}

type PeerAccountlessApplicationAPI = ClerkClient['__experimental_accountlessApplications'];
type PeerActorTokenAPI = ClerkClient['actorTokens'];
type PeerAgentTaskAPI = ClerkClient['agentTasks'];
type PeerAllowlistIdentifierAPI = ClerkClient['allowlistIdentifiers'];
type PeerAPIKeyAPI = ClerkClient['apiKeys'];
type PeerBetaFeatureAPI = ClerkClient['betaFeatures'];
type PeerBlocklistIdentifierAPI = ClerkClient['blocklistIdentifiers'];
type PeerBillingAPI = ClerkClient['billing'];
type PeerClientAPI = ClerkClient['clients'];
type PeerDomainAPI = ClerkClient['domains'];
type PeerEmailAddressAPI = ClerkClient['emailAddresses'];
type PeerEmailAPI = ClerkClient['emails'];
type PeerEnterpriseConnectionAPI = ClerkClient['enterpriseConnections'];
type PeerIdPOAuthAccessTokenAPI = ClerkClient['idPOAuthAccessToken'];
type PeerInstanceAPI = ClerkClient['instance'];
type PeerInvitationAPI = ClerkClient['invitations'];
type PeerJwksAPI = ClerkClient['jwks'];
type PeerJwtTemplateAPI = ClerkClient['jwtTemplates'];
type PeerMachineAPI = ClerkClient['machines'];
type PeerM2MTokenAPI = ClerkClient['m2m'];
type PeerOAuthApplicationAPI = ClerkClient['oauthApplications'];
type PeerOrganizationAPI = ClerkClient['organizations'];
type PeerOrganizationPermissionAPI = ClerkClient['organizationPermissions'];
type PeerOrganizationRoleAPI = ClerkClient['organizationRoles'];
type PeerPhoneNumberAPI = ClerkClient['phoneNumbers'];
type PeerProxyCheckAPI = ClerkClient['proxyChecks'];
type PeerRedirectUrlAPI = ClerkClient['redirectUrls'];
type PeerRoleSetAPI = ClerkClient['roleSets'];
type PeerSessionAPI = ClerkClient['sessions'];
type PeerSignInTokenAPI = ClerkClient['signInTokens'];
type PeerSignUpAPI = ClerkClient['signUps'];
type PeerTestingTokenAPI = ClerkClient['testingTokens'];
type PeerUserAPI = ClerkClient['users'];
type PeerWaitlistEntryAPI = ClerkClient['waitlistEntries'];
type PeerWebhookAPI = ClerkClient['webhooks'];
type PeerSamlConnectionAPI = ClerkClient['samlConnections'];
type PeerTelemetry = ClerkClient['telemetry'];
