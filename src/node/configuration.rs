//! The configuration of an `Authenticator`. Its parts are validated in the order of the specification
//! (`authentication.md` §1.4), so that the first error is the one reported.

use std::sync::Arc;
use std::time::Duration;

use napi::bindgen_prelude::Either;
use napi_derive::napi;

use super::instance;
use super::organization_sync::OrganizationSyncOptions;
use super::verification::VerificationOptions;
use clerk_express_native::authenticate::{Accepts, Authenticator, Sessions, TokenKind};
use clerk_express_native::backend::BackendClient;
use clerk_express_native::error::ConfigurationError;
use clerk_express_native::instance::{BackendApi, PublishableKey, SecretKey};
use clerk_express_native::jwt::{KeySource, Verifier};
use clerk_express_native::machine::{MachineVerifier, MachineVerifierOptions, TokenType};
use clerk_express_native::organization_sync::OrganizationSync;

/// The configuration of an `Authenticator`, with JavaScript's defaults applied.
#[napi(object, object_to_js = false)]
pub struct AuthenticatorOptions {
    /// `pk_test_…` or `pk_live_…`
    pub publishable_key: String,
    /// `sk_test_…` or `sk_live_…`
    pub secret_key: String,
    /// Base URL of the Backend API.
    pub api_url: Option<String>,
    /// Version segment of the Backend API.
    pub api_version: Option<String>,
    /// The accepted kinds of tokens: `any`, a name, or an array of names.
    pub accepts_token: Either<String, Vec<String>>,
    /// `ak_…`: the secret key of a machine, for verifying tokens of other machines.
    pub machine_secret_key: Option<String>,
    /// How long a response about an opaque token is cached, in milliseconds.
    pub machine_token_cache_ttl_in_ms: Option<f64>,
    /// How many verified tokens are cached, shared with other configurations with the same number; 0 for
    /// none. Missing: the default.
    pub token_cache_entries: Option<u32>,
    /// The secret key for nonces and refreshes, if it differs from `secret_key`.
    pub client_secret_key: Option<String>,
    /// Which paths activate an organization.
    pub organization_sync_options: Option<OrganizationSyncOptions>,
    /// Whether browsers are redirected to fetch fresh cookies.
    pub enable_handshake: bool,
    /// Whether tokens must have what they may lack by default: `aud` if `audience` is set, `iss` and `typ`.
    pub strict: bool,
}

/// Builds the authenticator.
///
/// # Errors
/// The first configuration error.
pub(super) fn authenticator(
    options: AuthenticatorOptions,
    verification: &VerificationOptions,
) -> Result<Authenticator, ConfigurationError> {
    let accepted = Accepted::parse(&options.accepts_token)?;
    match accepted {
        Accepted::Machine(token_type) => {
            if token_type == TokenType::OauthToken {
                PublishableKey::parse(&options.publishable_key)?;
            }
            // A machine can verify tokens of other machines with its own secret key.
            let needs_secret_key = token_type != TokenType::M2mToken || options.machine_secret_key.is_none();
            let api = if needs_secret_key || !options.secret_key.is_empty() {
                Some(backend_api(&options, SecretKey::parse(&options.secret_key)?)?)
            } else {
                None
            };
            let machines = machines(&options, verification, api.as_ref())?;
            // Patterns have no effect here, but invalid ones are still reported.
            organization_sync(options.organization_sync_options)?;
            Ok(Authenticator::new(Accepts::Machine(token_type), machines, instance::remarks()))
        }
        Accepted::Sessions(others) => {
            let publishable_key = PublishableKey::parse(&options.publishable_key)?;
            let api = backend_api(&options, SecretKey::parse(&options.secret_key)?)?;
            let machines = machines(&options, verification, Some(&api))?;
            let sessions = Box::new(sessions(options, verification, publishable_key, &api)?);
            let accepts = match others {
                Others::None => Accepts::Session(sessions),
                Others::OneOf(kinds) => Accepts::OneOf(sessions, kinds),
                Others::Any => Accepts::Any(sessions),
            };
            Ok(Authenticator::new(accepts, machines, instance::remarks()))
        }
    }
}

