//! A configured instance: the accepted tokens, and what is needed to verify them.

use std::sync::Arc;

use super::remarks::Remarks;
use super::state::TokenKind;
use crate::backend::BackendClient;
use crate::backend::lookups::Lookups;
use crate::error::ConfigurationError;
use crate::instance::{PublishableKey, Site};
use crate::jwt::Verifier;
use crate::machine::{self, MachineVerifier};
use crate::organization_sync::OrganizationSync;

/// A configured instance. Built once and shared by all requests.
#[derive(Debug)]
pub struct Authenticator {
    pub(super) accepts: Accepts,
    pub(super) machines: MachineVerifier,
    pub(super) remarks: Arc<Remarks>,
}

/// The accepted kinds of tokens, and what is needed to verify session tokens.
#[derive(Debug)]
pub enum Accepts {
    /// Only one kind of machine token.
    Machine(machine::TokenType),
    /// Only session tokens.
    Session(Box<Sessions>),
    /// Tokens of these kinds.
    OneOf(Box<Sessions>, Vec<TokenKind>),
    /// Tokens of any kind.
    Any(Box<Sessions>),
}

/// What is needed to authenticate sessions.
#[derive(Debug)]
pub struct Sessions {
    /// The instance.
    pub publishable_key: PublishableKey,
    /// Verifies session tokens.
    pub verifier: Verifier,
    /// Exchanges nonces and expired tokens.
    pub backend: BackendClient,
    /// Limits the requests that unauthenticated clients can cause through `backend`.
    pub lookups: Arc<Lookups>,
    /// Which paths activate an organization.
    pub organization_sync: OrganizationSync,
    /// Whether browsers may be redirected (`enableHandshake`).
    pub redirects: bool,
}

impl Authenticator {
    /// An authenticator that verifies machine tokens with `machines`, and limits messages to the developer
    /// with `remarks`.
    pub fn new(accepts: Accepts, machines: MachineVerifier, remarks: Arc<Remarks>) -> Self {
        Self { accepts, machines, remarks }
    }

    /// Finds configuration errors that would affect every request to the site.
    ///
    /// # Errors
    /// As for [`Site::check`]; none if only machine tokens are accepted, which do not depend on the site.
    pub fn check(&self, site: &Site) -> Result<(), ConfigurationError> {
        self.sessions().map_or(Ok(()), |sessions| site.check(&sessions.publishable_key))
    }

    /// How sessions are authenticated; `None` if only machine tokens are accepted.
    pub fn sessions(&self) -> Option<&Sessions> {
        match &self.accepts {
            Accepts::Machine(_) => None,
            Accepts::Session(sessions) | Accepts::OneOf(sessions, _) | Accepts::Any(sessions) => {
                Some(sessions)
            }
        }
    }
}
