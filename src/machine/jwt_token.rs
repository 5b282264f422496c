//! Machine tokens that are JWTs: they are verified locally with the instance's keys (`authentication.md`
//! §5.10, "JWT path").

use std::sync::Arc;

use serde_json::value::RawValue;

use super::data::{Members, TokenData, given, raw};
use super::{RefusalCode, Refused, TokenType, check_audience};
use crate::error::{TokenError, VerificationError};
use crate::jwt::{Category, HeaderTypes, KeySource, PresentedJwt, Rules, VerifiedTokens, Verifier};
use crate::time::Clock;

/// Claims that are not part of an M2M token's custom `claims`. Audience and scopes are.
const NOT_CUSTOM: [&str; 6] = ["iss", "sub", "exp", "nbf", "iat", "jti"];

/// Verifies JWTs with keys, rules and a clock. Authorized parties and issuers are not checked.
#[derive(Debug)]
pub(super) struct JwtVerifier {
    verifiers: Option<Verifiers>,
    audience: Vec<String>,
}

/// A verifier for each kind of token.
#[derive(Debug)]
struct Verifiers {
    m2m: Verifier,
    oauth: Verifier,
}

impl JwtVerifier {
    /// Without `keys` every token is rejected. `verified_tokens` caches accepted tokens.
    pub(super) fn new(
        keys: Option<KeySource>,
        audience: Vec<String>,
        clock_skew_ms: f64,
        strict: bool,
        verified_tokens: Option<Arc<VerifiedTokens>>,
        clock: Arc<dyn Clock>,
    ) -> Self {
        let mut m2m_rules = Rules { audience: audience.clone(), clock_skew_ms, ..Rules::default() };
        if strict {
            m2m_rules.make_strict(Vec::new());
        }
        let oauth_types = ["at+jwt", "application/at+jwt"].map(str::to_owned);
        let oauth_rules = Rules {
            // The audience is checked afterwards, more strictly than that of sessions.
            audience: Vec::new(),
            header_types: HeaderTypes::OneOf(oauth_types.into()),
            clock_skew_ms,
            ..Rules::default()
        };
        let verifier = |keys, rules| {
            let verifier = Verifier::new(keys, rules, Arc::clone(&clock));
            match &verified_tokens {
                Some(tokens) => verifier.remembering(Arc::clone(tokens)),
                None => verifier,
            }
        };
        let verifiers = keys.map(|keys: KeySource| Verifiers {
            m2m: verifier(keys.clone(), m2m_rules),
            oauth: verifier(keys, oauth_rules),
        });
        Self { verifiers, audience }
    }

    /// Verifies the token and returns its data. Ready immediately if the key is in memory.
    pub(super) async fn verify(
        &self,
        token_type: TokenType,
        token: &PresentedJwt,
    ) -> Result<TokenData, Refused> {
        if token_type == TokenType::OauthToken { self.oauth(token).await } else { self.m2m(token).await }
    }

    async fn m2m(&self, token: &PresentedJwt) -> Result<TokenData, Refused> {
        let header = token.header();
        if header.get("cat").is_some() && header.category() != Category::MachineToMachine {
            return Err(Refused::new(
                TokenType::M2mToken,
                RefusalCode::TokenInvalid,
                "The token's subject is a machine, but its category (cat) is not that of M2M tokens.",
            ));
        }
        self.check(TokenType::M2mToken, token).await?;
        let claims = members(token);
        let scopes = match given(&claims, "scopes") {
            Some(scopes) => words(TokenType::M2mToken, "scopes", scopes)?,
            None => given(&claims, "aud").map_or_else(no_words, ToOwned::to_owned),
        };
        Ok(TokenData {
            id: text_or_empty(&claims, "jti"),
            subject: raw(&token.claims().subject),
            name: None,
            scopes: Some(scopes),
            client_id: None,
            claims: Some(custom(claims)),
        })
    }

    async fn oauth(&self, token: &PresentedJwt) -> Result<TokenData, Refused> {
        self.check(TokenType::OauthToken, token).await?;
        check_audience(token.claims().audience.as_ref(), &self.audience)
            .map_err(|message| failed(TokenType::OauthToken, &message))?;
        let claims = members(token);
        let scopes = match (given(&claims, "scp"), given(&claims, "scope")) {
            (Some(scopes), _) => scopes.to_owned(),
            (None, Some(scope)) => words(TokenType::OauthToken, "scope", scope)?,
            (None, None) => no_words(),
        };
        Ok(TokenData {
            id: text_or_empty(&claims, "jti"),
            subject: raw(&token.claims().subject),
            name: None,
            claims: None,
            scopes: Some(scopes),
            client_id: Some(text_or_empty(&claims, "client_id")),
        })
    }

    async fn check(&self, token_type: TokenType, token: &PresentedJwt) -> Result<(), Refused> {
        let not_checked = |why: &str| Refused::new(token_type, RefusalCode::KeysUnavailable, why);
        let Some(Verifiers { m2m, oauth }) = &self.verifiers else {
            return Err(not_checked(
                "The token's signature cannot be verified without a key. Set CLERK_SECRET_KEY, or CLERK_JWT_KEY to the \
                 instance's public key.",
            ));
        };
        let verifier = if token_type == TokenType::OauthToken { oauth } else { m2m };
        verifier.verify_of_any_category(token).await.map_err(|error| match error {
            VerificationError::Token(error) => {
                let is_about_keys = error.reason.is_about_keys();
                let text = TokenError { action: None, ..error }.text_for_clients().into_owned();
                if is_about_keys { not_checked(&text) } else { failed(token_type, &text) }
            }
            // The details are for operators, and this message goes to the client.
            VerificationError::Unexpected(_) => not_checked(
                "The token's signature cannot be verified: the signing keys could not be loaded from Clerk.",
            ),
        })
    }
}

fn failed(token_type: TokenType, message: &str) -> Refused {
    Refused::new(token_type, RefusalCode::TokenVerificationFailed, message)
}

fn members(token: &PresentedJwt) -> Members<'_> {
    serde_json::from_str(token.payload()).expect("the payload was decoded as an object")
}

fn text_or_empty(claims: &Members<'_>, name: &str) -> Box<RawValue> {
    given(claims, name).map_or_else(|| raw(""), ToOwned::to_owned)
}

/// Splits a claim at single spaces.
fn words(token_type: TokenType, name: &str, claim: &RawValue) -> Result<Box<RawValue>, Refused> {
    let text: String = serde_json::from_str(claim.get()).map_err(|_| {
        failed(
            token_type,
            &format!("The token's {name} claim is not a string; expected words separated by spaces."),
        )
    })?;
    Ok(raw(&text.split(' ').collect::<Vec<_>>()))
}

fn no_words() -> Box<RawValue> {
    raw::<[&str; 0]>(&[])
}

/// The app's own claims; `null` if there are none.
fn custom(mut claims: Members<'_>) -> Box<RawValue> {
    claims.retain(|name, _| !NOT_CUSTOM.contains(&name.as_str()));
    if claims.is_empty() { raw(&()) } else { raw(&claims) }
}

#[cfg(test)]
mod tests;
