//! `Revocations`: the list of what is refused before it expires. Other objects refer to it by its number, because their
//! options are compared as JSON.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, LazyLock, Mutex, PoisonError, Weak};
use std::time::Duration;

use napi_derive::napi;

use super::error::{CodedError, coded};
use super::process;
use clerk_express_native::error::{ConfigurationError, ConfigurationErrorCode};
use clerk_express_native::revocation::{self, Limits, Listing, Revocation, Revoked};

/// The lists of all threads, by number.
static LISTS: LazyLock<Mutex<HashMap<u32, Weak<revocation::Revocations>>>> = LazyLock::new(Mutex::default);

static NEXT_NUMBER: AtomicU32 = AtomicU32::new(1);

/// A list of revocations, which lasts until neither JavaScript nor a verifier uses it.
#[napi]
pub struct Revocations {
    number: u32,
    inner: Arc<revocation::Revocations>,
}

#[napi]
impl Revocations {
    /// An entry is listed until tokens that live for `token_lifetime_ms` have expired, and while it is among the latest
    /// `max_entries`.
    #[napi(constructor, catch_unwind)]
    pub fn new(token_lifetime_ms: f64, max_entries: u32) -> Self {
        let token_lifetime = Duration::try_from_secs_f64(token_lifetime_ms / 1000.0).unwrap_or(Duration::MAX);
        let limits = Limits { token_lifetime, max_entries: max_entries as usize };
        let inner = Arc::new(revocation::Revocations::new(process::clock(), limits));
        let number = NEXT_NUMBER.fetch_add(1, Ordering::Relaxed);
        let mut lists = LISTS.lock().unwrap_or_else(PoisonError::into_inner);
        lists.retain(|_, list| list.strong_count() > 0);
        lists.insert(number, Arc::downgrade(&inner));
        Self { number, inner }
    }

    /// The number of this list: the option `revocations` of a verifier.
    #[napi(getter, catch_unwind)]
    pub fn number(&self) -> u32 {
        self.number
    }

    /// The number of entries.
    #[napi(getter, catch_unwind)]
    pub fn size(&self) -> f64 {
        self.inner.len() as f64
    }

    /// Refuses the tokens of a session that ended at this Unix time in milliseconds. Returns whether the list is full,
    /// so that the oldest entry was dropped.
    #[napi(catch_unwind)]
    pub fn end_session(&self, id: String, ended_ms: f64) -> bool {
        self.add(Revoked::Session(&id), ended_ms)
    }

    /// Refuses the tokens of a user that were issued before this Unix time in milliseconds. Returns the same.
    #[napi(catch_unwind)]
    pub fn end_user(&self, id: String, before_ms: f64) -> bool {
        self.add(Revoked::User(&id), before_ms)
    }

    /// Refuses the tokens of a user in which this organization is active, and that were issued before this Unix time in
    /// milliseconds. Returns the same.
    #[napi(catch_unwind)]
    pub fn end_membership(&self, user: String, organization: String, before_ms: f64) -> bool {
        self.add(Revoked::Membership { user: &user, organization: &organization }, before_ms)
    }

    /// Refuses the tokens in which this organization is active, and that were issued before this Unix time in
    /// milliseconds. Returns the same.
    #[napi(catch_unwind)]
    pub fn end_organization(&self, id: String, before_ms: f64) -> bool {
        self.add(Revoked::Organization(&id), before_ms)
    }

    fn add(&self, revoked: Revoked<'_>, time_ms: f64) -> bool {
        // Rounded up, so that no token of the last millisecond is let through.
        let revocation = Revocation { revoked, time_ms: time_ms.ceil() as i64 };
        self.inner.add(revocation) == Listing::InPlaceOfOldest
    }
}

/// The list of this number.
pub(super) fn by_number(number: f64) -> Result<Arc<revocation::Revocations>, CodedError> {
    let lists = LISTS.lock().unwrap_or_else(PoisonError::into_inner);
    let list = lists.iter().find(|(own, _)| f64::from(**own) == number).and_then(|(_, list)| list.upgrade());
    list.ok_or_else(|| {
        coded(ConfigurationError::new(
            ConfigurationErrorCode::RevocationsInvalid,
            "Clerk: the option revocations is not an object of createRevocations() that is in use.",
        ))
    })
}
