//! Decides who sent a request (`authentication.md` §3). Table of contents:
//!
//! 0. [`configuration`] builds the [`authenticator`], with what the [`process`] shares. The rules read it, the request and
//!    the cookies from a [`context`].
//! 1. [`header`]: a token in the `Authorization` header takes precedence. It may be a machine token.
//! 2. [`cookie`]: otherwise the cookies decide, after [`suffix`] has selected their variant. [`satellite`]
//!    and [`cross_origin`] handle visitors from other domains, [`active_organization`] handles paths of
//!    organizations.
//! 3. [`session_error`] handles rejected session tokens, which it may [`refresh`].
//! 4. [`handshake`] redirects a browser that needs fresh cookies to Clerk and back.
//! 5. The result is a [`Decision`]: a [`State`] and messages for the developer ([`notice`]), whose frequency
//!    [`remarks`] limits.
//!
//! There are no errors: what depends on the request is a state, and a configuration that can never work is
//! detected before the first request ([`Authenticator::check`]).

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
pub use debug::{SHOWN_CHARACTERS, debug, without_secrets};
pub use explain::{Outcome, Reported, explain};
pub use notice::Notice;
pub use process::Process;
pub use remarks::{Remark, Remarks};
pub use state::{State, TokenKind};

use context::Context;

use crate::instance::Site;
use crate::machine::{self, Detected};
use crate::request::{HeaderName, Request, bearer_token};

/// The decision about a request.
#[derive(Debug)]
pub struct Decision {
    /// Who sent it.
    pub state: State,
    /// Messages for the developer, in order; usually none. Recently shown ones are omitted.
    pub remarks: Vec<Remark>,
}

/// Decides who sent a request to this site. Ready immediately unless something must be fetched.
///
/// ```
/// use std::sync::Arc;
///
/// use clerk_express_native::authenticate::{Process, State, authenticate_request};
/// use clerk_express_native::instance::Site;
/// use clerk_express_native::request::{Connection, Request, Texts};
/// use clerk_express_native::time::SystemClock;
/// use clerk_express_native::transport::ReqwestTransport;
/// use tokio::runtime::Handle;
///
/// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/test/vectors/support/documentation.rs"));
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// let (clock, transport) = (Arc::new(SystemClock::new()), Arc::new(ReqwestTransport::default()));
/// let process = Process::new(clock, transport, Handle::current);
/// let authenticator = configuration().authenticator(&process).expect("a valid configuration");
///
/// let authorization = format!("Bearer {TOKEN}");
/// let headers = |name: &str| (name == "authorization").then_some(authorization.as_str());
/// let request = Request::parse(Texts::new("GET", "/", headers), Connection::Plain).expect("a valid target");
/// let decision = authenticate_request(&authenticator, &Site::default(), &request).await;
/// let State::SignedIn(session) = decision.state else { unreachable!("the token is valid") };
/// assert_eq!(session.token.claims().subject, Some("user_1".into()));
/// # }
/// ```
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
    // If only sessions are accepted, an opaque token is an invalid session token.
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
    fn a_decision_takes_little_memory_until_it_waits() {
        let (instance, request) = (instance(InstanceType::Production), request("GET", "/", &[]));
        let decision = authenticate_request(&instance.authenticator, &instance.site, &request);
        // Larger futures are allocated by a slower part of the allocator, for every request.
        assert!(size_of_val(&decision) < 1_000, "{} bytes", size_of_val(&decision));
    }
}
