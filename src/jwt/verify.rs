//! Verification of a session token, in the order of the specification (`authentication.md` §4.2).

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;

use super::json::{show, show_list, show_text};
use super::rules::{HeaderTypes, Rules};
use super::time_claim::TimeCheck;
use super::verified_tokens::{Lookup, MAX_AGE, Scope, VerifiedTokens};
use super::{Category, Claims, DecodedJwt, PresentedJwt, claim_checks};
use crate::error::{TokenError, TokenErrorReason, VerificationError};
use crate::jwks::{Algorithm, Freshness, KeyCache, LookupError, NamedKey, PemKey};
use crate::revocation::Revocations;
use crate::time::Clock;

/// Verifies tokens with a key, rules and a clock. Built once per configuration.
///
/// ```
/// use std::sync::Arc;
///
/// use clerk_express_native::jwks::PemKey;
/// use clerk_express_native::jwt::{KeySource, Rules, Verifier};
/// use clerk_express_native::time::SystemClock;
///
/// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/test/vectors/support/documentation.rs"));
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// let verifier_for = |origin: &str| {
///     let rules = Rules { authorized_parties: vec![origin.to_owned()], ..Rules::default() };
///     Verifier::new(KeySource::Pem(PemKey::parse(PEM)), rules, Arc::new(SystemClock::new()))
/// };
/// let verifier = verifier_for("https://example.com");
/// let token = verifier.decode(TOKEN).expect("a JWT");
/// assert!(verifier.verify(&token).await.is_ok());
/// assert!(verifier_for("https://other.example").verify(&token).await.is_err());
/// # }
/// ```
#[derive(Debug)]
pub struct Verifier {
    keys: KeySource,
    rules: Rules,
    clock: Arc<dyn Clock>,
    memory: Option<Memory>,
    revocations: Option<Arc<Revocations>>,
}

/// The cache, and the scope of this verifier in it.
struct Memory {
    tokens: Arc<VerifiedTokens>,
    scope: Scope,
}

/// Where the verification key comes from.
#[derive(Clone, Debug)]
pub enum KeySource {
    /// `jwtKey`: one key for every `kid`, without network access.
    Pem(PemKey),
    /// The instance's key set.
    Remote {
        /// The process-wide cache for the instance.
        cache: Arc<KeyCache>,
        /// When a cached key may be used.
        freshness: Freshness,
        /// How long to wait for keys that are not cached.
        timeout: Duration,
    },
    /// No key is configured, so no token can be verified.
    Missing,
}

impl Verifier {
    /// A verifier without a cache.
    pub fn new(keys: KeySource, rules: Rules, clock: Arc<dyn Clock>) -> Self {
        Self { keys, rules, clock, memory: None, revocations: None }
    }

    /// Caches accepted tokens in `tokens` for up to a minute, shared by all verifiers with the same keys and
    /// rules.
    #[must_use]
    pub fn remembering(self, tokens: Arc<VerifiedTokens>) -> Self {
        let memory =
            self.keys.identity().map(|keys| Memory { tokens, scope: Scope::new(&keys, &self.rules) });
        Self { memory, ..self }
    }

    /// Refuses session tokens that these revocations are about.
    #[must_use]
    pub fn refusing(self, revocations: Option<Arc<Revocations>>) -> Self {
        Self { revocations, ..self }
    }

    /// The rules in addition to the signature.
    pub fn rules(&self) -> &Rules {
        &self.rules
    }

    /// The current time in whole Unix seconds.
    pub fn unix_seconds(&self) -> i64 {
        self.clock.unix_ms().div_euclid(1000)
    }

    /// Decodes a token, or returns it from the cache. The token must not be trusted before [`Self::verify`].
    ///
    /// # Errors
    /// `token-invalid`, as for [`PresentedJwt::decode`].
    pub fn decode(&self, text: &str) -> Result<PresentedJwt, TokenError> {
        match &self.memory {
            Some(Memory { tokens, scope }) => PresentedJwt::look_up(tokens, *scope, text),
            None => PresentedJwt::decode(text),
        }
    }

