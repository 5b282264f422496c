/**
 * Clerk for Express, with the session check done in Rust.
 *
 * The names and shapes are those of `@clerk/express`, so that changing the import is all there is to do.
 *
 * @packageDocumentation
 */

import './types/declared';

export { authenticateRequest, clerkMiddleware, getAuth, requireAuth } from './types/middleware';
export type {
  AuthOptions,
  AuthenticateRequestParams,
  ClerkMiddlewareOptions,
  ClerkMiddlewareOptionsCallback,
  ExpressRequestWithAuth,
  GetAuthFn,
} from './types/middleware';
export type { GuardErrorBody, GuardHandler, GuardOptions, RequireAuthOptions, RequireAuthOptionsCallback } from './types/guard';
export { authenticateUpgrade, refuseUpgrade } from './types/upgrade';
export type { AuthenticateUpgrade, AuthenticateUpgradeOptions } from './types/upgrade';
export type { FrontendApiProxyOptions } from './types/frontend-api-proxy';
export type {
  AuthenticateRequest,
  AuthenticateRequestOptions,
  OrganizationSyncOptions,
  PathPattern,
  RequestAuthenticator,
} from './types/authenticate-request';
export type {
  AuthenticatedState,
  HandshakeState,
  RequestPlace,
  RequestState,
  UnauthenticatedState,
} from './types/request-state';
export { verifyToken } from './types/verify-token';
export type { TokenVerificationError, TokenVerificationErrorReason, VerifyTokenOptions } from './types/verify-token';
export type { MachineTokenType, SessionTokenType, TokenType } from './types/token-type';
export type {
  AuthObject,
  AuthObjectDebug,
  AuthenticatedMachineObject,
  InferAuthObjectFromToken,
  InferAuthObjectFromTokenArray,
  InvalidTokenAuthObject,
  MachineAuthObject,
  PendingSessionOptions,
  ServerGetToken,
  ServerGetTokenOptions,
  SessionAuthObject,
  SignedInAuthObject,
  SignedOutAuthObject,
  UnauthenticatedMachineObject,
} from './types/auth-object';
export type {
  CheckAuthorizationFromSessionClaims,
  CheckAuthorizationParamsFromSessionClaims,
  OrganizationCustomPermissionKey,
  OrganizationCustomRoleKey,
  ReverificationConfig,
} from './types/authorization';
export type { ActClaim, JwtPayload, SessionStatusClaim, VersionedJwtPayload } from './types/claims';

export { versions } from './types/versions';
export type { Versions } from './types/versions';

export { clerkClient, createClerkClient } from './types/client';
export type { ClerkClient, ClerkOptions, NativeClerkClient } from './types/client';
export type { CallOptions, ClerkRequest, RetryOptions } from './types/call';
export type { ClerkPaginationRequest, PagedList, PaginatedResourceResponse, WithSign } from './types/page';
export type { ClerkAPIError, ClerkAPIErrorMeta, ClerkAPIResponseError } from './types/error';
export type { Telemetry } from './types/telemetry';
export type { UploadFile } from './types/upload';

// The calls of a client, one file a namespace.
export * from './types/operation/accountless-applications';
export * from './types/operation/actor-tokens';
export * from './types/operation/agent-tasks';
export * from './types/operation/allowlist-identifiers';
export * from './types/operation/api-keys';
export * from './types/operation/beta-features';
export * from './types/operation/billing';
export * from './types/operation/blocklist-identifiers';
export * from './types/operation/clients';
export * from './types/operation/domains';
export * from './types/operation/email-addresses';
export * from './types/operation/emails';
export * from './types/operation/enterprise-connections';
export * from './types/operation/idp-oauth-access-token';
export * from './types/operation/instance';
export * from './types/operation/invitations';
export * from './types/operation/jwks';
export * from './types/operation/jwt-templates';
export * from './types/operation/m2m';
export * from './types/operation/machines';
export * from './types/operation/oauth-applications';
export * from './types/operation/organization-permissions';
export * from './types/operation/organization-roles';
export * from './types/operation/organizations';
export * from './types/operation/phone-numbers';
export * from './types/operation/proxy-checks';
export * from './types/operation/redirect-urls';
export * from './types/operation/role-sets';
export * from './types/operation/saml-connections';
export * from './types/operation/sessions';
export * from './types/operation/sign-in-tokens';
export * from './types/operation/sign-ups';
export * from './types/operation/testing-tokens';
export * from './types/operation/users';
export * from './types/operation/waitlist-entries';
export * from './types/operation/webhooks';

// What the calls give, one file a resource, with its form on the wire.
export * from './types/resource/accountless-application';
export * from './types/resource/actor-token';
export * from './types/resource/agent-task';
export * from './types/resource/allowlist-identifier';
export * from './types/resource/api-key';
export * from './types/resource/billing-amounts';
export * from './types/resource/billing-plan';
export * from './types/resource/billing-subscription-item';
export * from './types/resource/billing-subscription';
export * from './types/resource/blocklist-identifier';
export * from './types/resource/client';
export * from './types/resource/cookies';
export * from './types/resource/deleted-object';
export * from './types/resource/domain';
export * from './types/resource/email-address';
export * from './types/resource/email';
export * from './types/resource/enterprise-account';
export * from './types/resource/enterprise-connection';
export * from './types/resource/external-account';
export * from './types/resource/feature';
export * from './types/resource/handshake-payload';
export * from './types/resource/identification-link';
export * from './types/resource/idp-oauth-access-token';
export * from './types/resource/instance';
export * from './types/resource/invitation';
export * from './types/resource/jwks';
export * from './types/resource/jwt-template';
export * from './types/resource/m2m-token';
export * from './types/resource/machine';
export * from './types/resource/oauth-access-token';
export * from './types/resource/oauth-application';
export * from './types/resource/organization-domain';
export * from './types/resource/organization-invitation';
export * from './types/resource/organization-membership';
export * from './types/resource/organization-settings';
export * from './types/resource/organization';
export * from './types/resource/payload';
export * from './types/resource/permission';
export * from './types/resource/phone-number';
export * from './types/resource/proxy-check';
export * from './types/resource/redirect-url';
export * from './types/resource/role-set';
export * from './types/resource/role';
export * from './types/resource/saml-connection';
export * from './types/resource/session';
export * from './types/resource/sign-in-token';
export * from './types/resource/sign-in';
export * from './types/resource/sign-up-attempt';
export * from './types/resource/sms-message';
export * from './types/resource/svix';
export * from './types/resource/testing-token';
export * from './types/resource/token';
export * from './types/resource/user';
export * from './types/resource/verification';
export * from './types/resource/waitlist-entry';
export * from './types/resource/web3-wallet';

// What Clerk tells by webhooks.
export * from './types/webhook-event/event';
export * from './types/webhook-event/billing';
