//! The allow list and the block list: the rules.

use crate::errors::ApiError;
use crate::state::State;
use crate::state::listed_identifier::{ListedIdentifier, has_subaddress, is_disposable, plain};

impl State {
    /// Whether a person with this email address or phone number may sign up.
    ///
    /// # Errors
    /// 403 `not_allowed_access` if one of the restrictions keeps the person out.
    pub fn check_admission(&self, identifier: &str) -> Result<(), ApiError> {
        let restrictions = &self.instance.restrictions;
        let plain = plain(identifier, restrictions);
        let is_listed = |list: &crate::state::table::Table<ListedIdentifier>| {
            list.iter().any(|entry| entry.covers(identifier) || entry.covers(&plain))
        };
        let is_blocked = (restrictions.blocklist && is_listed(&self.blocklist_identifiers))
            || (restrictions.allowlist && !is_listed(&self.allowlist_identifiers))
            || (restrictions.block_email_subaddresses && has_subaddress(identifier))
            || (restrictions.block_disposable_email_domains && is_disposable(identifier));
        if is_blocked { Err(ApiError::access_not_allowed(identifier)) } else { Ok(()) }
    }
}
