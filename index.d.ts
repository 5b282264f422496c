/**
 * Clerk for Express, with sessions verified in Rust.
 *
 * Names and shapes match `@clerk/express`: to migrate, change the import.
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
export type {
  GuardErrorBody,
  GuardHandler,
  GuardOptions,
  RequireAuthOptions,
  RequireAuthOptionsCallback,
} from './types/guard';
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
export type { MachineTokenStore } from './types/machine-token-store';
export type {
  AuthenticatedState,
  HandshakeState,
  RequestPlace,
  RequestState,
  UnauthenticatedState,
} from './types/request-state';
export { verifyToken } from './types/verify-token';
export type { TokenVerificationError, VerifyTokenOptions } from './types/verify-token';
export type { AuthReason, TokenVerificationErrorReason } from './types/reason';
export { createRevocations } from './types/revocations';
export type { CreateRevocationsOptions, RevocationTime, Revocations, RevokedMembership } from './types/revocations';
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

// The methods of a client, one file per namespace.
export * from './types/operation/index';

// The resources that those methods resolve with, and their JSON representations, one file per resource.
export * from './types/resource/index';

// Webhook events.
export * from './types/webhook-event/event';
export * from './types/webhook-event/billing';
