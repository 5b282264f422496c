import type { AuthenticateRequest } from './authenticate-request';
import type { CallOptions, ClerkRequest, RetryOptions } from './call';
import type { AccountlessApplicationAPI } from './operation/accountless-applications';
import type { ActorTokenAPI } from './operation/actor-tokens';
import type { AgentTaskAPI } from './operation/agent-tasks';
import type { AllowlistIdentifierAPI, PagedAllowlistIdentifierAPI } from './operation/allowlist-identifiers';
import type { APIKeyAPI, PagedAPIKeyAPI } from './operation/api-keys';
import type { BetaFeatureAPI } from './operation/beta-features';
import type { BillingAPI, PagedBillingAPI } from './operation/billing';
import type { BlocklistIdentifierAPI, PagedBlocklistIdentifierAPI } from './operation/blocklist-identifiers';
import type { ClientAPI, PagedClientAPI } from './operation/clients';
import type { DomainAPI } from './operation/domains';
import type { EmailAddressAPI } from './operation/email-addresses';
import type { EmailAPI } from './operation/emails';
import type { EnterpriseConnectionAPI, PagedEnterpriseConnectionAPI } from './operation/enterprise-connections';
import type { IdPOAuthAccessTokenAPI } from './operation/idp-oauth-access-token';
import type { InstanceAPI } from './operation/instance';
import type { InvitationAPI, PagedInvitationAPI } from './operation/invitations';
import type { JwksAPI } from './operation/jwks';
import type { JwtTemplateAPI, PagedJwtTemplateAPI } from './operation/jwt-templates';
import type { M2MTokenAPI, PagedM2MTokenAPI } from './operation/m2m';
import type { MachineAPI, PagedMachineAPI } from './operation/machines';
import type { OAuthApplicationAPI, PagedOAuthApplicationAPI } from './operation/oauth-applications';
import type { OrganizationPermissionAPI, PagedOrganizationPermissionAPI } from './operation/organization-permissions';
import type { OrganizationRoleAPI, PagedOrganizationRoleAPI } from './operation/organization-roles';
import type { OrganizationAPI, PagedOrganizationAPI } from './operation/organizations';
import type { PhoneNumberAPI } from './operation/phone-numbers';
import type { ProxyCheckAPI } from './operation/proxy-checks';
import type { RedirectUrlAPI } from './operation/redirect-urls';
import type { RoleSetAPI, PagedRoleSetAPI } from './operation/role-sets';
import type { SamlConnectionAPI, PagedSamlConnectionAPI } from './operation/saml-connections';
import type { SessionAPI, PagedSessionAPI } from './operation/sessions';
import type { SignInTokenAPI } from './operation/sign-in-tokens';
import type { SignUpAPI } from './operation/sign-ups';
import type { TestingTokenAPI } from './operation/testing-tokens';
import type { UserAPI, PagedUserAPI } from './operation/users';
import type { WaitlistEntryAPI, PagedWaitlistEntryAPI } from './operation/waitlist-entries';
import type { WebhookAPI } from './operation/webhooks';
import type { RequestState } from './request-state';
import type { Telemetry } from './telemetry';
import type { TokenType } from './token-type';

/**
 * The client that the environment configures: `CLERK_SECRET_KEY`, `CLERK_MACHINE_SECRET_KEY`, `CLERK_API_URL`,
 * `CLERK_API_VERSION`. The environment is read when the client is first used.
 */
export declare const clerkClient: NativeClerkClient;

/**
 * A client of Clerk's Backend API. Missing keys are no error here: calls that need them reject.
 *
 * @example
 * const client = createClerkClient({ secretKey: process.env.OTHER_INSTANCE_SECRET_KEY });
 */
export declare function createClerkClient(options: ClerkOptions): NativeClerkClient;
// The last signature is the one that ReturnType and the types of mocks see: a mock need not have what is ours alone.
export declare function createClerkClient(options: ClerkOptions): ClerkClient;

/**
 * A client of Clerk's Backend API, as Clerk's SDK declares it: annotate with it what may also be a mock or a client of
 * `@clerk/backend`. Calls reject with a {@link ClerkAPIResponseError} when Clerk refuses them or gives no usable answer.
 */
export interface ClerkClient {
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
  /**
   * Finds out who sent a Fetch request. The environment is not consulted: what the options do not say, the client's own
   * say. Rejects with an error that has a `code` when the configuration cannot work.
   */
  authenticateRequest: AuthenticateRequest;
  /** The part of a request state that may be written to a log. */
  debugRequestState(state: RequestState<TokenType | null>): {
    isSignedIn: boolean;
    isAuthenticated: boolean;
    proxyUrl: string | undefined;
    reason: string | null;
    message: string | null;
    publishableKey: string;
    isSatellite: boolean;
    domain: string;
  };
  /** Does nothing: this package sends no telemetry. For code that records events of its own with Clerk's collector. */
  telemetry: Telemetry;
}

/** A client of this package: a {@link ClerkClient} whose lists have a method `all`, and that makes any call. */
export interface NativeClerkClient extends ClerkClient {
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
  samlConnections: PagedSamlConnectionAPI;
  /**
   * Makes a call that no method makes. It sends JSON and expects JSON or text: uploads, such as that of an OAuth
   * application's logo, and `GET /public/interstitial`, which is a web page, are out of its reach.
   *
   * @returns what Clerk answers, as a method would give it
   */
  request<T = unknown>(request: ClerkRequest, callOptions?: CallOptions): Promise<T>;
}

/** Options of {@link createClerkClient}. The environment is not consulted. */
export type ClerkOptions = {
  /** `sk_test_…` or `sk_live_…`. */
  secretKey?: string;
  /** `pk_test_…` or `pk_live_…`; for {@link clerkMiddleware}. */
  publishableKey?: string;
  /** `ak_…`, a machine's own key; for calls about machine tokens, and for {@link clerkMiddleware}. */
  machineSecretKey?: string;
  /** The instance's public key in PEM form; for tokens that are verified here. */
  jwtKey?: string;
  /** Accepted values of the `aud` claim; for {@link clerkMiddleware}. Throws where it holds only empty entries. */
  audience?: string | string[];
  /** The domain that a satellite app is served from; for {@link clerkMiddleware}. */
  domain?: string | URL;
  /** Whether the app is a satellite; for {@link clerkMiddleware}. */
  isSatellite?: boolean;
  /** Where the app proxies the Frontend API; for {@link clerkMiddleware}. */
  proxyUrl?: string | URL;
  /** Base address of the Backend API. Default: `https://api.clerk.com`. */
  apiUrl?: string | URL;
  /** Version segment in its paths. Default: `v1`. */
  apiVersion?: string;
  /** What calls name themselves. */
  userAgent?: string;
  /** How long a try of a call may take, in milliseconds. Default: 10 000. */
  timeoutMs?: number;
  /** How often calls are tried again. */
  retry?: RetryOptions;
  /**
   * Sends the calls in place of this package: a mock, or a `fetch` that something watches. Keys and bodies pass through
   * it. What it gives must be a Response, or like one: `status`, `headers` that are iterable, and a `body` or
   * `arrayBuffer()`.
   */
  fetch?: typeof globalThis.fetch;
  /** Whether a missing secret key makes calls reject before they are sent. */
  requireSecretKey?: boolean;
  /** Without effect here. */
  sdkMetadata?: { name: string; version: string; environment?: string };
  /** Without effect here: there is no telemetry. */
  telemetry?: { disabled?: boolean; debug?: boolean; samplingRate?: number };
};
