//! The configuration of an [`Authenticator`]. Its parts are parsed in the order of the specification
//! (`authentication.md` §1.4), so that the first fault is the one that is reported.

use std::sync::Arc;
use std::time::Duration;

use super::authenticator::{Accepts, Authenticator, Sessions};
use super::process::Process;
use super::state::TokenKind;
use crate::backend::BackendClient;
use crate::error::{ConfigurationError, ConfigurationErrorCode};
use crate::instance::{BackendApi, PublishableKey, SecretKey};
use crate::jwt::{Verification, Verifier};
use crate::machine::{MachineVerifier, MachineVerifierOptions, SharedCacheOptions, TokenType};
use crate::organization_sync::{OrganizationSync, PatternOption};

/// The options of an [`Authenticator`], not parsed yet.
#[derive(Debug)]
pub struct Configuration {
    /// `pk_test_…` or `pk_live_…`
    pub publishable_key: String,
    /// `sk_test_…` or `sk_live_…`
    pub secret_key: String,
    /// The secret key for nonces and refreshes, where it differs from `secret_key`.
    pub client_secret_key: Option<String>,
    /// `ak_…`: the key of a machine, for tokens of other machines.
    pub machine_secret_key: Option<String>,
    /// Base URL of the Backend API; empty for Clerk's.
    pub api_url: String,
    /// Version segment of the Backend API; empty for the default.
    pub api_version: String,
    /// Which kinds of tokens are accepted.
    pub accepts_token: AcceptsToken,
    /// Which tokens are accepted, and where the keys come from.
    pub verification: Verification,
    /// Whether tokens must carry what they may lack by default: `aud` where `audience` is set, `iss` and `typ`.
    pub strict: bool,
    /// How many verified tokens are cached: see [`crate::jwt::TokenCaches`].
    pub token_cache_entries: Option<usize>,
    /// For how long Clerk's answer about an opaque token is cached; `None`: not at all.
    pub machine_token_cache_ttl: Option<Duration>,
    /// Shares these answers with other servers.
    pub machine_token_store: Option<SharedCacheOptions>,
    /// The paths that belong to an organization, and those that belong to the personal account.
    pub organization_sync: [Option<PatternOption>; 2],
    /// Whether browsers are redirected to fetch fresh cookies (`enableHandshake`).
    pub redirects: bool,
}

/// `acceptsToken`: `any` or one name, or an array of names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AcceptsToken {
    /// A string.
    Name(String),
    /// An array.
    Names(Vec<String>),
}

impl Configuration {
    /// The authenticator of this configuration.
    ///
    /// # Errors
    /// The first fault that is found.
    pub fn authenticator(self, process: &Process) -> Result<Authenticator, ConfigurationError> {
        match self.accepts_token.parse()? {
            Accepted::Machine(token_type) => self.for_machines(token_type, process),
            Accepted::Sessions(others) => self.for_sessions(others, process),
        }
    }

    fn for_machines(
        self,
        token_type: TokenType,
        process: &Process,
    ) -> Result<Authenticator, ConfigurationError> {
        if token_type == TokenType::OauthToken {
            PublishableKey::parse(&self.publishable_key)?;
        }
        // A machine can verify the tokens of other machines with a key of its own.
        let needs_secret_key = token_type != TokenType::M2mToken || self.machine_secret_key.is_none();
        let api = if needs_secret_key || !self.secret_key.is_empty() {
            Some(self.backend_api(SecretKey::parse(&self.secret_key)?)?)
        } else {
            None
        };
        let machines = self.machines(api.as_ref(), process)?;
        // Patterns do not matter here, but an invalid one is reported.
        let [organization, personal_account] = self.organization_sync;
        OrganizationSync::new(organization, personal_account)?;
        Ok(Authenticator::new(Accepts::Machine(token_type), machines, process.remarks()))
    }

    fn for_sessions(self, others: Others, process: &Process) -> Result<Authenticator, ConfigurationError> {
        let publishable_key = PublishableKey::parse(&self.publishable_key)?;
        let api = self.backend_api(SecretKey::parse(&self.secret_key)?)?;
        let machines = self.machines(Some(&api), process)?;
        let sessions = Box::new(self.sessions(publishable_key, &api, process)?);
        let accepts = match others {
            Others::None => Accepts::Session(sessions),
            Others::OneOf(kinds) => Accepts::OneOf(sessions, kinds),
            Others::Any => Accepts::Any(sessions),
        };
        Ok(Authenticator::new(accepts, machines, process.remarks()))
    }

