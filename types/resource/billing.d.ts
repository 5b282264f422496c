// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { ClerkResourceJSON } from './payload';

/** An amount of money. */
export interface BillingMoneyAmount {
  /** Amount in the smallest unit of the currency, such as cents. */
  amount: number;
  /** Amount as a decimal string. */
  amountFormatted: string;
  /** Currency code, such as `USD`. */
  currency: string;
  currencySymbol: string;
}

/** JSON representation of {@link BillingMoneyAmount}. */
export interface BillingMoneyAmountJSON {
  amount: number;
  amount_formatted: string;
  currency: string;
  currency_symbol: string;
}

/** Cost of something that is billed per unit, such as seats. */
export interface BillingPerUnitTotal {
  name: string;
  /** Number of units that are billed together. */
  blockSize: number;
  tiers: BillingPerUnitTotalTier[];
}

/** JSON representation of {@link BillingPerUnitTotal}. */
export interface BillingPerUnitTotalJSON {
  name: string;
  block_size: number;
  tiers: BillingPerUnitTotalTierJSON[];
}

/** Cost of the units in a tier. */
export interface BillingPerUnitTotalTier {
  /** Number of units; `null` if unlimited. */
  quantity: number | null;
  feePerBlock: BillingMoneyAmount;
  total: BillingMoneyAmount;
}

/** JSON representation of {@link BillingPerUnitTotalTier}. */
export interface BillingPerUnitTotalTierJSON {
  quantity: number | null;
  fee_per_block: BillingMoneyAmountJSON;
  total: BillingMoneyAmountJSON;
}

/** Seats of a subscription item. */
export interface BillingSubscriptionItemSeats {
  /** Number of seats; `null` if unlimited. */
  quantity: number | null;
  tiers?: BillingPerUnitTotalTier[];
}

/** JSON representation of {@link BillingSubscriptionItemSeats}. */
export interface BillingSubscriptionItemSeatsJSON {
  quantity: number | null;
  tiers?: BillingPerUnitTotalTierJSON[];
}

/** An upcoming payment. */
export interface BillingNextPayment {
  date: number;
  amount: BillingMoneyAmount;
  perUnitTotals?: BillingPerUnitTotal[];
  totals?: BillingTotals;
}

/** JSON representation of the next payment of a subscription. */
export interface BillingSubscriptionNextPaymentJSON {
  date: number;
  amount: BillingMoneyAmountJSON;
  per_unit_totals?: BillingPerUnitTotalJSON[];
  totals?: BillingTotalsJSON;
}

/** JSON representation of the next payment of a subscription item. */
export interface BillingSubscriptionItemNextPaymentJSON {
  amount: BillingMoneyAmountJSON;
  date: number;
  per_unit_totals?: BillingPerUnitTotalJSON[];
  totals?: BillingTotalsJSON;
}

/** A plan that users or organizations can subscribe to. */
export interface BillingPlan {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly description: string | null;
  readonly isDefault: boolean;
  readonly isRecurring: boolean;
  readonly hasBaseFee: boolean;
  readonly publiclyVisible: boolean;
  readonly fee: BillingMoneyAmount | null;
  readonly annualFee: BillingMoneyAmount | null;
  /** Monthly fee when billed annually. */
  readonly annualMonthlyFee: BillingMoneyAmount | null;
  /** Type of payer that the plan is for. */
  readonly forPayerType: 'org' | 'user';
  readonly features: Feature[];
  readonly avatarUrl: string | null;
  readonly freeTrialDays: number | null;
  readonly freeTrialEnabled: boolean;
}

/** JSON representation of {@link BillingPlan}. */
export interface BillingPlanJSON extends ClerkResourceJSON {
  object: 'commerce_plan';
  name: string;
  slug: string;
  description: string | null;
  is_default: boolean;
  is_recurring: boolean;
  has_base_fee: boolean;
  publicly_visible: boolean;
  fee: BillingMoneyAmountJSON | null;
  annual_fee: BillingMoneyAmountJSON | null;
  annual_monthly_fee: BillingMoneyAmountJSON | null;
  for_payer_type: 'org' | 'user';
  features?: FeatureJSON[];
  avatar_url: string | null;
  free_trial_days: number | null;
  free_trial_enabled: boolean;
}

