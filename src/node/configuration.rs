//! The configuration of an `Authenticator`.

use std::sync::Arc;

use napi::bindgen_prelude::Either;
use napi_derive::napi;

use super::error::CodedError;
use super::organization_sync::{OrganizationSyncOptions, into_patterns};
use super::verification::{VerificationOptions, duration};
use clerk_express_native::authenticate::{AcceptsToken, Configuration};
use clerk_express_native::machine::{DEFAULT_STORE_TIMEOUT, GuardedStore, SharedCacheOptions};

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
    /// How long a request waits for the store that shares these responses, in milliseconds.
    pub machine_token_store_timeout_in_ms: Option<f64>,
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

impl AuthenticatorOptions {
    /// The configuration, for the core.
    pub(super) fn with(
        self,
        verification: &VerificationOptions,
        store: Option<Arc<GuardedStore>>,
    ) -> Result<Configuration, CodedError> {
        let timeout = duration(self.machine_token_store_timeout_in_ms);
        Ok(Configuration {
            publishable_key: self.publishable_key,
            secret_key: self.secret_key,
            client_secret_key: self.client_secret_key,
            machine_secret_key: self.machine_secret_key,
            api_url: self.api_url.unwrap_or_default(),
            api_version: self.api_version.unwrap_or_default(),
            accepts_token: match self.accepts_token {
                Either::A(name) => AcceptsToken::Name(name),
                Either::B(names) => AcceptsToken::Names(names),
            },
            verification: verification.verification()?,
            strict: self.strict,
            token_cache_entries: self.token_cache_entries.map(|entries| entries as usize),
            machine_token_cache_ttl: duration(self.machine_token_cache_ttl_in_ms),
            machine_token_store: store
                .map(|store| SharedCacheOptions { store, timeout: timeout.unwrap_or(DEFAULT_STORE_TIMEOUT) }),
            organization_sync: self.organization_sync_options.map_or_else(Default::default, into_patterns),
            redirects: self.enable_handshake,
        })
    }
}