    fn sessions(
        self,
        publishable_key: PublishableKey,
        api: &BackendApi,
        process: &Process,
    ) -> Result<Sessions, ConfigurationError> {
        let mut rules = self.verification.rules.clone();
        if self.strict {
            rules.make_strict(vec![format!("https://{}", publishable_key.frontend_api())]);
        }
        let client_api = match &self.client_secret_key {
            Some(secret_key) => self.backend_api(SecretKey::parse(secret_key)?)?,
            None => api.clone(),
        };
        let keys = self.verification.keys(|| process.key_cache(api));
        let verifier =
            Verifier::new(keys, rules, process.clock()).refusing(self.verification.revocations.clone());
        let [organization, personal_account] = self.organization_sync;
        Ok(Sessions {
            publishable_key,
            verifier: match process.verified_tokens(self.token_cache_entries) {
                Some(tokens) => verifier.remembering(tokens),
                None => verifier,
            },
            backend: BackendClient::new(client_api, process.transport()),
            lookups: process.lookups(api),
            organization_sync: OrganizationSync::new(organization, personal_account)?,
            redirects: self.redirects,
        })
    }

    fn machines(
        &self,
        api: Option<&BackendApi>,
        process: &Process,
    ) -> Result<MachineVerifier, ConfigurationError> {
        let client = |api: BackendApi| Arc::new(BackendClient::new(api, process.transport()));
        let machine_api = match &self.machine_secret_key {
            Some(key) => Some(self.backend_api(SecretKey::parse_of_machine(key)?)?),
            None => None,
        };
        let Some(asked_api) = api.or(machine_api.as_ref()) else { return Err(SecretKey::missing()) };
        let options = MachineVerifierOptions {
            lookups: process.lookups(asked_api),
            keys: match api {
                Some(api) => Some(self.verification.keys(|| process.key_cache(api))),
                None => self.verification.own_keys(),
            },
            audience: self.verification.rules.audience.clone(),
            clock_skew_ms: self.verification.rules.clock_skew_ms,
            strict: self.strict,
            backend: api.cloned().map(client),
            machine_backend: machine_api.map(client),
            verified_tokens: process.verified_tokens(self.token_cache_entries),
            cache_time_to_live: self.machine_token_cache_ttl,
            shared_cache: self.machine_token_store.clone(),
        };
        Ok(MachineVerifier::new(options, process.clock()))
    }

    fn backend_api(&self, secret_key: SecretKey) -> Result<BackendApi, ConfigurationError> {
        BackendApi::parse(&self.api_url, &self.api_version, secret_key)
    }
}

/// The accepted kinds of tokens.
enum Accepted {
    Machine(TokenType),
    Sessions(Others),
}

/// The kinds of tokens that are accepted in addition to those of sessions.
enum Others {
    None,
    OneOf(Vec<TokenKind>),
    Any,
}

impl AcceptsToken {
    fn parse(&self) -> Result<Accepted, ConfigurationError> {
        match self {
            Self::Name(name) if name == "any" => Ok(Accepted::Sessions(Others::Any)),
            Self::Name(name) => Ok(match kind(name)? {
                TokenKind::Machine(token_type) => Accepted::Machine(token_type),
                _ => Accepted::Sessions(Others::None),
            }),
            Self::Names(names) => {
                let kinds = names.iter().map(|name| kind(name)).collect::<Result<_, _>>()?;
                Ok(Accepted::Sessions(Others::OneOf(kinds)))
            }
        }
    }
}

fn kind(name: &str) -> Result<TokenKind, ConfigurationError> {
    if name == "session_token" {
        return Ok(TokenKind::Session);
    }
    TokenType::from_name(name).map(TokenKind::Machine).ok_or_else(|| unknown_kind(name))
}

fn unknown_kind(name: &str) -> ConfigurationError {
    let shown: String = name.chars().take(40).flat_map(char::escape_debug).collect();
    ConfigurationError::new(
        ConfigurationErrorCode::AcceptsTokenInvalid,
        format!(
            "Clerk: the option acceptsToken contains \"{shown}\"; expected session_token, api_key, m2m_token, oauth_token, an \
             array of them, or any."
        ),
    )
}

#[cfg(test)]
mod tests;
