//! How an amount is made up. None of this has a class.
//!
//! <https://clerk.com/docs/reference/backend/types/billing-subscription>

use super::Resource;
use super::billing_amount::{BILLING_MONEY_AMOUNT, BILLING_PER_UNIT_TOTAL};
use super::field::{part, part_or_null, part_or_undefined, parts_or_undefined, plain};

pub(super) static BILLING_TOTALS: Resource = Resource::record(
    "BillingTotals",
    &[
        part("subtotal", &BILLING_MONEY_AMOUNT),
        part_or_null("base_fee", &BILLING_MONEY_AMOUNT),
        part("tax_total", &BILLING_MONEY_AMOUNT),
        part("grand_total", &BILLING_MONEY_AMOUNT),
        part("total_due_after_free_trial", &BILLING_MONEY_AMOUNT),
        part("credit", &BILLING_MONEY_AMOUNT),
        part_or_null("credits", &BILLING_CREDITS),
        part_or_null("discounts", &BILLING_DISCOUNTS),
        part("past_due", &BILLING_MONEY_AMOUNT),
        part_or_undefined("total_due_now", &BILLING_MONEY_AMOUNT),
        parts_or_undefined("per_unit_totals", &BILLING_PER_UNIT_TOTAL),
        part_or_undefined("totals_due_per_period", &BILLING_PERIOD_TOTALS),
        part_or_undefined("total_due_per_period", &BILLING_MONEY_AMOUNT),
    ],
);

/// What is due in each period from now on.
pub(super) static BILLING_PERIOD_TOTALS: Resource = Resource::record(
    "BillingPeriodTotals",
    &[
        part("subtotal", &BILLING_MONEY_AMOUNT),
        part("base_fee", &BILLING_MONEY_AMOUNT),
        part("tax_total", &BILLING_MONEY_AMOUNT),
        part("grand_total", &BILLING_MONEY_AMOUNT),
        parts_or_undefined("per_unit_totals", &BILLING_PER_UNIT_TOTAL),
    ],
);

/// What was paid already.
pub(super) static BILLING_CREDITS: Resource = Resource::record(
    "BillingCredits",
    &[
        part_or_null("proration", &BILLING_PRORATION_CREDIT_DETAIL),
        part_or_null("payer", &BILLING_PAYER_CREDIT),
        part("total", &BILLING_MONEY_AMOUNT),
    ],
);

/// What is left of a period that was paid for.
pub(super) static BILLING_PRORATION_CREDIT_DETAIL: Resource = Resource::record(
    "BillingProrationCreditDetail",
    &[
        part("amount", &BILLING_MONEY_AMOUNT),
        plain("cycle_days_remaining"),
        plain("cycle_days_total"),
        plain("cycle_remaining_percent"),
    ],
);

/// What the payer has in store.
pub(super) static BILLING_PAYER_CREDIT: Resource = Resource::record(
    "BillingPayerCredit",
    &[part("remaining_balance", &BILLING_MONEY_AMOUNT), part("applied_amount", &BILLING_MONEY_AMOUNT)],
);

/// What is taken off.
pub(super) static BILLING_DISCOUNTS: Resource = Resource::record(
    "BillingDiscounts",
    &[
        part_or_null("proration", &BILLING_PRORATION_DISCOUNT),
        part_or_undefined("discount", &BILLING_APPLIED_DISCOUNT),
        part("total", &BILLING_MONEY_AMOUNT),
    ],
);

/// What is taken off because a period has begun already.
pub(super) static BILLING_PRORATION_DISCOUNT: Resource = Resource::record(
    "BillingProrationDiscount",
    &[
        part("amount", &BILLING_MONEY_AMOUNT),
        plain("cycle_days_passed"),
        plain("cycle_days_total"),
        plain("cycle_passed_percent"),
    ],
);

/// A discount that somebody was granted.
pub(super) static BILLING_APPLIED_DISCOUNT: Resource = Resource::record(
    "BillingAppliedDiscount",
    &[
        part("amount", &BILLING_MONEY_AMOUNT),
        plain("discount_id"),
        plain("name"),
        plain("effect"),
        plain("percent_off"),
        part_or_undefined("amount_off", &BILLING_MONEY_AMOUNT),
        plain("promo_code"),
        plain("cycles_remaining"),
        plain("duration_in_cycles"),
    ],
);