/** A subscription of a user or an organization. Times are Unix timestamps in milliseconds. */
export interface BillingSubscription {
  readonly id: string;
  readonly instanceId: string;
  readonly status: BillingSubscriptionJSON['status'];
  readonly payerId: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly activeAt: number | null;
  readonly pastDueAt: number | null;
  readonly subscriptionItems: BillingSubscriptionItem[];
  readonly nextPayment: BillingNextPayment | null;
  readonly eligibleForFreeTrial: boolean;
}

/** JSON representation of {@link BillingSubscription}. */
export interface BillingSubscriptionJSON extends ClerkResourceJSON {
  object: 'commerce_subscription';
  instance_id: string;
  status: 'active' | 'past_due' | 'canceled' | 'ended' | 'abandoned' | 'incomplete';
  payer_id: string;
  created_at: number;
  updated_at: number;
  active_at: number | null;
  past_due_at: number | null;
  subscription_items: BillingSubscriptionItemJSON[];
  next_payment?: BillingSubscriptionNextPaymentJSON;
  eligible_for_free_trial?: boolean;
}

/** An item of a subscription, which subscribes to one plan. Times are Unix timestamps in milliseconds. */
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
  /** Total amount that has been paid for the item. */
  readonly lifetimePaid?: BillingMoneyAmount | undefined;
  readonly seats?: BillingSubscriptionItemSeats | undefined;
}

/** JSON representation of {@link BillingSubscriptionItem}. */
export interface BillingSubscriptionItemJSON extends ClerkResourceJSON {
  object: 'commerce_subscription_item';
  instance_id: string;
  status: BillingSubscriptionItemStatus;
  plan_period: 'month' | 'annual';
  period_start: number;
  next_payment?: BillingSubscriptionItemNextPaymentJSON | null;
  amount?: BillingMoneyAmountJSON | null;
  plan?: BillingPlanJSON | null;
  plan_id?: string | null;
  price_id?: string;
  created_at: number;
  updated_at: number;
  period_end: number | null;
  canceled_at: number | null;
  past_due_at: number | null;
  ended_at: number | null;
  payer_id?: string;
  is_free_trial: boolean;
  lifetime_paid?: BillingMoneyAmountJSON | null;
  seats?: BillingSubscriptionItemSeatsJSON;
}

/** Breakdown of a payment. */
export interface BillingTotals {
  subtotal: BillingMoneyAmount;
  baseFee: BillingMoneyAmount | null;
  taxTotal: BillingMoneyAmount;
  grandTotal: BillingMoneyAmount;
  totalDueAfterFreeTrial?: BillingMoneyAmount | null;
  credit?: BillingMoneyAmount | null;
  credits: BillingCredits | null;
  discounts: BillingDiscounts | null;
  pastDue?: BillingMoneyAmount | null;
  totalDueNow?: BillingMoneyAmount;
  perUnitTotals?: BillingPerUnitTotal[];
  totalsDuePerPeriod?: BillingPeriodTotals;
  totalDuePerPeriod?: BillingMoneyAmount;
}

/** JSON representation of {@link BillingTotals}. */
export interface BillingTotalsJSON {
  subtotal: BillingMoneyAmountJSON;
  base_fee: BillingMoneyAmountJSON | null;
  tax_total: BillingMoneyAmountJSON;
  grand_total: BillingMoneyAmountJSON;
  total_due_after_free_trial?: BillingMoneyAmountJSON | null;
  credit?: BillingMoneyAmountJSON | null;
  credits: BillingCreditsJSON | null;
  discounts: BillingDiscountsJSON | null;
  past_due?: BillingMoneyAmountJSON | null;
  total_due_now?: BillingMoneyAmountJSON;
  per_unit_totals?: BillingPerUnitTotalJSON[];
  totals_due_per_period?: BillingPeriodTotalsJSON;
  total_due_per_period?: BillingMoneyAmountJSON;
}

/** Cost per billing period. */
export interface BillingPeriodTotals {
  subtotal: BillingMoneyAmount;
  baseFee: BillingMoneyAmount;
  taxTotal: BillingMoneyAmount;
  grandTotal: BillingMoneyAmount;
  perUnitTotals?: BillingPerUnitTotal[];
}

