// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { CallOptions } from '../call';
import type { ClerkPaginationRequest, PagedList, PaginatedResourceResponse } from '../page';
import type { BillingPlan, BillingSubscription, BillingSubscriptionItem } from '../resource/billing';

/**
 * Reads plans and manages subscriptions. Experimental at Clerk.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/billing
 */
export interface BillingAPI {
  /** Returns a page of plans, newest first, together with the total count. */
  getPlanList(params?: GetPlanListParams, callOptions?: CallOptions): Promise<PaginatedResourceResponse<BillingPlan[]>>;
  /** Cancels a subscription item, by default at the end of its period. */
  cancelSubscriptionItem(
    subscriptionItemId: string,
    params?: CancelSubscriptionItemParams,
    callOptions?: CallOptions,
  ): Promise<BillingSubscriptionItem>;
  /**
   * Extends the free trial of a subscription item.
   *
   * @example
   * const billingSubscriptionItem = await clerkClient.billing.extendSubscriptionItemFreeTrial(
   *   'subscription_item_2NNEqL2nrIRdJ194ndJqAHwEfxC',
   *   { extendTo: new Date('2030-01-31') },
   * );
   */
  extendSubscriptionItemFreeTrial(
    subscriptionItemId: string,
    params: ExtendSubscriptionItemFreeTrialParams,
    callOptions?: CallOptions,
  ): Promise<BillingSubscriptionItem>;
  /** Returns the subscription of an organization. */
  getOrganizationBillingSubscription(organizationId: string, callOptions?: CallOptions): Promise<BillingSubscription>;
  /** Returns the subscription of a user. */
  getUserBillingSubscription(userId: string, callOptions?: CallOptions): Promise<BillingSubscription>;
}

/** {@link BillingAPI} with `all` on its lists, which iterates over all pages. */
export interface PagedBillingAPI extends BillingAPI {
  getPlanList: PagedList<BillingAPI['getPlanList']>;
}

/** Filters of a list of plans. */
export type GetPlanListParams = ClerkPaginationRequest<{
  /** Type of payer that the plans are for. */
  payerType: 'org' | 'user';
}>;

/** Options of a cancellation. */
export type CancelSubscriptionItemParams = {
  /** Whether to end the subscription item immediately instead of at the end of its period. Default: `false`. */
  endNow?: boolean;
};

/** New end of a free trial. */
export type ExtendSubscriptionItemFreeTrialParams = {
  /** New end of the trial. Must be in the future and at most 365 days after the current end. */
  extendTo: Date;
};
