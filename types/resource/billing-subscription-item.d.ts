import type {
  BillingMoneyAmount,
  BillingMoneyAmountJSON,
  BillingPerUnitTotal,
  BillingPerUnitTotalJSON,
  BillingPerUnitTotalTier,
  BillingPerUnitTotalTierJSON,
  BillingTotals,
  BillingTotalsJSON,
} from './billing-amounts';
import type { BillingPlan, BillingPlanJSON } from './billing-plan';
import type { ClerkResourceJSON } from './payload';

/** A plan in a subscription. Times are Unix time in milliseconds. */
export interface BillingSubscriptionItem {
  readonly id: string;
  readonly instanceId: string;
  readonly status: BillingSubscriptionItemJSON['status'];
  readonly planPeriod: 'month' | 'annual';
  readonly periodStart: number;
  readonly nextPayment: BillingNextPayment | null | undefined;
  readonly amount: BillingMoneyAmount | undefined;
  readonly plan: BillingPlan | null;
  readonly planId: string | null;
  readonly priceId: string | null;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly periodEnd: number | null;
  readonly canceledAt: number | null;
  readonly pastDueAt: number | null;
  readonly endedAt: number | null;
  readonly payerId: string | undefined;
  readonly isFreeTrial: boolean;
  /** All that was ever paid for it. */
  readonly lifetimePaid?: BillingMoneyAmount | undefined;
  readonly seats?: BillingSubscriptionItemSeats | undefined;
}

/** A payment that is going to be collected. */
export interface BillingNextPayment {
  /** Unix time in milliseconds. */
  date: number;
  amount: BillingMoneyAmount;
  perUnitTotals?: BillingPerUnitTotal[];
  totals?: BillingTotals;
}

/** The states of a subscription item. */
export type BillingSubscriptionItemStatus =
  | 'abandoned'
  | 'active'
  | 'canceled'
  | 'ended'
  | 'expired'
  | 'incomplete'
  | 'past_due'
  | 'upcoming';

/** How many seats are paid for. */
export interface BillingSubscriptionItemSeats {
  /** `null` for any number. */
  quantity: number | null;
  tiers?: BillingPerUnitTotalTier[];
}

/** {@link BillingSubscriptionItem} on the wire. */
export interface BillingSubscriptionItemJSON extends ClerkResourceJSON {
  object: 'commerce_subscription_item';
  instance_id: string;
  status: BillingSubscriptionItemStatus;
  plan_period: 'month' | 'annual';
  payer_id?: string;
  price_id?: string;
  period_start: number;
  period_end: number | null;
  is_free_trial: boolean;
  ended_at: number | null;
  created_at: number;
  updated_at: number;
  canceled_at: number | null;
  past_due_at: number | null;
  lifetime_paid?: BillingMoneyAmountJSON | null;
  next_payment?: BillingSubscriptionItemNextPaymentJSON | null;
  amount?: BillingMoneyAmountJSON | null;
  plan?: BillingPlanJSON | null;
  plan_id?: string | null;
  seats?: BillingSubscriptionItemSeatsJSON;
}

/** {@link BillingSubscriptionItemSeats} on the wire. */
export interface BillingSubscriptionItemSeatsJSON {
  quantity: number | null;
  tiers?: BillingPerUnitTotalTierJSON[];
}

/** The next payment of a subscription item, on the wire. */
export interface BillingSubscriptionItemNextPaymentJSON {
  amount: BillingMoneyAmountJSON;
  date: number;
  per_unit_totals?: BillingPerUnitTotalJSON[];
  totals?: BillingTotalsJSON;
}
