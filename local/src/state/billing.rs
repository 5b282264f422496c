//! Plans and subscriptions. They come from the seed: the stand-in takes no payments.

use serde::{Deserialize, Serialize};

use super::State;
use super::store::Change;
use super::table::Row;
use super::{default_creation_ms, is_false};
use crate::errors::ApiError;

/// How far a free trial can be extended, in milliseconds: 365 days.
const MAX_EXTENSION_MS: i64 = 365 * 24 * 60 * 60 * 1000;

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

impl State {
    /// The subscription of a user or an organization.
    ///
    /// # Errors
    /// 404 if there is none.
    pub fn subscription_of(&self, payer_id: &str) -> Result<&Subscription, ApiError> {
        let missing = || {
            ApiError::not_found(format!(
                "{payer_id:?} has no subscription. The seed defines them, in \"plans\" and \"subscriptions\"."
            ))
        };
        self.subscriptions.iter().find(|one| one.payer_id == payer_id).ok_or_else(missing)
    }

    /// The item of a subscription with this ID.
    ///
    /// # Errors
    /// 404 if it does not exist.
    pub fn subscription_item(&self, id: &str) -> Result<(&Subscription, &SubscriptionItem), ApiError> {
        let mut items =
            self.subscriptions.iter().flat_map(|one| one.items.iter().map(move |item| (one, item)));
        items.find(|(_, item)| item.id == id).ok_or_else(|| super::missing("subscription item", id))
    }
}

impl Change<'_> {
    /// Cancels an item: at once, or at the end of its period.
    ///
    /// # Errors
    /// 404 if it does not exist, 422 if it was cancelled before.
    pub fn cancel_subscription_item(&mut self, id: &str, end_now: bool) -> Result<(), ApiError> {
        let now_ms = self.now_ms();
        let (_, item) = self.subscription_item(id)?;
        if item.status(now_ms) != "active" {
            return Err(ApiError::subscription_item_is(item.status(now_ms)));
        }
        self.change_subscription_item(id, |item| {
            item.canceled_at = Some(now_ms);
            item.ended_at = end_now.then_some(now_ms);
        })
    }

    /// Moves the end of a free trial.
    ///
    /// # Errors
    /// 404 if the item does not exist, 422 if it is not in a free trial, or the time is not in the year after it.
    pub fn extend_free_trial(&mut self, id: &str, to_ms: i64) -> Result<(), ApiError> {
        let (_, item) = self.subscription_item(id)?;
        if !item.is_free_trial || item.status(self.now_ms()) != "active" {
            return Err(ApiError::subscription_item_is("not in a free trial"));
        }
        let end = item.period_end_at.unwrap_or(self.now_ms());
        if to_ms <= self.now_ms() || to_ms > end.saturating_add(MAX_EXTENSION_MS) {
            let fault = "must be in the future, and at most 365 days after the end of the trial".to_owned();
            return Err(ApiError::parameter_invalid("extend_to", fault));
        }
        self.change_subscription_item(id, |item| item.period_end_at = Some(to_ms))
    }

    fn change_subscription_item(
        &mut self,
        id: &str,
        change: impl FnOnce(&mut SubscriptionItem),
    ) -> Result<(), ApiError> {
        let now_ms = self.now_ms();
        let subscription =
            self.subscriptions.iter_mut().find(|one| one.items.iter().any(|item| item.id == id));
        let subscription = subscription.ok_or_else(|| super::missing("subscription item", id))?;
        subscription.updated_at = now_ms;
        if let Some(item) = subscription.items.iter_mut().find(|item| item.id == id) {
            change(item);
            item.updated_at = now_ms;
        }
        let subscription_id = subscription.id.clone();
        self.happened("subscription.updated", &subscription_id, format!("{id} in a subscription changed"));
        Ok(())
    }
}

impl Row for Plan {
    fn id(&self) -> &str {
        &self.id
    }
}

impl Row for Subscription {
    fn id(&self) -> &str {
        &self.id
    }
}

fn yes() -> bool {
    true
}
