//! What will be paid next. None of this has a class.
//!
//! <https://clerk.com/docs/reference/backend/types/billing-subscription>

use super::Resource;
use super::billing_amount::{BILLING_MONEY_AMOUNT, BILLING_PER_UNIT_TOTAL};
use super::billing_totals::BILLING_TOTALS;
use super::field::{part, part_or_undefined, parts_or_undefined, plain};

/// For a whole subscription.
pub(super) static BILLING_SUBSCRIPTION_NEXT_PAYMENT: Resource = Resource::record(
    "BillingSubscriptionNextPayment",
    &[
        plain("date"),
        part("amount", &BILLING_MONEY_AMOUNT),
        parts_or_undefined("per_unit_totals", &BILLING_PER_UNIT_TOTAL),
        part_or_undefined("totals", &BILLING_TOTALS),
    ],
);

/// For one item of a subscription.
pub(super) static BILLING_SUBSCRIPTION_ITEM_NEXT_PAYMENT: Resource = Resource::record(
    "BillingSubscriptionItemNextPayment",
    &[
        part("amount", &BILLING_MONEY_AMOUNT),
        plain("date"),
        parts_or_undefined("per_unit_totals", &BILLING_PER_UNIT_TOTAL),
        part_or_undefined("totals", &BILLING_TOTALS),
    ],
);
