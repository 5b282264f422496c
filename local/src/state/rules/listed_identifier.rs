//! The allow list and the block list: the rules.

use crate::errors::ApiError;
use crate::state::State;
use crate::state::listed_identifier::{ListedIdentifier, has_subaddress, is_disposable, plain};
use crate::state::table::Table;

impl State {
    /// Whether a person with this email address or phone number may sign up, or add it to an account.
    ///
    /// # Errors
    /// 403 `not_allowed_access` if one of the restrictions keeps the person out.
    pub fn check_admission(&self, identifier: &str) -> Result<(), ApiError> {
        let restrictions = &self.instance.restrictions;
        let is_blocked = !self.lists_admit(identifier)
            || (restrictions.block_email_subaddresses && has_subaddress(identifier))
            || (restrictions.block_disposable_email_domains && is_disposable(identifier));
        if is_blocked { Err(ApiError::access_not_allowed(identifier)) } else { Ok(()) }
    }

    /// Whether a person with this email address or phone number may sign in. Only the lists matter, and they can be
    /// switched off for sign-ins.
    ///
    /// # Errors
    /// 403 `not_allowed_access` if a list keeps the person out.
    pub fn check_sign_in_admission(&self, identifier: &str) -> Result<(), ApiError> {
        let is_exempt = self.instance.restrictions.allowlist_blocklist_disabled_on_sign_in;
        match is_exempt || self.lists_admit(identifier) {
            true => Ok(()),
            false => Err(ApiError::access_not_allowed(identifier)),
        }
    }

    /// Whether the lists that are switched on admit an identifier. Of one that is on both, the allowlist decides.
    fn lists_admit(&self, identifier: &str) -> bool {
        let restrictions = &self.instance.restrictions;
        let plain = plain(identifier, restrictions);
        let is_listed = |list: &Table<ListedIdentifier>| {
            list.iter().any(|entry| entry.covers(identifier) || entry.covers(&plain))
        };
        match restrictions.allowlist {
            true => is_listed(&self.allowlist_identifiers),
            false => !restrictions.blocklist || !is_listed(&self.blocklist_identifiers),
        }
    }
}
