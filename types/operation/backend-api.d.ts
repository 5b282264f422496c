// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { AccountlessApplicationAPI } from './accountless-applications';
import type { ActorTokenAPI } from './actor-tokens';
import type { AgentTaskAPI } from './agent-tasks';
import type { AllowlistIdentifierAPI, PagedAllowlistIdentifierAPI } from './allowlist-identifiers';
import type { APIKeyAPI, PagedAPIKeyAPI } from './api-keys';
import type { BetaFeatureAPI } from './beta-features';
import type { BillingAPI, PagedBillingAPI } from './billing';
import type { BlocklistIdentifierAPI, PagedBlocklistIdentifierAPI } from './blocklist-identifiers';
import type { ClientAPI, PagedClientAPI } from './clients';
import type { DomainAPI } from './domains';
import type { EmailAddressAPI } from './email-addresses';
import type { EmailAPI } from './emails';
import type { EnterpriseConnectionAPI, PagedEnterpriseConnectionAPI } from './enterprise-connections';
import type { IdPOAuthAccessTokenAPI } from './idp-oauth-access-token';
import type { InstanceAPI } from './instance';
import type { InvitationAPI, PagedInvitationAPI } from './invitations';
import type { JwksAPI } from './jwks';
import type { JwtTemplateAPI, PagedJwtTemplateAPI } from './jwt-templates';
import type { M2MTokenAPI, PagedM2MTokenAPI } from './m2m';
import type { MachineAPI, PagedMachineAPI } from './machines';
import type { OAuthApplicationAPI, PagedOAuthApplicationAPI } from './oauth-applications';
import type { OrganizationPermissionAPI, PagedOrganizationPermissionAPI } from './organization-permissions';
import type { OrganizationRoleAPI, PagedOrganizationRoleAPI } from './organization-roles';
import type { OrganizationAPI, PagedOrganizationAPI } from './organizations';
import type { PhoneNumberAPI } from './phone-numbers';
import type { ProxyCheckAPI } from './proxy-checks';
import type { RedirectUrlAPI } from './redirect-urls';
import type { PagedRoleSetAPI, RoleSetAPI } from './role-sets';
import type { PagedSamlConnectionAPI, SamlConnectionAPI } from './saml-connections';
import type { PagedSessionAPI, SessionAPI } from './sessions';
import type { SignInTokenAPI } from './sign-in-tokens';
import type { SignUpAPI } from './sign-ups';
import type { TestingTokenAPI } from './testing-tokens';
import type { PagedUserAPI, UserAPI } from './users';
import type { PagedWaitlistEntryAPI, WaitlistEntryAPI } from './waitlist-entries';
import type { WebhookAPI } from './webhooks';

/** The namespaces of a client. */
export interface BackendAPI {
  __experimental_accountlessApplications: AccountlessApplicationAPI;
  actorTokens: ActorTokenAPI;
  agentTasks: AgentTaskAPI;
  allowlistIdentifiers: AllowlistIdentifierAPI;
  apiKeys: APIKeyAPI;
  betaFeatures: BetaFeatureAPI;
  blocklistIdentifiers: BlocklistIdentifierAPI;
  billing: BillingAPI;
  clients: ClientAPI;
  domains: DomainAPI;
  emailAddresses: EmailAddressAPI;
  emails: EmailAPI;
  enterpriseConnections: EnterpriseConnectionAPI;
  idPOAuthAccessToken: IdPOAuthAccessTokenAPI;
  instance: InstanceAPI;
  invitations: InvitationAPI;
  jwks: JwksAPI;
  jwtTemplates: JwtTemplateAPI;
  machines: MachineAPI;
  m2m: M2MTokenAPI;
  oauthApplications: OAuthApplicationAPI;
  organizations: OrganizationAPI;
  organizationPermissions: OrganizationPermissionAPI;
  organizationRoles: OrganizationRoleAPI;
  phoneNumbers: PhoneNumberAPI;
  proxyChecks: ProxyCheckAPI;
  redirectUrls: RedirectUrlAPI;
  roleSets: RoleSetAPI;
  sessions: SessionAPI;
  signInTokens: SignInTokenAPI;
  signUps: SignUpAPI;
  testingTokens: TestingTokenAPI;
  users: UserAPI;
  waitlistEntries: WaitlistEntryAPI;
  webhooks: WebhookAPI;
  /** @deprecated Use `enterpriseConnections`. */
  samlConnections: SamlConnectionAPI;
}

/** {@link BackendAPI} with `all` on its lists, which iterates over all pages. */
export interface PagedBackendAPI extends BackendAPI {
  allowlistIdentifiers: PagedAllowlistIdentifierAPI;
  apiKeys: PagedAPIKeyAPI;
  blocklistIdentifiers: PagedBlocklistIdentifierAPI;
  billing: PagedBillingAPI;
  clients: PagedClientAPI;
  enterpriseConnections: PagedEnterpriseConnectionAPI;
  invitations: PagedInvitationAPI;
  jwtTemplates: PagedJwtTemplateAPI;
  machines: PagedMachineAPI;
  m2m: PagedM2MTokenAPI;
  oauthApplications: PagedOAuthApplicationAPI;
  organizations: PagedOrganizationAPI;
  organizationPermissions: PagedOrganizationPermissionAPI;
  organizationRoles: PagedOrganizationRoleAPI;
  roleSets: PagedRoleSetAPI;
  sessions: PagedSessionAPI;
  users: PagedUserAPI;
  waitlistEntries: PagedWaitlistEntryAPI;
  /** @deprecated Use `enterpriseConnections`. */
  samlConnections: PagedSamlConnectionAPI;
}
