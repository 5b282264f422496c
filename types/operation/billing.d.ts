// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { CallOptions } from '../call';
import type { ClerkPaginationRequest, PagedList, PaginatedResourceResponse } from '../page';
import type { BillingPlan, BillingSubscription, BillingSubscriptionItem } from '../resource/billing';

/**
 * Calls about plans and subscriptions. Experimental at Clerk.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/billing
 */
export interface BillingAPI {
  /** A page of the plans, the latest first. */
  getPlanList(params?: GetPlanListParams, callOptions?: CallOptions): Promise<PaginatedResourceResponse<BillingPlan[]>>;
  /** Ends a subscription item, at the end of its period unless asked otherwise. */
  cancelSubscriptionItem(
    subscriptionItemId: string,
    params?: CancelSubscriptionItemParams,
    callOptions?: CallOptions,
  ): Promise<BillingSubscriptionItem>;
  /** Moves the end of a free trial. */
  extendSubscriptionItemFreeTrial(
    subscriptionItemId: string,
    params: ExtendSubscriptionItemFreeTrialParams,
    callOptions?: CallOptions,
  ): Promise<BillingSubscriptionItem>;
  /** The subscription of an organization. */
  getOrganizationBillingSubscription(organizationId: string, callOptions?: CallOptions): Promise<BillingSubscription>;
  /** The subscription of a user. */
  getUserBillingSubscription(userId: string, callOptions?: CallOptions): Promise<BillingSubscription>;
}

/** {@link BillingAPI}, whose lists have `all`. */
export interface PagedBillingAPI extends BillingAPI {
  getPlanList: PagedList<BillingAPI['getPlanList']>;
}

/** Which plans are listed. */
export type GetPlanListParams = ClerkPaginationRequest<{
  /** Who pays. */
  payerType: 'org' | 'user';
}>;

/** When a subscription item ends. */
export type CancelSubscriptionItemParams = {
  /** At once. Default: at the end of the period. */
  endNow?: boolean;
};

/** How long a free trial lasts. */
export type ExtendSubscriptionItemFreeTrialParams = {
  /** Has to be in the future, and at most 365 days after the present end. */
  extendTo: Date;
};