    /// Verifies a session token. Ready immediately if the key is in memory.
    ///
    /// # Errors
    /// [`VerificationError::Token`] with the reason of the first rule that is violated;
    /// [`VerificationError::Unexpected`] if the keys could not be loaded for another reason.
    pub async fn verify(&self, token: &PresentedJwt) -> Result<(), VerificationError> {
        check_is_for_sessions(token)?;
        self.verify_of_any_category(token).await?;
        Ok(self.check_is_not_revoked(token)?)
    }

    /// Like [`Self::verify`], with another clock skew, in milliseconds.
    ///
    /// # Errors
    /// As for [`Self::verify`].
    pub async fn verify_within(
        &self,
        token: &DecodedJwt,
        clock_skew_ms: f64,
    ) -> Result<(), VerificationError> {
        check_is_for_sessions(token)?;
        let key = self.key(token).await?;
        self.judge(token, &key, &Rules { clock_skew_ms, ..self.rules.clone() })?;
        Ok(self.check_is_not_revoked(token)?)
    }

    /// Like [`Self::verify`], for a token of any category.
    ///
    /// # Errors
    /// As for [`Self::verify`].
    pub(crate) async fn verify_of_any_category(&self, token: &PresentedJwt) -> Result<(), VerificationError> {
        let key = self.key(token).await?;
        let Some(memory) = &self.memory else { return Ok(self.judge(token, &key, &self.rules)?) };
        let lookup = memory.look_up(token);
        let counting = lookup.record().filter(|record| record.counts(&key, self.clock.monotonic()));
        if let Some(record) = counting {
            if !record.facts().are_timely(&self.time_check(&self.rules)) {
                self.check_time(token.claims(), &self.rules)?;
            }
            memory.tokens.accepted(lookup, token.token());
        } else {
            self.judge(token, &key, &self.rules)?;
            self.remember(memory, lookup, token, &key);
        }
        Ok(())
    }

    /// Verifies the token with which Clerk redirects a browser back. Only header and signature are checked,
    /// because it has none of a session token's claims (`authentication.md` §3.10).
    ///
    /// # Errors
    /// As for [`Self::verify`].
    pub async fn verify_handshake(&self, token: &DecodedJwt) -> Result<(), VerificationError> {
        let key = self.key(token).await?;
        check_type(token, &HeaderTypes::JwtOrAbsent)?;
        let algorithm = algorithm(token)?;
        if token.header().category() != Category::Session {
            return Err(invalid(
                "The token is not a handshake token: its cat header names another kind.".to_owned(),
            )
            .into());
        }
        check_signature(token, &key, algorithm)?;
        Ok(())
    }

    fn remember(&self, memory: &Memory, lookup: Lookup, token: &PresentedJwt, key: &NamedKey) {
        let Ok(key) = key else { return };
        let expiration = token.claims().expiration.as_ref().and_then(Value::as_f64).unwrap_or_default();
        let left_ms = expiration * 1000.0 - self.clock.unix_ms() as f64;
        // A token that is only valid thanks to the clock skew is not cached.
        if let Ok(left) = Duration::try_from_secs_f64(left_ms / 1000.0) {
            let now = self.clock.monotonic();
            memory.tokens.keep(lookup, token.token(), *key.fingerprint(), now, now + left.min(MAX_AGE));
        }
    }

    async fn key(&self, token: &DecodedJwt) -> Result<NamedKey, VerificationError> {
        match &self.keys {
            KeySource::Pem(PemKey::Usable(key)) => Ok(Ok(Arc::clone(key))),
            KeySource::Pem(PemKey::Unusable(why)) => Err(TokenError::new(
                TokenErrorReason::TokenInvalidSignature,
                format!("The signature cannot be verified: jwtKey (CLERK_JWT_KEY) {why}."),
            )
            .with_action("Copy the PEM public key from the Clerk Dashboard under API keys.")
            .for_operators()
            .into()),
            KeySource::Missing => Err(TokenError::new(
                TokenErrorReason::JwkFailedToResolve,
                "The token cannot be verified: neither jwtKey nor secretKey is set.",
            )
            .with_action(
                "Pass the option jwtKey (the PEM public key) or secretKey; the Clerk Dashboard shows both under API keys.",
            )
            .for_operators()
            .into()),
            KeySource::Remote { cache, freshness, timeout } => {
                cache.key(token.header().key_id(), *freshness, *timeout).await.map_err(lookup_error)
            }
        }
    }

