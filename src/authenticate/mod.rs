//! Decides who sent a request (`authentication.md` §3). This page is the table of contents:
//!
//! 1. A token in the `Authorization` header decides alone: [`header`].
//! 2. Otherwise the cookies decide: [`cookie`], after [`suffix`] has chosen the variant of them that counts.
//!    [`satellite`] and [`cross_origin`] are about visitors from other domains, [`active_organization`] about paths
//!    that belong to one.
//! 3. A session token that is refused is handled by [`session_error`], which may [`refresh`] it.
//! 4. A browser that needs fresh cookies is sent to Clerk, and comes back with them: [`handshake`].
//! 5. The answer is a [`Decision`]: a [`State`], and what the developer should know.

mod active_organization;
mod context;
mod cookie;
mod cross_origin;
mod debug;
mod directives;
mod explain;
#[cfg(test)]
mod fixtures;
mod handshake;
mod header;
pub mod notice;
mod refresh;
mod satellite;
mod session_error;
pub mod state;
mod suffix;

pub use debug::debug;
pub use explain::{Outcome, explain};
pub use notice::Notice;
pub use state::State;

use context::Context;

use crate::backend::BackendClient;
use crate::error::ConfigurationError;
use crate::instance::{FrontendApi, PublishableKey, Satellite};
use crate::jwt::Verifier;
use crate::organization_sync::OrganizationSync;
use crate::request::{HeaderName, Request, bearer_token};

/// A configured instance, ready to decide. Built once, then shared by all requests.
#[derive(Debug)]
pub struct Authenticator {
    sessions: Sessions,
}

/// Everything by which sessions are recognised.
#[derive(Debug)]
pub struct Sessions {
    /// Whose sessions.
    pub publishable_key: PublishableKey,
    /// Where browsers fetch fresh cookies.
    pub frontend_api: FrontendApi,
    /// Judges session tokens.
    pub verifier: Verifier,
    /// Exchanges nonces and expired tokens.
    pub backend: BackendClient,
    /// Set where the app is a satellite.
    pub satellite: Option<Satellite>,
    /// Which paths ask for an organization to be active.
    pub organization_sync: OrganizationSync,
    /// Whether browsers are sent away at all (`enableHandshake`).
    pub redirects: bool,
}

/// What was decided about a request.
#[derive(Debug)]
pub struct Decision {
    /// Who sent it.
    pub state: State,
    /// Remarks for the developer, in the order in which they came up; usually none.
    pub notices: Vec<Notice>,
}

impl Authenticator {
    /// Decides who is signed in.
    pub fn new(sessions: Sessions) -> Self {
        Self { sessions }
    }
}

/// Who sent the request. Ready at once unless something has to be fetched.
///
/// # Errors
/// The request shows that the configuration cannot work.
pub async fn authenticate_request(
    authenticator: &Authenticator,
    request: &Request,
) -> Result<Decision, ConfigurationError> {
    let sessions = &authenticator.sessions;
    if let Some(satellite) = &sessions.satellite
        && let Some(origin) = request.headers().get(HeaderName::Origin)
    {
        satellite.check_origin(origin)?;
    }
    let mut notices = Vec::new();
    let state = match request.headers().get(HeaderName::Authorization).and_then(bearer_token) {
        Some(token) => header::authenticate(sessions, request, token, &mut notices).await?,
        None => {
            let cookies = Context::read_cookies(sessions, request);
            let (mut context, session) = Context::new(sessions, request, &cookies, None, &mut notices);
            cookie::authenticate(&mut context, session).await?
        }
    };
    Ok(Decision { state, notices })
}
