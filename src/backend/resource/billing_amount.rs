//! Amounts of money, and what they are paid for. None of this has a class.
//!
//! <https://clerk.com/docs/reference/backend/types/billing-plan>

use super::Resource;
use super::field::{part, parts, parts_or_undefined, plain};

/// An amount in the smallest unit of its currency.
pub(super) static BILLING_MONEY_AMOUNT: Resource = Resource::record(
    "BillingMoneyAmount",
    &[plain("amount"), plain("amount_formatted"), plain("currency"), plain("currency_symbol")],
);

/// What something costs that is paid by its number, such as seats.
pub(super) static BILLING_PER_UNIT_TOTAL: Resource = Resource::record(
    "BillingPerUnitTotal",
    &[plain("name"), plain("block_size"), parts("tiers", &BILLING_PER_UNIT_TOTAL_TIER)],
);

/// What a number of units costs at the price that holds for that number.
pub(super) static BILLING_PER_UNIT_TOTAL_TIER: Resource = Resource::record(
    "BillingPerUnitTotalTier",
    &[plain("quantity"), part("fee_per_block", &BILLING_MONEY_AMOUNT), part("total", &BILLING_MONEY_AMOUNT)],
);

/// How many seats are paid for.
pub(super) static BILLING_SUBSCRIPTION_ITEM_SEATS: Resource = Resource::record(
    "BillingSubscriptionItemSeats",
    &[plain("quantity"), parts_or_undefined("tiers", &BILLING_PER_UNIT_TOTAL_TIER)],
);
