//! Decides who sent a request (`authentication.md` §3). This page is the table of contents:
//!
//! 0. [`configuration`] builds the [`authenticator`], with what the [`process`] shares. The rules read it, the request and
//!    the cookies from a [`context`].
//! 1. A token in the `Authorization` header decides alone: [`header`]. It may be a machine's.
//! 2. Otherwise the cookies decide: [`cookie`], after [`suffix`] has chosen the variant of them that counts.
//!    [`satellite`] and [`cross_origin`] are about visitors from other domains, [`active_organization`] about paths
//!    that belong to one.
//! 3. A session token that is refused is handled by [`session_error`], which may [`refresh`] it.
//! 4. A browser that needs fresh cookies is sent to Clerk, and comes back with them: [`handshake`].
//! 5. The answer is a [`Decision`]: a [`State`], and what the developer should know: [`notice`], as often as [`remarks`]
//!    allows.
//!
//! There is no error: what depends on the request is a state, and a configuration that works for no request is found
//! before the first ([`Authenticator::check`]).

mod active_organization;
mod authenticator;
mod configuration;
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
mod process;
pub mod reason;
mod refresh;
pub mod remarks;
mod satellite;
mod session_error;
pub mod state;
mod suffix;
mod undecided;

pub use authenticator::{Accepts, Authenticator, Sessions};
pub use configuration::{AcceptsToken, Configuration};
pub use debug::{SHOWN_CHARACTERS, debug};
pub use explain::{Outcome, Reported, explain};
pub use notice::Notice;
pub use process::Process;
pub use remarks::{Remark, Remarks};
pub use state::{State, TokenKind};

use context::Context;

use crate::instance::Site;
use crate::machine::{self, Detected};
use crate::request::{HeaderName, Request, bearer_token};

/// What was decided about a request.
#[derive(Debug)]
pub struct Decision {
    /// Who sent it.
    pub state: State,
    /// Remarks for the developer, in the order in which they came up; usually none. Those that were made a moment ago
    /// are left out.
    pub remarks: Vec<Remark>,
}

/// Who sent the request to this site. Ready immediately unless something has to be fetched.
pub async fn authenticate_request(authenticator: &Authenticator, site: &Site, request: &Request) -> Decision {
    let mut notices = Vec::new();
    let state = decide(authenticator, site, request, &mut notices).await;
    Decision { state, remarks: authenticator.remarks.due(notices) }
}

async fn decide(
    authenticator: &Authenticator,
    site: &Site,
    request: &Request,
    notices: &mut Vec<Notice>,
) -> State {
    let machines = &authenticator.machines;
    let token = request.headers().get(HeaderName::Authorization).and_then(bearer_token);
    let (sessions, accepted) = match &authenticator.accepts {
        Accepts::Machine(token_type) => {
            return header::authenticate_machine(machines, *token_type, token, notices).await;
        }
        Accepts::Session(sessions) => (sessions, &[TokenKind::Session][..]),
        Accepts::OneOf(sessions, kinds) => (sessions, kinds.as_slice()),
        Accepts::Any(sessions) => (sessions, &ANY[..]),
    };
    let Some(token) = token else {
        if !accepted.contains(&TokenKind::Session) {
            return State::not_accepted();
        }
        let cookies = Context::read_cookies(sessions, request);
        let (mut context, session) = Context::new(sessions, site, request, &cookies, None, notices);
        return cookie::authenticate(&mut context, session.as_ref()).await;
    };
    // Where sessions alone are accepted, an opaque token is no kind of its own: it is no session token.
    let detected = match authenticator.accepts {
        Accepts::Session(_) => Detected::Other(sessions.verifier.decode(token)),
        _ => machine::detect(token, |token| sessions.verifier.decode(token)),
    };
    let kind = match &detected {
        Detected::Machine(machine) => TokenKind::Machine(machine.token_type()),
        Detected::Other(_) => TokenKind::Session,
    };
    if !accepted.contains(&kind) {
        return State::not_accepted();
    }
    match &detected {
        Detected::Machine(machine) => header::verify_machine(machines, machine, token, notices).await,
        Detected::Other(session) => {
            header::authenticate_session(sessions, site, request, token, session, notices).await
        }
    }
}

/// Every kind of token.
const ANY: [TokenKind; 4] = [
    TokenKind::Session,
    TokenKind::Machine(machine::TokenType::ApiKey),
    TokenKind::Machine(machine::TokenType::M2mToken),
    TokenKind::Machine(machine::TokenType::OauthToken),
];

#[cfg(test)]
mod tests {
    use super::fixtures::{instance, request};
    use super::*;
    use crate::instance::InstanceType;

    #[test]
    fn a_decision_takes_little_memory_before_it_has_to_wait() {
        let (instance, request) = (instance(InstanceType::Production), request("GET", "/", &[]));
        let decision = authenticate_request(&instance.authenticator, &instance.site, &request);
        // What is larger comes from a slower part of the allocator, for each request.
        assert!(size_of_val(&decision) < 1_000, "{} bytes", size_of_val(&decision));
    }
}