    /// Checks every rule except the category, in the order of the specification.
    fn judge(&self, token: &DecodedJwt, key: &NamedKey, rules: &Rules) -> Result<(), TokenError> {
        check_type(token, &rules.header_types)?;
        let algorithm = algorithm(token)?;
        check_signature(token, key, algorithm)?;
        let claims = token.claims();
        claim_checks::subject(claims.subject.as_ref())?;
        claim_checks::audience(claims.audience.as_ref(), &rules.audience, rules.audience_required)?;
        claim_checks::authorized_party(claims.authorized_party.as_ref(), &rules.authorized_parties)?;
        claim_checks::issuer(claims.issuer.as_ref(), &rules.issuers)?;
        self.check_time(claims, rules)
    }

    /// For each request, also with a cached token: a revocation counts immediately.
    fn check_is_not_revoked(&self, token: &DecodedJwt) -> Result<(), TokenError> {
        let Some(revocations) = &self.revocations else { return Ok(()) };
        if revocations.refuses(|| token.subject()) {
            return Err(TokenError::new(
                TokenErrorReason::SessionRevoked,
                "The session has ended, or the access of its user has changed, since the token was issued.",
            ));
        }
        Ok(())
    }

    fn check_time(&self, claims: &Claims, rules: &Rules) -> Result<(), TokenError> {
        let time = self.time_check(rules);
        time.expiration(claims.expiration.as_ref())?;
        time.not_before(claims.not_before.as_ref())?;
        time.issued_at(claims.issued_at.as_ref())
    }

    fn time_check(&self, rules: &Rules) -> TimeCheck {
        TimeCheck { now_ms: self.clock.unix_ms() as f64, clock_skew_ms: rules.clock_skew_ms }
    }
}

impl KeySource {
    /// Identifies the key source. `None` disables caching: without a key nothing is verified, and with
    /// [`Freshness::AlwaysFetch`] every token must be verified with newly fetched keys.
    fn identity(&self) -> Option<String> {
        match self {
            Self::Pem(PemKey::Usable(key)) => Some(format!("key {:?}", key.fingerprint())),
            Self::Remote { cache, freshness: Freshness::MaxAge(_), .. } => {
                Some(format!("instance {}", cache.id()))
            }
            Self::Remote { freshness: Freshness::AlwaysFetch, .. } | Self::Pem(_) | Self::Missing => None,
        }
    }
}

impl Memory {
    /// What the cache says about the token.
    fn look_up(&self, token: &PresentedJwt) -> Lookup {
        // Machine tokens are detected before their rules are known, so that they were decoded without a lookup.
        token.looked_up_in(self.scope).unwrap_or_else(|| self.tokens.look_up(self.scope, token.text()))
    }
}

#[cfg(test)]
impl Verifier {
    /// Whether `key` has recently verified the token with the same rules, so that only the time claims are
    /// left to check.
    pub(super) fn remembers(&self, token: &PresentedJwt, key: &NamedKey) -> bool {
        let record = self.memory.as_ref().and_then(|memory| memory.look_up(token).record());
        record.is_some_and(|record| record.counts(key, self.clock.monotonic()))
    }
}

impl fmt::Debug for Memory {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.tokens.fmt(formatter)
    }
}

/// Accepts tokens made from a JWT template. OAuth access tokens are rejected by `typ`, unless it is listed.
fn check_is_for_sessions(token: &DecodedJwt) -> Result<(), TokenError> {
    if token.header().category() == Category::MachineToMachine || token.is_machine_to_machine() {
        return Err(invalid("The token is a machine-to-machine token, not a session token.".to_owned()));
    }
    Ok(())
}

