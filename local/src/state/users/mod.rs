//! How users change: the rules that both of Clerk's APIs follow.

mod access;
mod changes;
mod contacts;
mod creation;
mod credentials;
mod deletion;
mod passwords;
mod second_factors;

pub use changes::UserChange;
pub use creation::NewUser;
pub use credentials::{CodeKind, Credentials, NewPassword};
pub use second_factors::{NewBackupCodes, PhoneNumberChange};

use super::store::Change;

impl Change<'_> {
    /// Notes that a user has changed; `what` continues a sentence that starts with the user's name.
    pub(super) fn user_updated(&mut self, id: &str, what: &str) {
        let now_ms = self.now_ms();
        if let Some(user) = self.users.get_mut(id) {
            user.updated_at = now_ms;
            let summary = format!("{} {what}", user.display_name());
            self.happened("user.updated", id, summary);
        }
    }
}
