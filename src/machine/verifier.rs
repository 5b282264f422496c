//! Verification of a machine token, whichever way its form asks for.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::cache::Cache;
use super::detect::Form;
use super::jwt_token::JwtVerifier;
use super::lookup::{Found, Question, TokenLookup};
use super::{MachineToken, RefusalCode, Refused, TokenType};
use crate::backend::BackendClient;
use crate::backend::lookups::Lookups;
use crate::jwt::{KeySource, VerifiedTokens};
use crate::time::Clock;
use crate::transport::BoxFuture;

/// Verifies machine tokens for one configuration. Built once, then shared by all requests.
#[derive(Debug)]
pub struct MachineVerifier {
    jwt: JwtVerifier,
    lookup: TokenLookup,
    cache: Option<Cache>,
}

/// The configuration of a [`MachineVerifier`].
#[derive(Debug)]
pub struct MachineVerifierOptions {
    /// Keys for tokens that are JWTs. Without them, those are refused: `token-verification-failed`.
    pub keys: Option<KeySource>,
    /// `aud` must share a member with this list: for OAuth access tokens always, for machine-to-machine tokens where
    /// they have one, for API keys never. Empty: nothing is asked for.
    pub audience: Vec<String>,
    /// How far the clocks may differ, in milliseconds.
    pub clock_skew_ms: f64,
    /// Whether a machine-to-machine JWT must carry what it may lack by default: `typ`, and `aud` where `audience` asks for
    /// one.
    pub strict: bool,
    /// Asks Clerk about opaque tokens, with the secret key. Without it, those are refused: `unexpected-error`.
    pub backend: Option<Arc<BackendClient>>,
    /// Asks Clerk about opaque machine-to-machine tokens, with the machine secret key, in place of `backend`.
    pub machine_backend: Option<Arc<BackendClient>>,
    /// Bounds what strangers can make `backend` and `machine_backend` do.
    pub lookups: Arc<Lookups>,
    /// Remembers the JWTs that were accepted. `None`: each is verified anew.
    pub verified_tokens: Option<Arc<VerifiedTokens>>,
    /// For how long Clerk's answer about an opaque token is used again, counted from the question. `None`: not at all.
    pub cache_time_to_live: Option<Duration>,
}

/// A machine token that was accepted.
#[derive(Clone, PartialEq, Eq)]
pub struct Verified {
    /// The kind of token.
    pub token_type: TokenType,
    /// JSON text of an object with `id` and `subject`, and, as far as the token has them, `name`, `claims`, `scopes`
    /// and `clientId`. A member that is missing is `undefined` in the auth object (`authentication.md` §5.4).
    pub data: String,
}

impl MachineVerifier {
    /// Decides by `options`, with the time of `clock`.
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
        } = options;
        let (jwt_clock, lookup_clock) = (Arc::clone(&clock), Arc::clone(&clock));
        let jwt_audience = audience.clone();
        Self {
            jwt: JwtVerifier::new(keys, jwt_audience, clock_skew_ms, strict, verified_tokens, jwt_clock),
            lookup: TokenLookup { backend, machine_backend, lookups, audience, clock: lookup_clock },
            cache: cache_time_to_live.map(|time_to_live| Cache::new(time_to_live, clock)),
        }
    }

    /// Accepts a token or tells why not. Ready at once for a JWT while the key is in memory, and for an opaque token
    /// while Clerk's answer is.
    ///
    /// # Errors
    /// See [`Refused`]. Its kind of token is the one to report.
    pub async fn verify(&self, token: &MachineToken<'_>) -> Result<Verified, Refused> {
        let token_type = token.token_type();
        match &token.form {
            Form::Jwt(jwt) => {
                let data = self.jwt.verify(token_type, jwt).await?.to_json();
                Ok(Verified { token_type, data })
            }
            Form::Opaque(text) => Ok(Verified { token_type, data: self.look_up(token_type, text).await? }),
            // Whatever its prefix is, Clerk's SDK reports such a token as a machine-to-machine token.
            Form::Undecodable(error) => {
                Err(Refused::new(TokenType::M2mToken, RefusalCode::TokenInvalid, &error.message))
            }
        }
    }

    async fn look_up(&self, token_type: TokenType, token: &str) -> Result<String, Refused> {
        let question = self.lookup.question(token_type, token)?;
        if let Some(data) = self.cache.as_ref().and_then(|cache| cache.get(&question.fingerprint)) {
            return Ok(data);
        }
        let found = self.ask(&question).await?;
        let data = found.data.to_json();
        if let Some(cache) = &self.cache {
            cache.keep(question.fingerprint, &data, found.expires_at_unix_ms, found.asked_at);
        }
        Ok(data)
    }

    /// Boxed, because every request would have to have room for the question, whatever its token is.
    fn ask<'q>(&'q self, question: &'q Question<'q>) -> BoxFuture<'q, Result<Found, Refused>> {
        Box::pin(self.lookup.ask(question))
    }
}

impl fmt::Debug for Verified {
    /// Does not show whose token it is.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Verified").field("token_type", &self.token_type).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
