//! The links in emails: following one verifies the email address, in any browser. The flow goes on in the browser in
//! which it was started.

use super::page::Page;
use super::store::Change;
use super::strategy::Strategy;
use super::verification::{Attempt, Verification};

/// What became of a flow by its link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowedLink {
    /// `verified`, `expired` or `failed`: what Clerk's scripts expect in the query.
    pub status: &'static str,
    /// The session that was started.
    pub created_session_id: Option<String>,
}

impl Change<'_> {
    /// Follows the link of a sign-in. `follower` is the ID of the browser in which it is open, if that is known, and
    /// `origin` that of the page to which it leads.
    pub fn follow_sign_in_link(
        &mut self,
        id: &str,
        token: &str,
        follower: Option<&str>,
        origin: &str,
    ) -> FollowedLink {
        let now_ms = self.now_ms();
        let client = self.clients.iter().find(|client| client.sign_in_id.as_deref() == Some(id));
        let (Some(client), Some(mut sign_in)) = (client, self.sign_ins.get(id).cloned()) else {
            return FollowedLink::ended("failed");
        };
        let page = Page { client_token: &client.token.clone(), origin };
        if let Err(status) = verify(&mut sign_in.first_factor, token, follower, now_ms) {
            self.sign_ins.insert(sign_in);
            return FollowedLink::ended(status);
        }
        if self.first_factor_verified(page, sign_in, Strategy::EmailLink).is_err() {
            return FollowedLink::ended("failed");
        }
        let session_id = self.sign_ins.get(id).and_then(|one| one.created_session_id.clone());
        FollowedLink { status: "verified", created_session_id: session_id }
    }

    /// Follows the link of a sign-up. As for [`Change::follow_sign_in_link`].
    pub fn follow_sign_up_link(
        &mut self,
        id: &str,
        token: &str,
        follower: Option<&str>,
        origin: &str,
    ) -> FollowedLink {
        let now_ms = self.now_ms();
        let client = self.clients.iter().find(|client| client.sign_up_id.as_deref() == Some(id));
        let (Some(client), Some(mut sign_up)) = (client, self.sign_ups.get(id).cloned()) else {
            return FollowedLink::ended("failed");
        };
        let page = Page { client_token: &client.token.clone(), origin };
        if let Err(status) = verify(&mut sign_up.email_address_verification, token, follower, now_ms) {
            self.sign_ups.insert(sign_up);
            return FollowedLink::ended(status);
        }
        if self.keep_sign_up(page, sign_up).is_err() {
            return FollowedLink::ended("failed");
        }
        let session_id = self.sign_ups.get(id).and_then(|one| one.created_session_id.clone());
        FollowedLink { status: "verified", created_session_id: session_id }
    }
}

impl FollowedLink {
    fn ended(status: &'static str) -> Self {
        Self { status, created_session_id: None }
    }
}

/// Accomplishes the verification by a link, or returns the status of the link.
fn verify(
    prepared: &mut Option<Verification>,
    token: &str,
    follower: Option<&str>,
    now_ms: i64,
) -> Result<(), &'static str> {
    let is_link = |one: &&mut Verification| one.strategy == Strategy::EmailLink.as_str() && !one.verified;
    let verification = prepared.as_mut().filter(is_link).ok_or("failed")?;
    match verification.attempt(token, now_ms) {
        Attempt::Verified => {
            verification.verified_at_client = follower.map(str::to_owned);
            Ok(())
        }
        Attempt::Expired => Err("expired"),
        Attempt::Incorrect | Attempt::Failed => Err("failed"),
    }
}