fn invalid(message: String) -> TokenError {
    TokenError::new(TokenErrorReason::TokenInvalid, message).with_action(TokenError::ENSURE_CLERK)
}

fn failed(message: String) -> TokenError {
    TokenError::new(TokenErrorReason::TokenVerificationFailed, message).with_action(TokenError::ENSURE_CLERK)
}

fn lookup_error(error: LookupError) -> VerificationError {
    let (reason, message, action) = match error {
        LookupError::UnknownKey { kid } => (
            TokenErrorReason::JwkKidMismatch,
            format!(
                "The token was signed with key {}, which the instance does not have.",
                kid.map_or("without a kid".to_owned(), |kid| format!("\"{}\"", show_text(&kid)))
            ),
            "The token was probably issued by a different Clerk instance than that of the secret key.",
        ),
        LookupError::SecretKeyInvalid => (
            TokenErrorReason::SecretKeyInvalid,
            "Clerk rejected the secret key when the signing keys were loaded.".to_owned(),
            "Copy CLERK_SECRET_KEY again from the Clerk Dashboard under API keys.",
        ),
        LookupError::NoKeys(why) => (
            TokenErrorReason::JwkRemoteFailedToLoad,
            format!("The signing keys could not be loaded: {}.", show_text(&why)),
            "Make sure that CLERK_API_URL is the URL of Clerk's Backend API, or set `jwtKey` to verify without it.",
        ),
        LookupError::Unexpected(why) => return VerificationError::Unexpected(why),
    };
    let error = TokenError::new(reason, message).with_action(action);
    match reason {
        TokenErrorReason::JwkKidMismatch => error.into(),
        _ => error.for_operators().into(),
    }
}

fn check_type(token: &DecodedJwt, accepted: &HeaderTypes) -> Result<(), TokenError> {
    let typ = token.header().get("typ");
    let expected = match (typ, accepted) {
        (None, HeaderTypes::JwtOrAbsent) => return Ok(()),
        (Some(Value::String(typ)), HeaderTypes::JwtOrAbsent) if typ == "JWT" => return Ok(()),
        (_, HeaderTypes::JwtOrAbsent) => "\"JWT\"".to_owned(),
        (Some(Value::String(typ)), HeaderTypes::OneOf(types)) if types.contains(typ) => return Ok(()),
        (_, HeaderTypes::OneOf(types)) => show_list(types.iter().map(String::as_str)),
    };
    let seen = format!("The token's typ header is {}", show(typ));
    Err(TokenError::unexpected(TokenErrorReason::TokenInvalid, &seen, &expected)
        .with_action(TokenError::ENSURE_CLERK))
}

fn algorithm(token: &DecodedJwt) -> Result<Algorithm, TokenError> {
    let alg = token.header().get("alg");
    alg.and_then(Value::as_str).and_then(Algorithm::from_name).ok_or_else(|| {
        TokenError::new(
            TokenErrorReason::TokenInvalidAlgorithm,
            format!("The token's alg header is {}; expected RS256, RS384 or RS512.", show(alg)),
        )
        .with_action(TokenError::ENSURE_CLERK)
    })
}

fn check_signature(token: &DecodedJwt, key: &NamedKey, algorithm: Algorithm) -> Result<(), TokenError> {
    let unfit =
        |why: &str| failed(format!("The signature cannot be verified: the key {why}.")).for_operators();
    let key = key.as_ref().map_err(|fault| unfit(fault.as_str()))?;
    let key = key.for_algorithm(algorithm).ok_or_else(|| {
        unfit(&format!("is meant for another algorithm than {}, which the token names", algorithm.name()))
    })?;
    if key.verify(token.signed_text().as_bytes(), token.signature()) {
        return Ok(());
    }
    Err(TokenError::new(
        TokenErrorReason::TokenInvalidSignature,
        "The token's signature does not match: the token was modified, or signed with another key.",
    ))
}

#[cfg(test)]
mod tests;