fn sessions(
    options: AuthenticatorOptions,
    verification: &VerificationOptions,
    publishable_key: PublishableKey,
    api: &BackendApi,
) -> Result<Sessions, ConfigurationError> {
    let mut rules = verification.rules();
    if options.strict {
        rules.make_strict(vec![format!("https://{}", publishable_key.frontend_api())]);
    }
    let lookups = instance::lookups(api);
    let client_api = match &options.client_secret_key {
        Some(secret_key) => backend_api(&options, SecretKey::parse(secret_key)?)?,
        None => api.clone(),
    };
    let verifier = Verifier::new(keys(verification, api), rules, instance::clock());
    let verified_tokens = instance::verified_tokens(options.token_cache_entries);
    Ok(Sessions {
        publishable_key,
        verifier: match verified_tokens {
            Some(tokens) => verifier.remembering(tokens),
            None => verifier,
        },
        backend: BackendClient::new(client_api, instance::transport()),
        lookups,
        organization_sync: organization_sync(options.organization_sync_options)?,
        redirects: options.enable_handshake,
    })
}

fn machines(
    options: &AuthenticatorOptions,
    verification: &VerificationOptions,
    api: Option<&BackendApi>,
) -> Result<MachineVerifier, ConfigurationError> {
    let client = |api: BackendApi| Arc::new(BackendClient::new(api, instance::transport()));
    let machine_api = options
        .machine_secret_key
        .as_deref()
        .map(|key| backend_api(options, SecretKey::parse_of_machine(key)?))
        .transpose()?;
    let time_to_live = options.machine_token_cache_ttl_in_ms;
    let lookups = match api.or(machine_api.as_ref()) {
        Some(api) => instance::lookups(api),
        None => return Err(SecretKey::missing()),
    };
    let verifier = MachineVerifierOptions {
        keys: api.map(|api| keys(verification, api)).or_else(|| verification.local_key()),
        audience: verification.audience.clone(),
        clock_skew_ms: verification.rules().clock_skew_ms,
        strict: options.strict,
        backend: api.cloned().map(client),
        machine_backend: machine_api.map(client),
        lookups,
        verified_tokens: instance::verified_tokens(options.token_cache_entries),
        cache_time_to_live: time_to_live.and_then(|ms| Duration::try_from_secs_f64(ms / 1000.0).ok()),
    };
    Ok(MachineVerifier::new(verifier, instance::clock()))
}

fn organization_sync(
    options: Option<OrganizationSyncOptions>,
) -> Result<OrganizationSync, ConfigurationError> {
    options.map_or_else(|| Ok(OrganizationSync::default()), OrganizationSync::try_from)
}

fn keys(verification: &VerificationOptions, api: &BackendApi) -> KeySource {
    verification.local_key().unwrap_or_else(|| verification.remote_keys(api))
}

fn backend_api(
    options: &AuthenticatorOptions,
    secret_key: SecretKey,
) -> Result<BackendApi, ConfigurationError> {
    instance::backend_api(options.api_url.as_deref(), options.api_version.as_deref(), secret_key)
}

/// The accepted kinds of tokens.
enum Accepted {
    Machine(TokenType),
    Sessions(Others),
}

/// The accepted kinds of tokens in addition to session tokens.
enum Others {
    None,
    OneOf(Vec<TokenKind>),
    Any,
}

impl Accepted {
    fn parse(accepts_token: &Either<String, Vec<String>>) -> Result<Self, ConfigurationError> {
        match accepts_token {
            Either::A(name) if name == "any" => Ok(Self::Sessions(Others::Any)),
            Either::A(name) => match kind(name) {
                Some(TokenKind::Machine(token_type)) => Ok(Self::Machine(token_type)),
                Some(_) => Ok(Self::Sessions(Others::None)),
                None => Err(unknown_kind(name)),
            },
            Either::B(names) => {
                let kinds = names.iter().map(|name| kind(name).ok_or_else(|| unknown_kind(name)));
                Ok(Self::Sessions(Others::OneOf(kinds.collect::<Result<_, _>>()?)))
            }
        }
    }
}

fn kind(name: &str) -> Option<TokenKind> {
    if name == "session_token" {
        return Some(TokenKind::Session);
    }
    TokenType::from_name(name).map(TokenKind::Machine)
}

fn unknown_kind(name: &str) -> ConfigurationError {
    let shown: String = name.chars().take(40).flat_map(char::escape_debug).collect();
    ConfigurationError::new(
        "accepts-token-invalid",
        format!(
            "Clerk: the option acceptsToken contains \"{shown}\"; expected session_token, api_key, m2m_token, oauth_token, an \
             array of them, or any."
        ),
    )
}
