/** An amount of money. */
export interface BillingMoneyAmount {
  /** In the smallest unit of the currency, such as cents. */
  amount: number;
  amountFormatted: string;
  /** Such as `USD`. */
  currency: string;
  currencySymbol: string;
}

/** {@link BillingMoneyAmount} on the wire. */
export interface BillingMoneyAmountJSON {
  amount: number;
  amount_formatted: string;
  currency: string;
  currency_symbol: string;
}

/** What a payment is made up of. */
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

/** {@link BillingTotals} on the wire. */
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

/** What each period costs. */
export interface BillingPeriodTotals {
  subtotal: BillingMoneyAmount;
  baseFee: BillingMoneyAmount;
  taxTotal: BillingMoneyAmount;
  grandTotal: BillingMoneyAmount;
  perUnitTotals?: BillingPerUnitTotal[];
}

/** {@link BillingPeriodTotals} on the wire. */
export interface BillingPeriodTotalsJSON {
  subtotal: BillingMoneyAmountJSON;
  base_fee: BillingMoneyAmountJSON;
  tax_total: BillingMoneyAmountJSON;
  grand_total: BillingMoneyAmountJSON;
  per_unit_totals?: BillingPerUnitTotalJSON[];
}

/** What something costs that is paid by the piece, such as seats. */
export interface BillingPerUnitTotal {
  name: string;
  /** Pieces that are paid together. */
  blockSize: number;
  tiers: BillingPerUnitTotalTier[];
}

/** {@link BillingPerUnitTotal} on the wire. */
export interface BillingPerUnitTotalJSON {
  name: string;
  block_size: number;
  tiers: BillingPerUnitTotalTierJSON[];
}

/** What pieces cost up to a quantity. */
export interface BillingPerUnitTotalTier {
  /** `null` for any number. */
  quantity: number | null;
  feePerBlock: BillingMoneyAmount;
  total: BillingMoneyAmount;
}

/** {@link BillingPerUnitTotalTier} on the wire. */
export interface BillingPerUnitTotalTierJSON {
  quantity: number | null;
  fee_per_block: BillingMoneyAmountJSON;
  total: BillingMoneyAmountJSON;
}

/** What is credited. */
export interface BillingCredits {
  proration: BillingProrationCreditDetail | null;
  payer: BillingPayerCredit | null;
  total: BillingMoneyAmount;
}

/** {@link BillingCredits} on the wire. */
export interface BillingCreditsJSON {
  proration: BillingProrationCreditDetailJSON | null;
  payer: BillingPayerCreditJSON | null;
  total: BillingMoneyAmountJSON;
}

/** What is credited for the rest of a period. */
export interface BillingProrationCreditDetail {
  amount: BillingMoneyAmount;
  cycleDaysRemaining: number;
  cycleDaysTotal: number;
  cycleRemainingPercent: number;
}

/** {@link BillingProrationCreditDetail} on the wire. */
export interface BillingProrationCreditDetailJSON {
  amount: BillingMoneyAmountJSON;
  cycle_days_remaining: number;
  cycle_days_total: number;
  cycle_remaining_percent: number;
}

/** What the payer has left of earlier credits. */
export interface BillingPayerCredit {
  remainingBalance: BillingMoneyAmount;
  appliedAmount: BillingMoneyAmount;
}

/** {@link BillingPayerCredit} on the wire. */
export interface BillingPayerCreditJSON {
  remaining_balance: BillingMoneyAmountJSON;
  applied_amount: BillingMoneyAmountJSON;
}

/** What is taken off. */
export interface BillingDiscounts {
  proration: BillingProrationDiscount | null;
  discount?: BillingAppliedDiscount;
  total: BillingMoneyAmount;
}

/** {@link BillingDiscounts} on the wire. */
export interface BillingDiscountsJSON {
  proration: BillingProrationDiscountJSON | null;
  discount?: BillingAppliedDiscountJSON;
  total: BillingMoneyAmountJSON;
}

/** What is taken off for the part of a period that is over. */
export interface BillingProrationDiscount {
  amount: BillingMoneyAmount;
  cycleDaysPassed: number;
  cycleDaysTotal: number;
  cyclePassedPercent: number;
}

/** {@link BillingProrationDiscount} on the wire. */
export interface BillingProrationDiscountJSON {
  amount: BillingMoneyAmountJSON;
  cycle_days_passed: number;
  cycle_days_total: number;
  cycle_passed_percent: number;
}

/** A discount that was granted. */
export interface BillingAppliedDiscount {
  amount: BillingMoneyAmount;
  discountId: string;
  name: string;
  effect: 'percentage' | 'fixed_amount';
  percentOff?: number;
  amountOff?: BillingMoneyAmount;
  promoCode?: string;
  /** `null` for as long as the subscription lasts. */
  cyclesRemaining: number | null;
  durationInCycles?: number | null;
}

/** {@link BillingAppliedDiscount} on the wire. */
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
