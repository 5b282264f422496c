//! A configured instance: which tokens it accepts, and what it takes to verify them.

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

/// A configured instance, ready to decide. Built once, then shared by all requests.
#[derive(Debug)]
pub struct Authenticator {
    pub(super) accepts: Accepts,
    pub(super) machines: MachineVerifier,
    pub(super) remarks: Arc<Remarks>,
}

/// Which kinds of tokens are accepted, and what it takes to recognise them.
#[derive(Debug)]
pub enum Accepts {
    /// One kind of machine tokens, and nothing else.
    Machine(machine::TokenType),
    /// Session tokens, and nothing else.
    Session(Box<Sessions>),
    /// Tokens of these kinds.
    OneOf(Box<Sessions>, Vec<TokenKind>),
    /// Tokens of any kind.
    Any(Box<Sessions>),
}

/// Everything by which sessions are recognised.
#[derive(Debug)]
pub struct Sessions {
    /// Whose sessions.
    pub publishable_key: PublishableKey,
    /// Judges session tokens.
    pub verifier: Verifier,
    /// Exchanges nonces and expired tokens.
    pub backend: BackendClient,
    /// Bounds what strangers can make `backend` do.
    pub lookups: Arc<Lookups>,
    /// Which paths ask for an organization to be active.
    pub organization_sync: OrganizationSync,
    /// Whether browsers are sent away at all (`enableHandshake`).
    pub redirects: bool,
}

impl Authenticator {
    /// Decides by `accepts`, with `machines` for the tokens of machines. What the developer should know is said as often
    /// as `remarks` allows.
    pub fn new(accepts: Accepts, machines: MachineVerifier, remarks: Arc<Remarks>) -> Self {
        Self { accepts, machines, remarks }
    }

    /// Finds what cannot work for any request to the site.
    ///
    /// # Errors
    /// As [`Site::check`]; none where only machines are accepted, whose tokens do not depend on the site.
    pub fn check(&self, site: &Site) -> Result<(), ConfigurationError> {
        self.sessions().map_or(Ok(()), |sessions| site.check(&sessions.publishable_key))
    }

    /// How sessions are recognised; `None` where only machines are accepted.
    pub fn sessions(&self) -> Option<&Sessions> {
        match &self.accepts {
            Accepts::Machine(_) => None,
            Accepts::Session(sessions) | Accepts::OneOf(sessions, _) | Accepts::Any(sessions) => {
                Some(sessions)
            }
        }
    }
}
