//! Plans and subscriptions: the rules.

use crate::errors::ApiError;
use crate::state::State;
use crate::state::billing::{MAX_EXTENSION_MS, Subscription, SubscriptionItem};
use crate::state::store::Change;

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
        items.find(|(_, item)| item.id == id).ok_or_else(|| ApiError::missing("subscription item", id))
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
        let kind = if end_now { "subscriptionItem.ended" } else { "subscriptionItem.canceled" };
        self.change_subscription_item(id, kind, |item| {
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
        self.change_subscription_item(id, "subscriptionItem.updated", |item| item.period_end_at = Some(to_ms))
    }

    fn change_subscription_item(
        &mut self,
        id: &str,
        kind: &'static str,
        change: impl FnOnce(&mut SubscriptionItem),
    ) -> Result<(), ApiError> {
        let now_ms = self.now_ms();
        let subscription = self.subscriptions.find_mut(|one| one.items.iter().any(|item| item.id == id));
        let subscription = subscription.ok_or_else(|| ApiError::missing("subscription item", id))?;
        subscription.updated_at = now_ms;
        if let Some(item) = subscription.items.iter_mut().find(|item| item.id == id) {
            change(item);
            item.updated_at = now_ms;
        }
        let subscription_id = subscription.id.clone();
        self.happened(kind, id, format!("{id} changed"));
        self.happened("subscription.updated", &subscription_id, format!("{id} in a subscription changed"));
        Ok(())
    }
}
