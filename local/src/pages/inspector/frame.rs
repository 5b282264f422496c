//! What is around every view: the navigation and the state of the program.

use super::live::revision;
use crate::local_clerk::LocalClerk;

/// The data for the frame.
pub(in crate::pages) struct Frame {
    /// The current view, by its name in the navigation.
    pub(in crate::pages) view: &'static str,
    /// Where the program listens.
    pub(in crate::pages) origin: String,
    /// Its version.
    pub(in crate::pages) version: &'static str,
    /// What the page contains, to find out whether there is more.
    pub(in crate::pages) revision: String,
    pub(in crate::pages) users: usize,
    pub(in crate::pages) organizations: usize,
    pub(in crate::pages) sessions: usize,
    pub(in crate::pages) messages: usize,
    pub(in crate::pages) webhooks: usize,
}

impl Frame {
    /// Around the view with this name.
    pub(in crate::pages) fn new(local: &LocalClerk, view: &'static str) -> Self {
        // First: an event in the meantime makes the page refresh once more, instead of never.
        let revision = revision(local);
        let webhooks = local.webhooks().messages().after(None).count();
        let state = local.state();
        let now_ms = local.now_ms();
        Self {
            view,
            origin: local.origin().to_owned(),
            version: env!("CARGO_PKG_VERSION"),
            revision,
            users: state.users.len(),
            organizations: state.organizations.len(),
            sessions: state.sessions.iter().filter(|session| session.is_active(now_ms)).count(),
            messages: state.messages.len(),
            webhooks,
        }
    }
}