/** JSON representation of {@link BillingPeriodTotals}. */
export interface BillingPeriodTotalsJSON {
  subtotal: BillingMoneyAmountJSON;
  base_fee: BillingMoneyAmountJSON;
  tax_total: BillingMoneyAmountJSON;
  grand_total: BillingMoneyAmountJSON;
  per_unit_totals?: BillingPerUnitTotalJSON[];
}

/** Credits that reduce a payment. */
export interface BillingCredits {
  proration: BillingProrationCreditDetail | null;
  payer: BillingPayerCredit | null;
  total: BillingMoneyAmount;
}

/** JSON representation of {@link BillingCredits}. */
export interface BillingCreditsJSON {
  proration: BillingProrationCreditDetailJSON | null;
  payer: BillingPayerCreditJSON | null;
  total: BillingMoneyAmountJSON;
}

/** Credit for the remainder of a billing cycle. */
export interface BillingProrationCreditDetail {
  amount: BillingMoneyAmount;
  cycleDaysRemaining: number;
  cycleDaysTotal: number;
  cycleRemainingPercent: number;
}

/** JSON representation of {@link BillingProrationCreditDetail}. */
export interface BillingProrationCreditDetailJSON {
  amount: BillingMoneyAmountJSON;
  cycle_days_remaining: number;
  cycle_days_total: number;
  cycle_remaining_percent: number;
}

/** Credit balance of the payer. */
export interface BillingPayerCredit {
  remainingBalance: BillingMoneyAmount;
  appliedAmount: BillingMoneyAmount;
}

/** JSON representation of {@link BillingPayerCredit}. */
export interface BillingPayerCreditJSON {
  remaining_balance: BillingMoneyAmountJSON;
  applied_amount: BillingMoneyAmountJSON;
}

/** Discounts that reduce a payment. */
export interface BillingDiscounts {
  proration: BillingProrationDiscount | null;
  discount?: BillingAppliedDiscount;
  total: BillingMoneyAmount;
}

/** JSON representation of {@link BillingDiscounts}. */
export interface BillingDiscountsJSON {
  proration: BillingProrationDiscountJSON | null;
  discount?: BillingAppliedDiscountJSON;
  total: BillingMoneyAmountJSON;
}

/** Discount for the part of a billing cycle that has passed. */
export interface BillingProrationDiscount {
  amount: BillingMoneyAmount;
  cycleDaysPassed: number;
  cycleDaysTotal: number;
  cyclePassedPercent: number;
}

/** JSON representation of {@link BillingProrationDiscount}. */
export interface BillingProrationDiscountJSON {
  amount: BillingMoneyAmountJSON;
  cycle_days_passed: number;
  cycle_days_total: number;
  cycle_passed_percent: number;
}

/** A discount that was applied. */
export interface BillingAppliedDiscount {
  amount: BillingMoneyAmount;
  discountId: string;
  name: string;
  effect: 'percentage' | 'fixed_amount';
  percentOff?: number;
  amountOff?: BillingMoneyAmount;
  promoCode?: string;
  /** Number of billing cycles that remain; `null` if the discount does not end. */
  cyclesRemaining: number | null;
  durationInCycles?: number | null;
}

/** JSON representation of {@link BillingAppliedDiscount}. */
export interface BillingAppliedDiscountJSON {
  amount: BillingMoneyAmountJSON;
  discount_id: string;
  name: string;
  effect: 'percentage' | 'fixed_amount';
  percent_off?: number;
  amount_off?: BillingMoneyAmountJSON;
  promo_code?: string;
  cycles_remaining: number | null;
  duration_in_cycles?: number | null;
}

/** A feature of a plan. */
export interface Feature {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly slug: string;
  readonly avatarUrl: string | null;
}

/** JSON representation of {@link Feature}. */
export interface FeatureJSON extends ClerkResourceJSON {
  object: 'feature';
  name: string;
  description?: string | null;
  slug: string;
  avatar_url?: string | null;
}

/** Status of a subscription item. */
export type BillingSubscriptionItemStatus =
  'abandoned' | 'active' | 'canceled' | 'ended' | 'expired' | 'incomplete' | 'past_due' | 'upcoming';
