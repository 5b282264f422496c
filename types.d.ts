/**
 * Types that programs can refer to by name. Nothing exists at run time: use `import type`.
 *
 * @packageDocumentation
 */

import './types/declared';

export type { AuthenticateRequestParams, ClerkMiddlewareOptions, ExpressRequestWithAuth } from './types/middleware';

// Also exported by the main module, under names shared with Clerk's packages.
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

// Exported here only.
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
