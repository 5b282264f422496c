//! Plans and subscriptions. They come from the seed: the stand-in takes no payments.

use serde::{Deserialize, Serialize};

use super::defaults::{default_creation_ms, is_false};
use super::table::Row;

/// How far a free trial can be extended, in milliseconds: 365 days.
pub(super) const MAX_EXTENSION_MS: i64 = 365 * 24 * 60 * 60 * 1000;

/// A plan. Amounts are in cents of a US dollar.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// `cplan_…`
    pub id: String,
    /// The name.
    pub name: String,
    /// The name in claims and links.
    pub slug: String,
    /// What it is about.
    #[serde(default)]
    pub description: Option<String>,
    /// Who can have it.
    pub for_payer_type: PayerType,
    /// Whether everybody without another plan has it.
    #[serde(default)]
    pub is_default: bool,
    /// Whether it is in the table of prices.
    #[serde(default = "yes")]
    pub publicly_visible: bool,
    /// What it costs a month.
    #[serde(default)]
    pub amount: i64,
    /// What it costs a year, if it can be paid so.
    #[serde(default)]
    pub annual_amount: Option<i64>,
    /// How many days are free.
    #[serde(default)]
    pub free_trial_days: Option<i64>,
    /// What it includes: the slugs of features.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub features: Vec<String>,
}

/// Who pays for a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PayerType {
    /// An organization.
    Org,
    /// A user.
    User,
}

/// The subscription of a user or an organization.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Subscription {
    /// `csub_…`
    pub id: String,
    /// The user or the organization.
    pub payer_id: String,
    /// What it consists of.
    pub items: Vec<SubscriptionItem>,
    /// When it started, in Unix milliseconds.
    #[serde(default = "default_creation_ms")]
    pub created_at: i64,
    /// When it last changed, in Unix milliseconds.
    #[serde(default = "default_creation_ms")]
    pub updated_at: i64,
}

/// A plan in a subscription.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct SubscriptionItem {
    /// `csub_item_…`
    pub id: String,
    /// The plan.
    pub plan_id: String,
    /// How it is paid.
    #[serde(default)]
    pub plan_period: PlanPeriod,
    /// When the period started, in Unix milliseconds.
    #[serde(default = "default_creation_ms")]
    pub period_start_at: i64,
    /// When the period ends, in Unix milliseconds.
    #[serde(default)]
    pub period_end_at: Option<i64>,
    /// Whether the period is free.
    #[serde(default, skip_serializing_if = "is_false")]
    pub is_free_trial: bool,
    /// When it was cancelled, in Unix milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub canceled_at: Option<i64>,
    /// When it ended, in Unix milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_at: Option<i64>,
    /// When it last changed, in Unix milliseconds.
    #[serde(default = "default_creation_ms")]
    pub updated_at: i64,
}

/// How a plan is paid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanPeriod {
    /// Every month.
    #[default]
    Month,
    /// Every year.
    Annual,
}

impl SubscriptionItem {
    /// `active`, `canceled` or `ended`.
    pub fn status(&self, now_ms: i64) -> &'static str {
        match (self.ended_at, self.canceled_at, self.period_end_at) {
            (Some(_), ..) => "ended",
            (None, Some(_), Some(end)) if now_ms >= end => "ended",
            (None, Some(_), _) => "canceled",
            _ => "active",
        }
    }
}
impl Row for Plan {
    fn key(&self) -> &str {
        &self.id
    }
}

impl Row for Subscription {
    fn key(&self) -> &str {
        &self.id
    }
}

fn yes() -> bool {
    true
}
