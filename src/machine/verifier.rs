//! Verification of machine tokens of any form.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::cache::Cache;
use super::detect::Form;
use super::jwt_token::JwtVerifier;
use super::lookup::{Question, TokenLookup};
use super::shared_cache::SharedCache;
use super::{MachineToken, RefusalCode, Refused, SharedCacheOptions, StoreProblem, TokenType};
use crate::backend::BackendClient;
use crate::backend::lookups::Lookups;
use crate::jwt::{KeySource, VerifiedTokens};
use crate::time::Clock;
use crate::transport::BoxFuture;

/// Verifies machine tokens for one configuration. Built once and shared by all requests.
#[derive(Debug)]
pub struct MachineVerifier {
    jwt: JwtVerifier,
    lookup: TokenLookup,
    cache: Option<Cache>,
    shared: Option<SharedCache>,
}

/// The configuration of a [`MachineVerifier`].
#[derive(Debug)]
pub struct MachineVerifierOptions {
    /// Keys for JWTs. Without them, JWTs are rejected with `token-verification-failed`.
    pub keys: Option<KeySource>,
    /// `aud` must share a member with this list: always for OAuth access tokens, if present for
    /// machine-to-machine tokens, never for API keys. An empty list disables the check.
    pub audience: Vec<String>,
    /// Tolerated clock difference, in milliseconds.
    pub clock_skew_ms: f64,
    /// Whether a machine-to-machine JWT must have what it may lack by default: `typ`, and `aud` if `audience`
    /// is set.
    pub strict: bool,
    /// Queries Clerk about opaque tokens, with the secret key. Without it, they are rejected with
    /// `unexpected-error`.
    pub backend: Option<Arc<BackendClient>>,
    /// Queries Clerk about opaque machine-to-machine tokens, with the machine secret key, instead of
    /// `backend`.
    pub machine_backend: Option<Arc<BackendClient>>,
    /// Limits the requests that unauthenticated clients can cause through `backend` and `machine_backend`.
    pub lookups: Arc<Lookups>,
    /// Caches accepted JWTs. `None`: each is verified every time.
    pub verified_tokens: Option<Arc<VerifiedTokens>>,
    /// How long Clerk's response about an opaque token is reused, counted from the request. `None`: not at
    /// all.
    pub cache_time_to_live: Option<Duration>,
    /// Shares Clerk's responses about opaque tokens with other servers, for `cache_time_to_live`. Without that, or if it
    /// is zero, nothing is shared.
    pub shared_cache: Option<SharedCacheOptions>,
}

/// An accepted machine token.
#[derive(Clone, PartialEq, Eq)]
pub struct Verified {
    /// The kind of token.
    pub token_type: TokenType,
    /// A JSON object with `id` and `subject`, and, if the token has them, `name`, `claims`, `scopes` and
    /// `clientId`. A missing member is `undefined` in the auth object (`authentication.md` §5.4).
    pub data: String,
}

impl MachineVerifier {
    /// A verifier with these options.
    pub fn new(options: MachineVerifierOptions, clock: Arc<dyn Clock>) -> Self {
        let MachineVerifierOptions {
            keys,
            audience,
            clock_skew_ms,
            strict,
            backend,
            machine_backend,
            lookups,
            verified_tokens,
            cache_time_to_live,
            shared_cache,
        } = options;
        let time_to_live = cache_time_to_live.filter(|time| !time.is_zero());
        let (jwt_clock, lookup_clock) = (Arc::clone(&clock), Arc::clone(&clock));
        let jwt_audience = audience.clone();
        let shared = time_to_live
            .zip(shared_cache)
            .map(|(time_to_live, options)| SharedCache::new(options, time_to_live, Arc::clone(&clock)));
        Self {
            shared,
            jwt: JwtVerifier::new(keys, jwt_audience, clock_skew_ms, strict, verified_tokens, jwt_clock),
            lookup: TokenLookup { backend, machine_backend, lookups, audience, clock: lookup_clock },
            cache: time_to_live.map(|time_to_live| Cache::new(time_to_live, clock)),
        }
    }

    /// Verifies a token. Ready immediately for a JWT if the key is in memory, and for an opaque token if
    /// Clerk's response is cached.
    ///
    /// # Errors
    /// See [`Refused`]. Report its kind of token.
    pub async fn verify(&self, token: &MachineToken<'_>) -> Result<Verified, Refused> {
        let token_type = token.token_type();
        match &token.form {
            Form::Jwt(jwt) => {
                let data = self.jwt.verify(token_type, jwt).await?.to_json();
                Ok(Verified { token_type, data })
            }
            Form::Opaque(text) => Ok(Verified { token_type, data: self.look_up(token_type, text).await? }),
            // Clerk's SDK reports such a token as a machine-to-machine token, whatever its prefix.
            Form::Undecodable(error) => {
                Err(Refused::new(TokenType::M2mToken, RefusalCode::TokenInvalid, &error.message))
            }
        }
    }

    /// What is wrong with the store that servers share, since the last call.
    pub fn take_store_problems(&self) -> Vec<StoreProblem> {
        self.shared.as_ref().map(SharedCache::take_problems).unwrap_or_default()
    }

    async fn look_up(&self, token_type: TokenType, token: &str) -> Result<String, Refused> {
        let question = self.lookup.question(token_type, token)?;
        match self.cached(&question) {
            Some(data) => Ok(data),
            None => self.find(&question).await,
        }
    }

    /// Boxed to keep the future of requests with other tokens small.
    fn find<'q>(&'q self, question: &'q Question<'q>) -> BoxFuture<'q, Result<String, Refused>> {
        Box::pin(async move {
            match &self.shared {
                // A recent refusal is in memory, which is faster.
                Some(shared) if !self.lookup.is_refused(question) => self.find_shared(shared, question).await,
                _ => self.ask(question).await,
            }
        })
    }

    async fn find_shared(&self, shared: &SharedCache, question: &Question<'_>) -> Result<String, Refused> {
        let Some(found) = shared.read(question).await else {
            // An identical question may have been answered while this one waited for the store.
            return match self.cached(question) {
                Some(data) => Ok(data),
                None => self.ask(question).await,
            };
        };
        let active = self.lookup.conclude(question, &found.verdict)?;
        if let Some(cache) = &self.cache {
            let expires_at = active.expires_at_unix_ms;
            cache.keep_until(question.fingerprint, &active.data, expires_at, found.forget_at);
        }
        Ok(active.data.clone())
    }

    async fn ask(&self, question: &Question<'_>) -> Result<String, Refused> {
        let asked = self.lookup.ask(question).await?;
        if let Some(shared) = &self.shared {
            shared.write(question, &asked);
        }
        let active = self.lookup.conclude(question, &asked.verdict)?;
        if let Some(cache) = &self.cache {
            cache.keep(question.fingerprint, &active.data, active.expires_at_unix_ms, asked.asked_at);
        }
        Ok(active.data.clone())
    }

    fn cached(&self, question: &Question<'_>) -> Option<String> {
        self.cache.as_ref()?.get(&question.fingerprint)
    }
}

impl fmt::Debug for Verified {
    /// Does not show the owner of the token.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Verified").field("token_type", &self.token_type).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
