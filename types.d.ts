/**
 * Types for a program that names them. There is nothing here at run time: import them with `import type`.
 *
 * @packageDocumentation
 */

import './types/declared';

export type { AuthenticateRequestParams, ClerkMiddlewareOptions, ExpressRequestWithAuth } from './types/middleware';

// What the package's main module exports as well, under names that Clerk's packages share.
export type {
  ActClaim,
  BillingAppliedDiscount,
  BillingAppliedDiscountJSON,
  BillingCredits,
  BillingCreditsJSON,
  BillingDiscounts,
  BillingDiscountsJSON,
  BillingMoneyAmount,
  BillingMoneyAmountJSON,
  BillingPayerCredit,
  BillingPayerCreditJSON,
  BillingPerUnitTotal,
  BillingPerUnitTotalJSON,
  BillingPerUnitTotalTier,
  BillingPerUnitTotalTierJSON,
  BillingPeriodTotals,
  BillingPeriodTotalsJSON,
  BillingProrationCreditDetail,
  BillingProrationCreditDetailJSON,
  BillingProrationDiscount,
  BillingProrationDiscountJSON,
  BillingSubscriptionItemNextPaymentJSON,
  BillingSubscriptionItemSeats,
  BillingSubscriptionItemSeatsJSON,
  BillingTotals,
  BillingTotalsJSON,
  CheckAuthorizationFromSessionClaims,
  CheckAuthorizationParamsFromSessionClaims,
  ClerkAPIError,
  ClerkAPIResponseError,
  ClerkPaginationRequest,
  DeletedObjectJSON,
  JwtPayload,
  LastAuthenticationStrategy,
  OAuthProvider,
  OrganizationCustomPermissionKey,
  OrganizationCustomRoleKey,
  OrganizationEnterpriseConnectionProvider,
  OrganizationInvitationStatus,
  PendingSessionOptions,
  ReverificationConfig,
  SamlIdpSlug,
  ServerGetToken,
  ServerGetTokenOptions,
  SessionStatus,
  SessionStatusClaim,
  SignUpStatus,
  VerificationStatus,
  VersionedJwtPayload,
} from './index';

// What only a program's own types need.
export type * from './types/shared/answer';
export type * from './types/shared/authorization';
export type * from './types/shared/billing';
export type * from './types/shared/identity-provider';
export type * from './types/shared/instance';
export type * from './types/shared/json/billing';
export type * from './types/shared/json/organization';
export type * from './types/shared/json/user';
export type * from './types/shared/jwt';
export type * from './types/shared/strategy';
export type * from './types/shared/telemetry';
export type * from './types/shared/utility';
